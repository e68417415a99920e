using System.Diagnostics;
using System.Net.Sockets;

namespace CompactBot.Delivery;

/// <summary>
/// The last thing before a post's bytes leave this process: whoever sends is asked once more whether it still may. Connections made here
/// ask for each write, below everything that takes time – tokens, names, handshakes, waiting for a connection. A request that is refused
/// in its middle is one that no platform can have taken. For HTTP/1.1, where a connection has one request at a time.
/// </summary>
public static class SendGate
{
    /// <summary>Longer than this no write takes whose process is not held still in its middle.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private static readonly AsyncLocal<Passage?> Current = new();

    /// <summary>Sends, and looks before each write.</summary>
    /// <param name="look">Ends when bytes may leave; throws <see cref="SendWithheldException"/> where they may not.</param>
    /// <param name="send">The send, with all the requests that it makes.</param>
    /// <param name="held">
    /// Told where long passed between a look and the end of its write. The process stood still there, and bytes may have left that should
    /// not: nothing in a process can forbid that, but it can be known.
    /// </param>
    public static async Task<T> BehindAsync<T>(Func<CancellationToken, ValueTask> look, Func<Task<T>> send, Action<TimeSpan>? held = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        Current.Value = new Passage(look, held);
        return await send();
    }

    /// <summary>Connects as a <see cref="SocketsHttpHandler"/> does by itself; for its <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        return Before(await OpenAsync(context, cancellation));
    }

    /// <summary>The same, with no gate.</summary>
    public static async Task<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The gate before a connection.</summary>
    public static Stream Before(Stream connection) => new GatedStream(connection);

    /// <summary>The look of the send that this is part of.</summary>
    internal static ValueTask PassAsync(CancellationToken cancellation) => Current.Value is { } passage ? passage.Look(cancellation) : ValueTask.CompletedTask;

    private sealed record Passage(Func<CancellationToken, ValueTask> Look, Action<TimeSpan>? Held);

    private sealed class GatedStream(Stream connection) : DelegatingStream(connection)
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var pass = PassAsync(cancellationToken);
            if (!pass.IsCompletedSuccessfully)
            {
                await pass;
            }

            // Nothing stands between the look and the socket.
            var looked = Stopwatch.GetTimestamp();
            await base.WriteAsync(buffer, cancellationToken);
            if (Stopwatch.GetElapsedTime(looked) is var took && took > Longest)
            {
                Current.Value?.Held?.Invoke(took);
            }
        }
    }
}

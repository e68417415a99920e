using System.Net;
using System.Net.Sockets;
using System.Text;
using CompactBot.Delivery;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>What stands between a claim and the bytes of a post.</summary>
public sealed class SendGateTests
{
    [Fact]
    public async Task Look_ComesBeforeTheBytesAndNothingLeavesWithoutIt()
    {
        using var server = new OneShotServer();
        using var http = server.Client();
        var looked = new TaskCompletionSource();
        var may = new TaskCompletionSource();

        var send = SendGate.BehindAsync(
            async _ =>
            {
                looked.TrySetResult();
                await may.Task;
            },
            () => http.PostAsync(server.Address, new StringContent("the post")));
        using var connection = await server.AcceptAsync();
        await looked.Task;
        connection.Available.ShouldBe(0, "connected, and nothing said");
        may.SetResult();

        (await server.AnswerAsync(connection)).ShouldEndWith("the post");
        using var reply = await send;
        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Withheld_LeavesNoByteAndSaysSo()
    {
        using var server = new OneShotServer();
        using var http = server.Client();

        var send = SendGate.BehindAsync(_ => throw new SendWithheldException("another's"), () => http.PostAsync(server.Address, new StringContent("the post")));
        using var connection = await server.AcceptAsync();

        await Should.ThrowAsync<SendWithheldException>(() => send);
        (await connection.ReceiveAsync(new byte[100])).ShouldBe(0, "the connection ends, and nothing came");
    }

    [Fact]
    public async Task LongPost_IsLookedAtWithEachWrite()
    {
        using var server = new OneShotServer();
        using var http = server.Client();
        var looks = 0;

        // The second look refuses: what had left is no whole request.
        var send = SendGate.BehindAsync(
            _ => ++looks == 1 ? ValueTask.CompletedTask : throw new SendWithheldException("another's"),
            () => http.PostAsync(server.Address, new StringContent(new string('x', 500_000))));
        using var connection = await server.AcceptAsync();

        await Should.ThrowAsync<SendWithheldException>(() => send);
        var (came, buffer) = (0, new byte[100_000]);
        while (await connection.ReceiveAsync(buffer) is > 0 and var count)
        {
            came += count;
        }

        looks.ShouldBe(2);
        came.ShouldBeLessThan(500_000);
    }

    [Fact]
    public async Task BesideASend_OtherRequestsPass()
    {
        using var server = new OneShotServer();
        using var http = server.Client();

        var send = http.PostAsync(server.Address, new StringContent("a question"));
        using var connection = await server.AcceptAsync();

        (await server.AnswerAsync(connection)).ShouldEndWith("a question");
        using var reply = await send;
        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(700, 1)]
    public async Task HeldBetweenLookAndBytes_IsSaid(int milliseconds, int said)
    {
        var took = new List<TimeSpan>();
        await using var stream = SendGate.Before(new SlowStream(TimeSpan.FromMilliseconds(milliseconds)));

        await SendGate.BehindAsync(
            _ => ValueTask.CompletedTask,
            async () =>
            {
                await stream.WriteAsync("the post"u8.ToArray(), TestContext.Current.CancellationToken);
                return true;
            },
            took.Add);

        took.Count.ShouldBe(said);
    }

    /// <summary>What is written to it takes that long.</summary>
    private sealed class SlowStream(TimeSpan time) : DelegatingStream(Null)
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await Task.Delay(time, cancellationToken);
    }

    /// <summary>Takes one connection on loopback, and answers one request on it.</summary>
    private sealed class OneShotServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public OneShotServer() => _listener.Start();

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

        public HttpClient Client() => new(new SocketsHttpHandler { ConnectCallback = SendGate.ConnectAsync });

        public Task<Socket> AcceptAsync() => _listener.AcceptSocketAsync();

        public async Task<string> AnswerAsync(Socket connection)
        {
            var buffer = new byte[10_000];
            var count = await connection.ReceiveAsync(buffer);
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            return Encoding.ASCII.GetString(buffer, 0, count);
        }

        public void Dispose() => _listener.Dispose();
    }
}

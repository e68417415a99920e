using System.Net;
using System.Text;
using CompactBot.Delivery;
using CompactBot.Storage;
using CompactBot.Tests.Delivery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

[assembly: HostingStartup(typeof(CrashSenders))]

namespace CompactBot.Tests.Delivery;

/// <summary>
/// Puts senders that speak to a platform on loopback into the built service, where it is started with this assembly as a
/// hosting startup: "asked" can be looked up, "blind" cannot, "limited" can and has windows.
/// </summary>
public sealed class CrashSenders : IHostingStartup
{
    public const string AddressVariable = "COMPACTBOT_TESTS_PLATFORM";

    /// <summary>In a headline: each send first tells the platform that it is about to come, before the last look at its claim.</summary>
    public const string AsksAbove = "asks-above";

    /// <summary>In a headline: some sends do so after that look, as the last thing before their bytes leave.</summary>
    public const string AsksBelow = "asks-below";

    /// <summary>One send of so many does.</summary>
    public const int AskingBelow = 50;

    /// <summary>The ids of the announcements that the service approves by itself, parted by spaces.</summary>
    public const string ApprovesVariable = "COMPACTBOT_TESTS_APPROVES";

    /// <summary>How many sends to a workspace may be under way together.</summary>
    public const int AtOnce = 4;

    /// <summary>What a workspace of the platform "limited" takes in any second.</summary>
    public const int PerSecond = 10;

    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(AddressVariable) is { } address)
        {
            var limits = new Dictionary<string, PlatformLimit> { ["asked"] = new(AtOnce, [], []), ["blind"] = new(AtOnce, [], []), ["limited"] = new(AtOnce, [], [new(PerSecond, 1)]) };
            builder.ConfigureServices(services => services
                .AddSingleton(new PlatformLimits(limits))
                .AddSingleton<ISender>(new LoopbackSender("asked", true, address))
                .AddSingleton<ISender>(new LoopbackSender("blind", false, address))
                .AddSingleton<ISender>(new LoopbackSender("limited", true, address)));
            if (Environment.GetEnvironmentVariable(ApprovesVariable) is { } ids)
            {
                builder.ConfigureServices(services => services.AddHostedService(provider => new Approver(provider.GetRequiredService<AnnouncementDesk>(), ids.Split(' '))));
            }
        }
    }

    /// <summary>Approves one after the other, and says so before and after each.</summary>
    private sealed class Approver(AnnouncementDesk desk, string[] ids) : Microsoft.Extensions.Hosting.BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            foreach (var id in ids)
            {
                await Console.Out.WriteLineAsync($"approving {id};");
                var result = await desk.ApproveAsync(id, Actor.Service("the harness"));
                await Console.Out.WriteLineAsync($"{(result.IsDone ? "approved" : "refused")} {id};");
            }
        }
    }

    private sealed class LoopbackSender : ISender, IDisposable
    {
        private readonly HttpClient _http;
        private readonly HttpClient _plain;

        public LoopbackSender(string platform, bool canLookUp, string address)
        {
            (Platform, CanLookUp) = (platform, canLookUp);
            _plain = new HttpClient { BaseAddress = new Uri(address) };
            _http = new HttpClient(new SocketsHttpHandler
            {
                ConnectCallback = async (context, cancellation) => SendGate.Before(new AskingStream(await SendGate.OpenAsync(context, cancellation), _plain)),
            })
            {
                BaseAddress = new Uri(address),
            };
        }

        public string Platform { get; }

        public bool CanLookUp { get; }

        public async Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation)
        {
            try
            {
                var query = $"/post?delivery={outgoing.DeliveryId}&conversation={Uri.EscapeDataString(outgoing.Conversation.Id)}&workspace={outgoing.Conversation.Workspace}&node={Environment.ProcessId}&headline={Uri.EscapeDataString(outgoing.Message.Headline)}";
                if (outgoing.Message.Headline.Contains(AsksAbove, StringComparison.Ordinal))
                {
                    await AskAsync(_plain, outgoing.DeliveryId, cancellation);
                }

                using var body = new StringContent("{}");
                using var reply = await _http.PostAsync(new Uri(query, UriKind.Relative), body, cancellation);
                if (!reply.IsSuccessStatusCode)
                {
                    var pause = reply.Headers.RetryAfter?.Delta is { } asked ? Duration.FromTimeSpan(asked) : (Duration?)null;
                    return new SendResult(SendOutcome.Retry, Reason: $"http {(int)reply.StatusCode}", RetryAfter: pause);
                }

                var said = await reply.Content.ReadAsStringAsync(cancellation);
                return said.StartsWith('{')
                    ? new SendResult(SendOutcome.Uncertain, Reason: "unreadable reply")
                    : new SendResult(SendOutcome.Sent, said);
            }
            catch (HttpRequestException)
            {
                return new SendResult(SendOutcome.Uncertain, Reason: "no reply");
            }
        }

        public async Task<LookUpResult> LookUpAsync(Outgoing outgoing, Instant since, CancellationToken cancellation)
        {
            using var reply = await _plain.GetAsync(new Uri($"/posts/{outgoing.DeliveryId}", UriKind.Relative), cancellation);
            return new LookUpResult(true, reply.StatusCode == HttpStatusCode.OK ? await reply.Content.ReadAsStringAsync(cancellation) : null);
        }

        public void Dispose()
        {
            _http.Dispose();
            _plain.Dispose();
        }
    }

    private static async Task AskAsync(HttpClient plain, string delivery, CancellationToken cancellation)
    {
        using var may = await plain.GetAsync(new Uri($"/before?node={Environment.ProcessId}&delivery={delivery}", UriKind.Relative), cancellation);
    }

    /// <summary>Stands between the gate and the socket.</summary>
    private sealed class AskingStream(Stream connection, HttpClient plain) : DelegatingStream(connection)
    {
        private static int _sends;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var text = Encoding.ASCII.GetString(buffer.Span);
            if (text.StartsWith("POST", StringComparison.Ordinal) && text.Contains(AsksBelow, StringComparison.Ordinal) && Interlocked.Increment(ref _sends) % AskingBelow == 0)
            {
                await AskAsync(plain, text.Split('=', '&')[1], cancellationToken);
            }

            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}

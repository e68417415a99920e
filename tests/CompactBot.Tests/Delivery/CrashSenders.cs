using System.Net;
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

    /// <summary>Set where each send first tells the platform that it is about to come.</summary>
    public const string AsksVariable = "COMPACTBOT_TESTS_ASKS";

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

    private sealed class LoopbackSender(string platform, bool canLookUp, string address) : ISender
    {
        private readonly bool _asks = Environment.GetEnvironmentVariable(AsksVariable) is not null;
        private readonly HttpClient _http = new() { BaseAddress = new Uri(address) };

        public string Platform => platform;

        public bool CanLookUp => canLookUp;

        public async Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation)
        {
            try
            {
                var query = $"/post?delivery={outgoing.DeliveryId}&conversation={Uri.EscapeDataString(outgoing.Conversation.Id)}&workspace={outgoing.Conversation.Workspace}&node={Environment.ProcessId}&headline={Uri.EscapeDataString(outgoing.Message.Headline)}";
                if (_asks)
                {
                    using var may = await _http.GetAsync(new Uri($"/before?node={Environment.ProcessId}&delivery={outgoing.DeliveryId}", UriKind.Relative), cancellation);
                }

                using var reply = await _http.PostAsync(new Uri(query, UriKind.Relative), null, cancellation);
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
            using var reply = await _http.GetAsync(new Uri($"/posts/{outgoing.DeliveryId}", UriKind.Relative), cancellation);
            return new LookUpResult(true, reply.StatusCode == HttpStatusCode.OK ? await reply.Content.ReadAsStringAsync(cancellation) : null);
        }
    }
}

using System.Net;
using CompactBot.Delivery;
using CompactBot.Tests.Delivery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

[assembly: HostingStartup(typeof(CrashSenders))]

namespace CompactBot.Tests.Delivery;

/// <summary>
/// Puts two senders that speak to <see cref="CrashPlatform"/> into the built service, where it is started with this assembly as a
/// hosting startup: "asked" can be looked up, "blind" cannot.
/// </summary>
public sealed class CrashSenders : IHostingStartup
{
    public const string AddressVariable = "COMPACTBOT_TESTS_PLATFORM";

    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(AddressVariable) is { } address)
        {
            builder.ConfigureServices(services => services
                .AddSingleton<ISender>(new LoopbackSender("asked", true, address))
                .AddSingleton<ISender>(new LoopbackSender("blind", false, address)));
        }
    }

    private sealed class LoopbackSender(string platform, bool canLookUp, string address) : ISender
    {
        private readonly HttpClient _http = new() { BaseAddress = new Uri(address) };

        public string Platform => platform;

        public bool CanLookUp => canLookUp;

        public async Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation)
        {
            try
            {
                var query = $"/post?delivery={outgoing.DeliveryId}&conversation={Uri.EscapeDataString(outgoing.Conversation.Id)}&headline={Uri.EscapeDataString(outgoing.Message.Headline)}";
                using var reply = await _http.PostAsync(new Uri(query, UriKind.Relative), null, cancellation);
                return reply.IsSuccessStatusCode
                    ? new SendResult(SendOutcome.Sent, outgoing.DeliveryId)
                    : new SendResult(SendOutcome.Retry, Reason: $"http {(int)reply.StatusCode}");
            }
            catch (HttpRequestException)
            {
                return new SendResult(SendOutcome.Uncertain, Reason: "no reply");
            }
        }

        public async Task<LookUpResult> LookUpAsync(Outgoing outgoing, Instant since, CancellationToken cancellation)
        {
            using var reply = await _http.GetAsync(new Uri($"/posts/{outgoing.DeliveryId}", UriKind.Relative), cancellation);
            return new LookUpResult(true, reply.StatusCode == HttpStatusCode.OK ? outgoing.DeliveryId : null);
        }
    }
}

using System.Globalization;
using CompactBot.Tests.Delivery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

[assembly: HostingStartup(typeof(ShiftedClock))]

namespace CompactBot.Tests.Delivery;

/// <summary>Another time in the built service, where it is started with this assembly as a hosting startup: the machine's, so many milliseconds later.</summary>
public sealed class ShiftedClock : TimeProvider, IClock, IHostingStartup
{
    public const string ShiftVariable = "COMPACTBOT_TESTS_CLOCK_SHIFT";

    private readonly TimeSpan _shift =
        TimeSpan.FromMilliseconds(long.TryParse(Environment.GetEnvironmentVariable(ShiftVariable), CultureInfo.InvariantCulture, out var shift) ? shift : 0);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;

    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(GetUtcNow());

    public void Configure(IWebHostBuilder builder)
    {
        if (_shift != TimeSpan.Zero)
        {
            builder.ConfigureServices(services => services.AddSingleton<IClock>(this).AddSingleton<TimeProvider>(this));
        }
    }
}

using System.Globalization;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>How long an announcement takes by what the platforms allow. Workspaces are sent to side by side, so the slowest counts.</summary>
public static class SendForecast
{
    public static Duration Of(IEnumerable<RecipientCount> recipients, PlatformLimits limits)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        ArgumentNullException.ThrowIfNull(limits);
        return recipients
            .SelectMany(r => limits.For(r.Platform).Workspace.Select(window => Duration.FromSeconds((r.Conversations - 1) / window.Count * window.Seconds)))
            .DefaultIfEmpty(Duration.Zero)
            .Max();
    }

    public static string InWords(Duration takes) => takes switch
    {
        _ when takes < Duration.FromSeconds(1) => "no longer than the platforms need to answer",
        _ when takes < Duration.FromMinutes(2) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(takes.TotalSeconds)} seconds at least"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(takes.TotalMinutes)} minutes at least"),
    };
}

using System.Collections.Concurrent;
using NodaTime;

namespace CompactBot.Channels.Slack;

/// <summary>What Slack knows of people and channels: the zone of who asks, the names of places. Kept for half a day; never waited for long.</summary>
public sealed class SlackDirectory(SlackApi api, IClock clock)
{
    private const int Limit = 20_000;
    private static readonly Duration Kept = Duration.FromHours(12);
    private static readonly Duration KeptFailure = Duration.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private readonly ConcurrentDictionary<(string Workspace, string Id), Entry> _known = new();

    /// <summary>The name and the zone of a person; nulls where Slack does not tell.</summary>
    public Task<Entry> PersonAsync(string workspace, string user, CancellationToken cancellation) => KnowAsync(
        workspace,
        user,
        async token =>
        {
            var reply = await api.UserAsync(workspace, user, token);
            var zone = reply.Value?.User?.Tz is { } tz && DateTimeZoneProviders.Tzdb.GetZoneOrNull(tz) is not null ? tz : null;
            return (reply.Fate == SlackFate.Done, reply.Value?.User?.RealName ?? reply.Value?.User?.Name, zone);
        },
        cancellation);

    /// <summary>The name of a channel; null where Slack does not tell.</summary>
    public Task<Entry> ChannelAsync(string workspace, string channel, CancellationToken cancellation) => KnowAsync(
        workspace,
        channel,
        async token =>
        {
            var reply = await api.ChannelAsync(workspace, channel, token);
            return (reply.Fate == SlackFate.Done, reply.Value?.Channel?.Name, null);
        },
        cancellation);

    private async Task<Entry> KnowAsync(
        string workspace, string id, Func<CancellationToken, Task<(bool Known, string? Name, string? Zone)>> ask, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (_known.TryGetValue((workspace, id), out var entry) && entry.Until > now)
        {
            return entry;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        (bool Known, string? Name, string? Zone) found;
        try
        {
            found = await ask(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            found = default;
        }

        if (_known.Count >= Limit)
        {
            _known.Clear();
        }

        return _known[(workspace, id)] = new Entry(found.Name, found.Zone, now + (found.Known ? Kept : KeptFailure));
    }

    /// <param name="Name">What it is called.</param>
    /// <param name="Zone">IANA name of the person's zone.</param>
    /// <param name="Until">When it is asked for again.</param>
    public sealed record Entry(string? Name, string? Zone, Instant Until);
}

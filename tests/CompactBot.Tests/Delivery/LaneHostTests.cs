using CompactBot.Delivery;

namespace CompactBot.Tests.Delivery;

/// <summary>What holds over SQLite, and over PostgreSQL where a class says so.</summary>
public abstract class LaneHostTests
{
    private protected virtual bool IsOnPostgreSql => false;

    private protected Task<LaneHost> StartAsync(
        IReadOnlyList<ISender>? senders = null,
        Dictionary<string, string?>? settings = null,
        PlatformLimits? limits = null,
        string? folder = null) =>
        IsOnPostgreSql ? LaneHost.StartOnPostgreSqlAsync(senders, settings, limits, folder) : LaneHost.StartAsync(senders, settings, limits, folder);
}

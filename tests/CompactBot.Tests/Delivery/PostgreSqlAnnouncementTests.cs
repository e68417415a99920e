using CompactBot.Delivery;

namespace CompactBot.Tests.Delivery;

/// <summary>Everything that holds of announcements on SQLite, on PostgreSQL.</summary>
public sealed class PostgreSqlCopiesTests : CopiesTests
{
    private protected override Task<LaneHost> StartAsync(IReadOnlyList<ISender>? senders = null, Dictionary<string, string?>? settings = null, string? folder = null) =>
        LaneHost.StartOnPostgreSqlAsync(senders, settings, folder: folder);
}

public sealed class PostgreSqlHeldDeliveriesTests : HeldDeliveriesTests
{
    private protected override Task<LaneHost> StartAsync(IReadOnlyList<ISender>? senders = null, Dictionary<string, string?>? settings = null, string? folder = null) =>
        LaneHost.StartOnPostgreSqlAsync(senders, settings, folder: folder);
}

public sealed class PostgreSqlRemindersTests : RemindersTests
{
    private protected override Task<LaneHost> StartAsync(IReadOnlyList<ISender>? senders = null, Dictionary<string, string?>? settings = null, string? folder = null) =>
        LaneHost.StartOnPostgreSqlAsync(senders, settings, folder: folder);
}

public sealed class PostgreSqlAnnouncementLifeTests : AnnouncementLifeTests
{
    private protected override Task<LaneHost> StartAsync(IReadOnlyList<ISender>? senders = null, Dictionary<string, string?>? settings = null, string? folder = null) =>
        LaneHost.StartOnPostgreSqlAsync(senders, settings, folder: folder);
}

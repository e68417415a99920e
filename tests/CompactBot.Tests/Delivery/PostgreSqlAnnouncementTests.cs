namespace CompactBot.Tests.Delivery;

/// <summary>Everything that holds of announcements on SQLite, on PostgreSQL.</summary>
public sealed class PostgreSqlCopiesTests : CopiesTests
{
    private protected override bool IsOnPostgreSql => true;
}

public sealed class PostgreSqlHeldDeliveriesTests : HeldDeliveriesTests
{
    private protected override bool IsOnPostgreSql => true;
}

public sealed class PostgreSqlRemindersTests : RemindersTests
{
    private protected override bool IsOnPostgreSql => true;
}

public sealed class PostgreSqlAnnouncementLifeTests : AnnouncementLifeTests
{
    private protected override bool IsOnPostgreSql => true;
}

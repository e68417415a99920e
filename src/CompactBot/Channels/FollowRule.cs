using CompactBot.Core.Reading;

namespace CompactBot.Channels;

/// <summary>One thing that a conversation follows: sessions of a kind, at a place, of a process. What is null asks for nothing.</summary>
/// <param name="Kind">The kind of session.</param>
/// <param name="Place">The city, as the catalogue has it.</param>
/// <param name="Process">The key of the process.</param>
public sealed record FollowRule(SessionKind? Kind, string? Place, string? Process);

/// <summary>What a conversation wants: what it follows, when it gets it, and what it is reminded of.</summary>
/// <param name="Rules">Any of them is enough; without one it follows everything.</param>
/// <param name="Hours">When.</param>
/// <param name="Reminders">What of, and so long before.</param>
public sealed record Wishes(IReadOnlyList<FollowRule> Rules, DeliveryHours Hours, IReadOnlyList<Core.Announcements.ReminderWish> Reminders);

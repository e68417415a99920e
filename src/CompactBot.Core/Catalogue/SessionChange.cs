using CompactBot.Core.Reading;

namespace CompactBot.Core.Catalogue;

/// <summary>What a letter changed about one session. <paramref name="Before"/> is null for a new session.</summary>
public sealed record SessionChange(Session? Before, Session After, IReadOnlyList<FieldChange> Fields);

/// <summary>One field, from what to what, as invariant text (ISO 8601 dates and hours); null where it was or is unstated.</summary>
public sealed record FieldChange(string Field, string? From, string? To);

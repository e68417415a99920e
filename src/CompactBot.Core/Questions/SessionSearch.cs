using CompactBot.Core.Reading;

namespace CompactBot.Core.Questions;

/// <summary>What sessions are looked up by; what is empty counts for nothing.</summary>
internal sealed record SessionSearch
{
    public SessionKind? Kind { get; init; }

    /// <summary>One of these numbers.</summary>
    public IReadOnlyList<int> Ordinals { get; init; } = [];

    /// <summary>Every one of these is spoken of.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>In one of these places.</summary>
    public IReadOnlyList<PlaceName> Places { get; init; } = [];

    /// <summary>In a city that is known, and in none of these places.</summary>
    public IReadOnlyList<PlaceName> Elsewhere { get; init; } = [];

    /// <summary>In one of these rooms, on whatever day.</summary>
    public IReadOnlyList<PlaceName> Rooms { get; init; } = [];

    /// <summary>All of them are invited.</summary>
    public IReadOnlyList<Invitee> Invited { get; init; } = [];

    /// <summary>Sitting on a day of one of these stretches, or of their other readings.</summary>
    public IReadOnlyList<DayRange> Days { get; init; } = [];

    public bool IsOfNumberAlone => Ordinals.Count == 1 && (this with { Ordinals = [] }).IsOfKindAlone;

    public bool IsOfKindAlone => Ordinals.Count + Words.Count + Places.Count + Elsewhere.Count + Rooms.Count + Invited.Count + Days.Count == 0;
}

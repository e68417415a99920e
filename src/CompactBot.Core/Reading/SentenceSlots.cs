using CompactBot.Core.Dates;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <summary>A sentence with its dates, the sessions that each day was given to, and the sessions that it is about.</summary>
internal sealed record SentenceSlots(
    Sentence Sentence,
    IReadOnlyList<DateMention> Mentions,
    List<(DateMention Mention, SessionDraft Draft, DayGroup Group)> Slots,
    List<(SessionDraft Draft, SessionName? Name)> About,
    bool IsAboutAll)
{
    /// <summary>The hours that it names.</summary>
    public IReadOnlyList<DateExpression> Hours { get; init; } = [];

    /// <summary>The places that it names.</summary>
    public IReadOnlyList<PlaceMention> Venues { get; init; } = [];

    /// <summary>"scheduled for 3 May in Nairobi, will be held on 4 May": where no other city is named, the days alone are changed.</summary>
    public bool IsOtherCityBehind(PlaceMention city) => Venues.Any(v => v.Kind != MentionKind.Room && v.Start > city.End && v.Name != city.Name);

    /// <summary>The sitting that all of it is of; null where its own words tell.</summary>
    public DayGroup? Only { get; init; }
}

using CompactBot.Core.Letters;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>A session while its letter is being read: what was found so far, and where.</summary>
internal sealed class SessionDraft(SessionName name)
{
    public SessionName Name { get; } = name;

    public SessionKind Kind { get; set; } = name.Kind;

    public string Title { get; set; } = name.Title;

    /// <summary>Its number among those that one name gave their days, where the letter counts them afterwards.</summary>
    public int? Nth { get; set; }

    public int? Ordinal() => Name.Ordinal ?? Nth;

    public List<(string Field, LetterSpan Span)> Evidence { get; } = [];

    public List<DayGroup> Groups { get; } = [];

    /// <summary>Hours and rooms given without a day: they hold for every day that has none of its own.</summary>
    public DayGroup Undated { get; } = new([], null);

    public SessionDraft? Host { get; set; }

    /// <summary>The session in whose place this one is said to be held.</summary>
    public SessionDraft? SamePlaceAs { get; set; }

    /// <summary>Whether it is held beside another ("in addition to the session"), whichever that is.</summary>
    public bool IsAccompanying { get; set; }

    public string? Theme { get; set; }

    public Place? Place { get; set; }

    public string? City { get; set; }

    public Building? KnownBuilding { get; set; }

    public string? Building { get; set; }

    public List<Building> RoomBuildings { get; } = [];

    public string? Convenor { get; set; }

    public SortedSet<Invitee> Invited { get; } = [];

    public string? Level { get; set; }

    public SessionMode Mode { get; set; }

    public SessionStatus Status { get; set; }

    public string? Zone { get; set; }

    /// <summary>The zone as the letter names it behind hours: "EST".</summary>
    public (string Name, LetterSpan Hours)? NamedZone { get; set; }

    /// <summary>It sits "on working days only".</summary>
    public bool WeekdaysOnly { get; set; }

    /// <summary>Days of its stretch on which it does not sit.</summary>
    public HashSet<LocalDate> Free { get; } = [];

    public ChangeDraft Change { get; } = new();

    public IEnumerable<LocalDate> Days => Groups.SelectMany(g => g.Days).Where(d => (!WeekdaysOnly || d.DayOfWeek < IsoDayOfWeek.Saturday) && !Free.Contains(d)).Distinct().Order();

    public void Note(string field, LetterSpan span)
    {
        if (!Evidence.Contains((field, span)))
        {
            Evidence.Add((field, span));
        }
    }
}

/// <summary>Days that were named together, with the hours and the room that were given for them.</summary>
internal sealed class DayGroup(IReadOnlyList<LocalDate> days, DateMention? mention)
{
    public IReadOnlyList<LocalDate> Days { get; } = days;

    public DateMention? Mention { get; } = mention;

    /// <summary>An entry of a programme: a sitting of its day, beside others of the same day.</summary>
    public bool IsEntry { get; init; }

    public List<(LocalTime? From, LocalTime? To, LetterSpan Span)> Hours { get; } = [];

    public List<(string Room, LetterSpan Span)> Rooms { get; } = [];

    /// <summary>Cities named with these days; a session's own is the first that was named for any of its days.</summary>
    public IReadOnlyList<(PlaceMention City, LetterSpan Span)> Cities { get; private set; } = [];

    public void AddCity(PlaceMention city, LetterSpan span) => Cities = [.. Cities, (city, span)];

    /// <summary>The room; null where none or more than one was named.</summary>
    public string? Room => Rooms.Select(r => r.Room).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null;

    /// <summary>Stretches inside a stretch (an opening segment) are parts of a sitting, not sittings.</summary>
    public void AddHours(LocalTime? from, LocalTime? to, LetterSpan span)
    {
        // "Meetings begin at 9.30 and end at 5 p.m.": one stretch said in two pieces.
        var open = from is null && to is { } end ? Hours.FindIndex(h => h.To is null && h.From < end) : -1;
        if (open >= 0)
        {
            Hours[open] = (Hours[open].From, to, Hours[open].Span);
            return;
        }

        if (!Hours.Exists(h => Overlap(h.From, h.To, from, to)))
        {
            Hours.Add((from, to, span));
        }
    }

    private static bool Overlap(LocalTime? aFrom, LocalTime? aTo, LocalTime? bFrom, LocalTime? bTo) =>
        (aFrom ?? LocalTime.MinValue) < (bTo ?? (bFrom is { } b ? b.PlusMinutes(1) : LocalTime.MaxValue))
        && (bFrom ?? LocalTime.MinValue) < (aTo ?? (aFrom is { } a ? a.PlusMinutes(1) : LocalTime.MaxValue));
}

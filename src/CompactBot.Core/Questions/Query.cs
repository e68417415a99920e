using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>A question, understood: what it asks, of what, and what it takes for granted.</summary>
public sealed record Query
{
    public required QueryKind Kind { get; init; }

    /// <summary>What the same sentence asks besides ("where is it, and by when must we register?"); null where it asks one thing.</summary>
    public QueryKind? Also { get; init; }

    /// <summary>False where no word says what is asked ("and the dialogue?"), so that the last question's kind stands in.</summary>
    public bool KindStated { get; init; }

    /// <summary>The sessions it names, each by what tells it apart; the first is what is asked about, the next are its surroundings unless joined.</summary>
    public IReadOnlyList<SessionReference> References { get; init; } = [];

    /// <summary>Whether the references are side by side ("the hearing and the dialogue").</summary>
    public bool Joined { get; init; }

    public LetterMention? Letter { get; init; }

    public IReadOnlyList<DayRange> Days { get; init; } = [];

    /// <summary>Hours of day that it names: every reading, where "9" may be morning or evening.</summary>
    public IReadOnlyList<HourRange> Hours { get; init; } = [];

    /// <summary>Cities that it names, as the gazetteer has them; for a country its cities.</summary>
    public IReadOnlyList<PlaceName> Places { get; init; } = [];

    /// <summary>The city by whose clock the asker wants the hours ("Tokyo time"); null where the words name none.</summary>
    public string? AskersCity { get; init; }

    /// <summary>Rooms that it names, as the catalogue or the gazetteer has them.</summary>
    public IReadOnlyList<PlaceName> Rooms { get; init; } = [];

    public IReadOnlyList<Invitee> Invitees { get; init; } = [];

    /// <summary>Offices that it names, under the name that letters use.</summary>
    public IReadOnlyList<string> Offices { get; init; } = [];

    /// <summary>Words that stand in names of the letters' issuers.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Document symbols that it names: "70/1".</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Words of content that no lexicon holds, as they stand in the question: of a theme, or of something else.</summary>
    public IReadOnlyList<string> Content { get; init; } = [];

    /// <summary>Those of <see cref="Content"/> that stand in no letter held.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The n-th day of the session; -1 is its last.</summary>
    public int? DayOfSession { get; init; }

    /// <summary>A day earlier (-1) or later (1) than what was spoken of.</summary>
    public int DayShift { get; init; }

    /// <summary>How many are wanted ("the next two sessions").</summary>
    public int? HowMany { get; init; }

    /// <summary>Whether it wants a yes or a no.</summary>
    public bool YesNo { get; init; }

    /// <summary>The words for what letters do not usually say ("registration"), folded; null where none is asked.</summary>
    public string? AskedWords { get; init; }

    /// <summary>Whether a question about a session's standing asks if it stands ("confirmed"), and not if it fell ("cancelled").</summary>
    public bool Affirms { get; init; }

    /// <summary>Whether a word says that the rest is a theme ("about").</summary>
    public bool AsksTheme { get; init; }

    /// <summary>Whether it asks if a session is cancelled, or put off; null where it asks neither.</summary>
    public SessionStatus? AskedStatus { get; init; }

    /// <summary>Whether a building is asked for, so that a city alone is no answer.</summary>
    public bool AsksBuilding { get; init; }

    /// <summary>How long a session is claimed to last, in days or in hours ("is the round four days long?"); null where nothing is claimed.</summary>
    public int? Length { get; init; }

    /// <summary>Whether <see cref="Length"/> is in hours.</summary>
    public bool LengthInHours { get; init; }

    /// <summary>Whether it asks what came after a letter ("since the letter of 1 March").</summary>
    public bool SinceLetter { get; init; }

    /// <summary>Whether it asks for days in the place of others ("the new dates").</summary>
    public bool AsksNewDays { get; init; }

    /// <summary>Whether it speaks of the week of what was spoken of ("that week").</summary>
    public bool SameWeek { get; init; }

    /// <summary>Whether the end is asked for, and not the start.</summary>
    public bool Ends { get; init; }

    /// <summary>Whether it asks who takes part.</summary>
    public bool AsksInvited { get; init; }

    /// <summary>Whether it asks for what lets one into a meeting: that is never told.</summary>
    public bool AsksSecret { get; init; }

    /// <summary>Whether it asks what is on.</summary>
    public bool AsksAgenda { get; init; }

    /// <summary>Whether the start is spoken of.</summary>
    public bool Starts { get; init; }

    /// <summary>Whether words that no letter has stand as a theme ("on …").</summary>
    public bool UnknownIsTheme { get; init; }

    /// <summary>Whether it asks if a session has begun, or is over.</summary>
    public SessionPhase? Phase { get; init; }

    /// <summary>Whether it asks for sessions side by side ("compare", "what is the difference between").</summary>
    public bool Compares { get; init; }

    /// <summary>How two sessions are asked to stand in time.</summary>
    public TimeRelation? Relation { get; init; }

    /// <summary>Whether a question word stands in it.</summary>
    public bool Wh { get; init; }

    /// <summary>"All week", "every day".</summary>
    public bool Universal { get; init; }

    public bool Existence { get; init; }

    public bool Negated { get; init; }

    public bool Past { get; init; }

    /// <summary>Whether it begins as one that goes on from the last question ("and …", "what about …").</summary>
    public bool Follows { get; init; }

    /// <summary>Whether it begins as one that mends the last question ("no, …").</summary>
    public bool Corrects { get; init; }

    /// <summary>Whether it names another of what was spoken of ("the one in June").</summary>
    public bool Likewise { get; init; }

    /// <summary>Whether it asks for what comes after what was spoken of ("and then?").</summary>
    public bool Thereafter { get; init; }

    /// <summary>Whether it asks what was known on its day.</summary>
    public bool AsOf { get; init; }

    /// <summary>Whether it points at what was spoken of ("it", "that").</summary>
    public bool Pronoun { get; init; }

    /// <summary>Whether it does so before it names a session ("is it before the hearing", and not "is the hearing before it").</summary>
    public bool PronounLeads { get; init; }

    /// <summary>Whether something is to be done that the bot does not do.</summary>
    public bool Doing { get; init; }

    /// <summary>Whether the words are about something that is never the bot's (the time of day, the date).</summary>
    public bool Elsewhere { get; init; }

    /// <summary>Whether it speaks of the asker or of the bot ("my", "you").</summary>
    public bool Personal { get; init; }

    /// <summary>Whether it names something that comes with letters ("the draft").</summary>
    public bool NamesDocument { get; init; }

    /// <summary>Whether it asks what stood there before a change ("the old dates").</summary>
    public bool Former { get; init; }

    /// <summary>Whether it greets or thanks.</summary>
    public bool Greets { get; init; }

    /// <summary>Whether it names the programme of sessions as a whole ("calendar", "overview").</summary>
    public bool Programme { get; init; }

    /// <summary>Whether a word of the process itself is named.</summary>
    public bool NamesProcess { get; init; }

    /// <summary>Whether anything tells which session is meant.</summary>
    public bool NamesSession => References.Count > 0 || Days.Count > 0 || Places.Count > 0 || Rooms.Count > 0 || Hours.Count > 0;
}

/// <summary>A session as a question names it.</summary>
/// <param name="Kind">Null where any session is meant, or "one".</param>
/// <param name="Ordinals">Numbers in the series; empty where none is named.</param>
/// <param name="Position">Its place in time; null where none is named.</param>
/// <param name="Many">Whether it is in the plural.</param>
public sealed record SessionReference(SessionKind? Kind, IReadOnlyList<int> Ordinals, SessionPosition? Position, bool Many)
{
    /// <summary>Whether a word for a session stands there, and not the number alone ("the sixth").</summary>
    public bool Named { get; init; } = true;

    /// <summary>The word for it, folded: of several sessions the one whose title has it is meant.</summary>
    public string Word { get; init; } = "";

    /// <summary>Whether the word for it is used of anything that people meet for.</summary>
    public bool Loose { get; init; }
}

/// <summary>A place in time among sessions.</summary>
public enum SessionPosition
{
    Next,
    Last,
    Previous,
    Earliest,
    Current,
}

/// <summary>How far a session has come.</summary>
public enum SessionPhase
{
    Begun,
    Over,
}

/// <summary>How one session stands to another in time.</summary>
public enum TimeRelation
{
    Before,
    After,
    SameDay,

    /// <summary>At the same hours.</summary>
    Overlap,
}

/// <summary>A letter as a question names it; its day is among the question's days.</summary>
public sealed record LetterMention(SessionPosition? Position, IReadOnlyList<int> Ordinals, bool Many);

/// <summary>A stretch of days that a question names, both ends within; its other readings where the words leave the year open.</summary>
public sealed record DayRange(LocalDate From, LocalDate To, string Text)
{
    public IReadOnlyList<(LocalDate From, LocalDate To)> Others { get; init; } = [];

    /// <summary>The weekday, where nothing but that was said ("on Friday").</summary>
    public IsoDayOfWeek? Weekday { get; init; }

    /// <summary>The weekday that was said beside a date, right or wrong ("Thursday 4 November").</summary>
    public IsoDayOfWeek? Named { get; init; }

    /// <summary>Whether the weekday that was said is not that of its date.</summary>
    public bool Mismatched => Named is { } named && From == To && From.DayOfWeek != named;

    /// <summary>Whether it opens a stretch without an end ("since …").</summary>
    public bool Since { get; init; }

    public bool Contains(LocalDate day) => day >= From && day <= To;

    /// <summary>The same days of another year, where the words leave the year open; else as it is.</summary>
    public DayRange InYear(int year) => Others.Count == 0 || From == LocalDate.MinIsoValue || To == LocalDate.MaxIsoValue || year == From.Year ? this
        : this with { From = From.PlusYears(year - From.Year), To = To.PlusYears(year - From.Year), Others = [.. Others, (From, To)] };
}

/// <summary>Hours that a question names; either end may be open.</summary>
public sealed record HourRange(LocalTime? From, LocalTime? To);

/// <summary>A place or room: its full name, and the words of the question.</summary>
public sealed record PlaceName(string Name, string Text)
{
    /// <summary>For a building its city, for a country its name; for a city the city itself; null where it stands in several.</summary>
    public string? City { get; init; }

    public bool IsBuilding { get; init; }

    /// <summary>Whether it is a country, and so stands for each of its cities.</summary>
    public bool IsCountry { get; init; }
}

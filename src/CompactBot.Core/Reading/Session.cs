using System.Text.Json.Serialization;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>
/// Anything a letter convenes. A field that no letter gives is null (or empty), never a guess; what was inferred rather than read is
/// named in <see cref="Inferred"/>; everything else has its <see cref="Evidence"/>.
/// </summary>
public sealed record Session
{
    /// <summary>Kind and ordinal ("negotiation-round-1"), or kind and first day where it has no ordinal ("stakeholder-hearing-2018-02-21").</summary>
    public required string Id { get; init; }

    public required SessionKind Kind { get; init; }

    /// <summary>Its number in its series, from 1.</summary>
    public int? Ordinal { get; init; }

    /// <summary>How many the series has, where a letter says so ("the first of six rounds").</summary>
    public int? Of { get; init; }

    /// <summary>What the letter calls it, without quotation of its theme: "first informal briefing".</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, in the letter's words.</summary>
    public string? Theme { get; init; }

    public LocalDate? Start { get; init; }

    /// <summary>Its last day; equal to <see cref="Start"/> for a session of one day.</summary>
    public LocalDate? End { get; init; }

    /// <summary>The days that it sits on, in order. A day between two of them on which it does not sit is not listed.</summary>
    public IReadOnlyList<LocalDate> Days { get; init; } = [];

    public string? City { get; init; }

    public string? Building { get; init; }

    /// <summary>Set where every sitting has the same room.</summary>
    public string? Room { get; init; }

    /// <summary>IANA name of the zone that the hours are in; null where the place is not known.</summary>
    public string? Zone { get; init; }

    public IReadOnlyList<Sitting> Sittings { get; init; } = [];

    /// <summary>Who convenes it, where that is another than the letter's issuers.</summary>
    public string? Convenor { get; init; }

    public IReadOnlyList<Invitee> Invited { get; init; } = [];

    /// <summary>The level of participation that a letter asks for, in its words: "Permanent Representative level".</summary>
    public string? Level { get; init; }

    public SessionMode Mode { get; init; }

    /// <summary>Postponed means without a new day; one that got a new day is moved.</summary>
    public SessionStatus Status { get; init; }

    /// <summary>What the letter says of an earlier state; null where it speaks of none. In the catalogue only a session has it whose announcement is not held.</summary>
    public SessionAmendment? Amendment { get; init; }

    /// <summary>Whether its days hold: those of a cancelled session, or of one that is put off until further notice, do not.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Stands => Status is not (SessionStatus.Cancelled or SessionStatus.Postponed);

    /// <summary>The process that it belongs to, as a key that its letters share; see <see cref="LetterReading.Process"/>.</summary>
    public string? Process { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The names of the fields (as in the JSON) that were inferred: "year", "city", "zone" …</summary>
    public IReadOnlyList<string> Inferred { get; init; } = [];

    /// <summary>The id under which calendars first got it, where another reading or a correction changed its id; else null.</summary>
    public string? CalendarId { get; init; }

    /// <summary>The names of the fields that stand as staff corrected them: those whose newest evidence is theirs.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Corrected => Evidence.All(e => e.Source == EvidenceSource.Letter)
        ? []
        : [.. Evidence.GroupBy(e => e.Field, StringComparer.Ordinal).Where(g => g.First().Source == EvidenceSource.Staff).Select(g => g.Key)];
}

/// <summary>One stretch of a session: a day, a from–to (local to the session's zone; either may be unstated), a room.</summary>
public sealed record Sitting(LocalDate Date, LocalTime? From, LocalTime? To, string? Room);

/// <summary>Where a fact was read from.</summary>
/// <param name="Field">The field of the JSON that it supports ("start", "sittings", "room" …).</param>
/// <param name="Letter">The letter's id.</param>
/// <param name="Paragraph">The number of the paragraph; see <see cref="Letters.LetterParagraph"/>.</param>
/// <param name="Start">Where the quote starts in the paragraph's text, in UTF-16 code units.</param>
/// <param name="Quote">The words: exactly the paragraph's text from there on.</param>
public sealed record Evidence(string Field, string Letter, int Paragraph, int Start, string Quote)
{
    /// <summary>Whether the words say it, or a person put right what was read from them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public EvidenceSource Source { get; init; }
}

/// <summary>Who says a fact.</summary>
public enum EvidenceSource
{
    /// <summary>The letter's words.</summary>
    Letter,

    /// <summary>Staff, who corrected what was read there; the quote is where a reader should look.</summary>
    Staff,
}

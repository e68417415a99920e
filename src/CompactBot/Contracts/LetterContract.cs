using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Contracts;

/// <summary>What one file holds, as `read --json` prints it. Other programs rely on these names and shapes: add, never change.</summary>
public sealed record LetterFileJson(string File, IReadOnlyList<LetterJson> Letters)
{
    public static LetterFileJson For(string file, IEnumerable<LetterReading> letters) => new(file, [.. letters.Select(LetterJson.For)]);
}

/// <summary>One letter and all that was read from it.</summary>
public sealed record LetterJson(
    string Id,
    string Date,
    string? Place,
    string Language,
    string Subject,
    string Kind,
    string? CoveredBy,
    ProcessJson? Process,
    IReadOnlyList<IssuerJson> Issuers,
    string? Role,
    string? Addressees,
    IReadOnlyList<SessionJson> Sessions,
    IReadOnlyList<DeadlineJson> Deadlines,
    IReadOnlyList<string> Enclosures,
    IReadOnlyList<ReferenceJson> References,
    IReadOnlyList<EarlierLetterJson> EarlierLetters,
    IReadOnlyList<string> Links,
    IReadOnlyList<RemarkJson> Remarks,
    IReadOnlyList<EvidenceJson> Evidence)
{
    public static LetterJson For(LetterReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new(
            reading.Letter.Id,
            Wire.Day(reading.Letter.Date),
            reading.Place,
            reading.Letter.Language,
            reading.Subject,
            Wire.Kebab(reading.Kind),
            reading.CoveredBy,
            reading.Process is { } process ? new ProcessJson(process.Key, process.Name) : null,
            [.. reading.Issuers.Select(i => new IssuerJson(i.Name, i.Capacity))],
            reading.Role,
            reading.Addressees,
            [.. reading.Sessions.Select(SessionJson.For)],
            [.. reading.Deadlines.Select(d => new DeadlineJson(d.What, Wire.Day(d.Date), d.Quote))],
            [.. reading.Enclosures.Select(e => e.What)],
            [.. reading.References.Select(r => new ReferenceJson(r.Symbol, r.Paragraph))],
            [.. reading.EarlierLetters.Select(e => new EarlierLetterJson(Wire.Day(e.Date), e.About))],
            reading.Links,
            [.. reading.Remarks.Select(r => new RemarkJson(Wire.Kebab(r.Severity), r.Code, r.Text, r.Quote))],
            [.. reading.Evidence.Select(EvidenceJson.For)]);
    }
}

public sealed record ProcessJson(string Key, string Name);

public sealed record IssuerJson(string Name, string Capacity);

public sealed record DeadlineJson(string What, string Date, string Quote);

public sealed record ReferenceJson(string Symbol, string? Paragraph);

public sealed record EarlierLetterJson(string Date, string? About);

public sealed record RemarkJson(string Severity, string Code, string Text, string Quote);

/// <summary>One session, wherever one is printed: in `read`, in answers, on the API and in the feeds.</summary>
public sealed record SessionJson(
    string Id,
    string Kind,
    int? Ordinal,
    int? Of,
    string Title,
    string? Theme,
    string? Start,
    string? End,
    IReadOnlyList<string> Days,
    string? City,
    string? Building,
    string? Room,
    string? Zone,
    IReadOnlyList<SittingJson> Sittings,
    string? Convenor,
    IReadOnlyList<string> Invited,
    string? Level,
    string Mode,
    string Status,
    string? Process,
    IReadOnlyList<EvidenceJson> Evidence,
    IReadOnlyList<string> Inferred)
{
    public static SessionJson For(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new(
            session.Id,
            Wire.Kebab(session.Kind),
            session.Ordinal,
            session.Of,
            session.Title,
            session.Theme,
            Wire.Day(session.Start),
            Wire.Day(session.End),
            [.. session.Days.Select(Wire.Day)],
            session.City,
            session.Building,
            session.Room,
            session.Zone,
            [.. session.Sittings.Select(SittingJson.For)],
            session.Convenor,
            [.. session.Invited.Select(Wire.Kebab)],
            session.Level,
            Wire.Kebab(session.Mode),
            Wire.Kebab(session.Status),
            session.Process,
            [.. session.Evidence.Select(EvidenceJson.For)],
            session.Inferred);
    }
}

/// <summary>Day and hours are local to the session's zone; hours are "HH:mm" or null.</summary>
public sealed record SittingJson(string Date, string? From, string? To, string? Room)
{
    public static SittingJson For(Sitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        return new(Wire.Day(sitting.Date), Wire.Hour(sitting.From), Wire.Hour(sitting.To), sitting.Room);
    }
}

/// <param name="Field">The field that it supports.</param>
/// <param name="Letter">The letter's id.</param>
/// <param name="Paragraph">The number of the letter's paragraph.</param>
/// <param name="Start">Where the quote starts in the paragraph, in UTF-16 code units.</param>
/// <param name="Quote">The paragraph's words from there on.</param>
/// <param name="Source">letter, or staff where a person corrected what was read from these words.</param>
public sealed record EvidenceJson(string Field, string Letter, int Paragraph, int Start, string Quote, string Source = "letter")
{
    public static EvidenceJson For(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new(evidence.Field, evidence.Letter, evidence.Paragraph, evidence.Start, evidence.Quote, Wire.Kebab(evidence.Source));
    }
}

/// <summary>How values are written on the wire: ISO 8601 days, hours without seconds, names of enums in kebab case.</summary>
internal static class Wire
{
    private static readonly LocalTimePattern HourPattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string? Day(LocalDate? day) => day is { } d ? Day(d) : null;

    public static string? Hour(LocalTime? time) => time is { } t ? HourPattern.Format(t) : null;

    public static string Kebab<T>(T value)
        where T : struct, Enum => DataName.Of(value);
}

/// <summary>Source-generated wire of the letter's contract. <see cref="Readable"/> prints it for people; Default prints one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LetterFileJson))]
[JsonSerializable(typeof(LetterJson))]
[JsonSerializable(typeof(SessionJson))]
[JsonSerializable(typeof(IReadOnlyList<SessionJson>))]
public sealed partial class LetterContract : JsonSerializerContext
{
    /// <summary>Indented, with the letters of every script as they are; for terminals and files, not for embedding in HTML.</summary>
    public static LetterContract Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

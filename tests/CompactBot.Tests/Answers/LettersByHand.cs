using System.Text.Json;
using CompactBot.Contracts;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Tests.Answers;

/// <summary>
/// The catalogue of the letters in Corpus/Letters as people read them (the *.expected.json beside each), so that questions are tested apart
/// from the reader. Quotes stand in the letters' own paragraphs.
/// </summary>
internal static class LettersByHand
{
    /// <summary>The five letters that the corpus of questions is about.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "2016-11-01-first-briefing",
        "2017-05-02-second-thematic-session",
        "2017-07-27-fifth-thematic-session",
        "2017-09-11-sixth-thematic-session",
        "2018-02-05-zero-draft-and-first-round",
    ];

    private static readonly Lazy<CatalogueSnapshot> Made = new(() => CatalogueSnapshot.Of(
        Names.Select(name => Path.Combine(Folder, name + ".expected.json")).SelectMany(Read)));

    public static CatalogueSnapshot Catalogue => Made.Value;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Corpus", "Letters");

    private static IEnumerable<LetterReading> Read(string expected)
    {
        var file = JsonSerializer.Deserialize(File.ReadAllText(expected), LetterContract.Default.LetterFileJson)!;
        var text = LetterText.FromPlainText(file.File, File.ReadAllText(Path.Combine(Folder, file.File)));
        return file.Letters.Select(letter => Reading(letter, text));
    }

    private static LetterReading Reading(LetterJson letter, LetterText text)
    {
        // The parts of a letter do not matter here, only that a quote is found in a paragraph of its number.
        var quotes = letter.Sessions.SelectMany(s => s.Evidence).Select(e => (e.Paragraph, e.Quote)).ToList();
        var salutation = text.Paragraphs.ToList().FindIndex(p => p.Text.StartsWith("Excellenc", StringComparison.Ordinal) && Body(text, p).Any(b => quotes.TrueForAll(q => Holds(b, q))));
        var body = text.Paragraphs.Skip(salutation + 1).ToList();
        var id = letter.Id;
        return new LetterReading
        {
            Letter = new Letter
            {
                Id = id,
                FileName = text.FileName,
                Date = Day(letter.Date)!.Value,
                Language = letter.Language,
                Paragraphs =
                [
                    new LetterParagraph(0, 1, LetterPart.Head, letter.Date),
                    .. body.Select((p, i) => new LetterParagraph(i + 1, p.Page, LetterPart.Body, p.Text)),
                ],
            },
            Place = letter.Place,
            Subject = letter.Subject,
            Kind = Enum.Parse<LetterKind>(letter.Kind, ignoreCase: true),
            CoveredBy = letter.CoveredBy,
            Process = letter.Process is { } p ? new ProcessName(p.Key, p.Name) : null,
            Issuers = [.. letter.Issuers.Select(i => new Issuer(i.Name, i.Capacity))],
            Role = letter.Role,
            Addressees = letter.Addressees,
            Sessions = [.. letter.Sessions.Select(s => Session(s, id, body))],
            Deadlines = [.. letter.Deadlines.Select(d => new Deadline(d.What, Day(d.Date)!.Value, d.Quote, ParagraphOf(body, d.Quote)))],
            Enclosures = [.. letter.Enclosures.Select(e => new Enclosure(e, e, ParagraphOf(body, e)))],
            References = [.. letter.References.Select(r => Reference(r, body))],
            Links = letter.Links,
        };
    }

    private static IEnumerable<List<TextParagraph>> Body(LetterText text, TextParagraph salutation) =>
        [[.. text.Paragraphs.SkipWhile(p => !ReferenceEquals(p, salutation)).Skip(1)]];

    private static bool Holds(List<TextParagraph> body, (int Paragraph, string Quote) quote) =>
        quote.Paragraph <= body.Count && body[quote.Paragraph - 1].Text.Contains(quote.Quote, StringComparison.Ordinal);

    private static int ParagraphOf(List<TextParagraph> body, string words) =>
        body.FindIndex(p => p.Text.Contains(words, StringComparison.OrdinalIgnoreCase)) + 1;

    private static Reference Reference(ReferenceJson reference, List<TextParagraph> body)
    {
        var number = reference.Symbol.Replace("A/RES/", "", StringComparison.Ordinal);
        var paragraph = body.FindIndex(p => p.Text.Contains(number, StringComparison.Ordinal)) + 1;
        return new Reference(reference.Symbol, reference.Paragraph, number, paragraph);
    }

    private static LocalDate? Day(string? day) => day is null ? null : LocalDatePattern.Iso.Parse(day).Value;

    private static LocalTime? Hour(string? hour) => hour is null ? null : LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(hour).Value;

    private static T Named<T>(string kebab)
        where T : struct, Enum => Enum.Parse<T>(kebab.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static Session Session(SessionJson s, string letter, List<TextParagraph> body) => new()
    {
        Id = s.Id,
        Kind = Named<SessionKind>(s.Kind),
        Ordinal = s.Ordinal,
        Of = s.Of,
        Title = s.Title,
        Theme = s.Theme,
        Start = Day(s.Start),
        End = Day(s.End),
        Days = [.. s.Days.Select(d => Day(d)!.Value)],
        City = s.City,
        Building = s.Building,
        Room = s.Room,
        Zone = s.Zone,
        Sittings = [.. s.Sittings.Select(x => new Sitting(Day(x.Date)!.Value, Hour(x.From), Hour(x.To), x.Room))],
        Convenor = s.Convenor,
        Invited = [.. s.Invited.Select(Named<Invitee>)],
        Level = s.Level,
        Mode = Named<SessionMode>(s.Mode),
        Status = Named<SessionStatus>(s.Status),
        Process = s.Process,
        Evidence = [.. s.Evidence.Select(e => new Evidence(e.Field, letter, e.Paragraph, body[e.Paragraph - 1].Text.IndexOf(e.Quote, StringComparison.Ordinal), e.Quote))],
        Inferred = s.Inferred,
    };
}

using System.Text.Json.Nodes;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Tests.Announcements;

/// <summary>
/// The corpus' letters with what a reader by hand found in them, as readings: so that what is written from a reading is tested apart
/// from the reader.
/// </summary>
internal static class CorpusLetters
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Letters");

    /// <summary>The letters of a file, such as "2018-02-05-zero-draft-and-first-round".</summary>
    public static IReadOnlyList<LetterReading> Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".txt"));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".expected.json")))!;
        var paragraphs = Paragraphs(LetterText.FromPlainText(name, text));
        return [.. expected["letters"]!.AsArray().Select((letter, i) => Reading(letter!, name, paragraphs[i]))];
    }

    /// <summary>The paragraphs of each letter: its text is counted from the salutation.</summary>
    private static List<List<LetterParagraph>> Paragraphs(LetterText text)
    {
        var letters = new List<List<LetterParagraph>>();
        foreach (var paragraph in text.Paragraphs)
        {
            if (paragraph.Text.StartsWith("Excellenc", StringComparison.Ordinal) && paragraph.Text.Length < 20)
            {
                letters.Add([new LetterParagraph(0, 1, LetterPart.Head, paragraph.Text)]);
            }
            else if (letters.Count > 0)
            {
                letters[^1].Add(new LetterParagraph(letters[^1].Count, 1, LetterPart.Body, paragraph.Text));
            }
        }

        return letters;
    }

    private static LetterReading Reading(JsonNode node, string file, List<LetterParagraph> paragraphs)
    {
        var remarks = node["remarks"]!.AsArray();
        return new LetterReading
        {
            Letter = new Letter { Id = Text(node["id"])!, FileName = file, Date = Day(node["date"])!.Value, Language = Text(node["language"])!, Paragraphs = paragraphs },
            Place = Text(node["place"]),
            Subject = Text(node["subject"])!,
            Kind = Kebab<LetterKind>(node["kind"]),
            CoveredBy = Text(node["coveredBy"]),
            Process = node["process"] is { } process ? new ProcessName(Text(process["key"])!, Text(process["name"])!) : null,
            Issuers = [.. node["issuers"]!.AsArray().Select(i => new Issuer(Text(i!["name"])!, Text(i["capacity"])!))],
            Role = Text(node["role"]),
            Addressees = Text(node["addressees"]),
            Sessions = [.. node["sessions"]!.AsArray().Select(s => SessionOf(s!, paragraphs))],
            Deadlines = [.. node["deadlines"]!.AsArray().Select(d => new Deadline(Text(d!["what"])!, Day(d["date"])!.Value, Text(d["quote"])!, Holding(paragraphs, Text(d["quote"])!)))],
            Enclosures = [.. Strings(node["enclosures"]).Select(e => new Enclosure(e, e, Holding(paragraphs, e)))],
            References = [.. node["references"]!.AsArray().Select(r => new Reference(Text(r!["symbol"])!, Text(r["paragraph"]), "", 0))],
            EarlierLetters = [.. node["earlierLetters"]!.AsArray().Select(e => new EarlierLetter(Day(e!["date"])!.Value, Text(e["about"]), "", 0)
            {
                YearInferred = remarks.Any(r => Text(r!["code"]) == "year-inferred" && Text(r["quote"])!.StartsWith($"{Day(e["date"])!.Value.Day} ", StringComparison.Ordinal)),
            })],
            Links = Strings(node["links"]),
            Remarks = [.. remarks.Select(r => new Remark(Kebab<RemarkSeverity>(r!["severity"]), Text(r["code"])!, Text(r["text"])!, Text(r["quote"])!, 0))],
        };
    }

    private static Session SessionOf(JsonNode node, List<LetterParagraph> paragraphs) => new()
    {
        Id = Text(node["id"])!,
        Kind = Kebab<SessionKind>(node["kind"]),
        Ordinal = (int?)node["ordinal"],
        Of = (int?)node["of"],
        Title = Text(node["title"])!,
        Theme = Text(node["theme"]),
        Start = Day(node["start"]),
        End = Day(node["end"]),
        Days = [.. node["days"]!.AsArray().Select(d => Day(d)!.Value)],
        City = Text(node["city"]),
        Building = Text(node["building"]),
        Room = Text(node["room"]),
        Zone = Text(node["zone"]),
        Sittings = [.. node["sittings"]!.AsArray().Select(s => new Sitting(Day(s!["date"])!.Value, Hour(s["from"]), Hour(s["to"]), Text(s["room"])))],
        Convenor = Text(node["convenor"]),
        Invited = [.. Strings(node["invited"]).Select(i => Kebab<Invitee>(i))],
        Level = Text(node["level"]),
        Mode = Kebab<SessionMode>(node["mode"]),
        Status = Kebab<SessionStatus>(node["status"]),
        Process = Text(node["process"]),
        Evidence = [.. node["evidence"]!.AsArray().Select(e =>
        {
            var (number, quote) = ((int)e!["paragraph"]!, Text(e["quote"])!);
            return new Evidence(Text(e["field"])!, Text(e["letter"])!, number, paragraphs.Single(p => p.Number == number).Text.IndexOf(quote, StringComparison.Ordinal), quote);
        })],
        Inferred = Strings(node["inferred"]),
    };

    private static int Holding(List<LetterParagraph> paragraphs, string quote) =>
        paragraphs.FirstOrDefault(p => p.Text.Contains(quote, StringComparison.Ordinal))?.Number ?? 0;

    private static string? Text(JsonNode? node) => (string?)node;

    private static List<string> Strings(JsonNode? node) => [.. node!.AsArray().Select(n => (string)n!)];

    private static LocalDate? Day(JsonNode? node) => node is null ? null : LocalDatePattern.Iso.Parse((string)node!).Value;

    private static LocalTime? Hour(JsonNode? node) => node is null ? null : LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse((string)node!).Value;

    private static T Kebab<T>(JsonNode? node)
        where T : struct, Enum => Enum.Parse<T>(((string)node!).Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}

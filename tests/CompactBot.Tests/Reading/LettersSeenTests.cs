using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using CompactBot.Core.World;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Reading;

/// <summary>
/// Scores the reader on the condensed texts of real letters in ../shared/letters-seen.json: days, hours, place, deadlines, and what must not be
/// read. The texts lack the form of a letter, so the form is put round them: the date on a line, the salutation on another, a closing.
/// </summary>
public sealed partial class LettersSeenTests(ITestOutputHelper output)
{
    /// <summary>Days of letters whose day was not seen: such as what they speak of as past and as coming allows.</summary>
    private static readonly Dictionary<string, string> Days = new(StringComparer.Ordinal)
    {
        ["L16"] = "17 March 2023", ["L18"] = "22 January 2021", ["L20"] = "14 October 2005", ["L26"] = "14 March 2022", ["L28"] = "2 June 2016", ["L50"] = "4 novembre 2013",
    };

    private readonly Dictionary<string, (int Right, int Wrong, int Missing)> _scores = new(StringComparer.Ordinal);

    [Fact]
    public void CondensedRealLetters_FactsAreRead()
    {
        foreach (var letter in Seen().Where(l => ((string?)l["text"] ?? string.Empty).Length > 0))
        {
            var id = (string)letter["id"]!;
            var result = new LetterReader(new DateReader()).Read(LetterText.FromPlainText(id + ".txt", Framed(letter)));
            if (result.Refusal is { } refusal)
            {
                output.WriteLine($"{id}: refused: {refusal}");
            }

            Compare(id, letter["expect"]!.AsObject(), result.Letters);
        }

        foreach (var (field, (right, wrong, missing)) in _scores.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{field,-10} {right} right, {missing} missing, {wrong} invented: F1 {F1(field):P1}"));
        }

        F1("days").ShouldBeGreaterThanOrEqualTo(0.97);
        F1("hours").ShouldBeGreaterThanOrEqualTo(0.95);
        F1("rooms").ShouldBeGreaterThanOrEqualTo(0.95);
        F1("deadlines").ShouldBeGreaterThanOrEqualTo(0.9);
        F1("cities").ShouldBeGreaterThanOrEqualTo(0.9);
        _scores["sessions"].Wrong.ShouldBe(0, "sessions invented");
    }

    private void Compare(string id, JsonObject expected, IReadOnlyList<LetterReading> letters)
    {
        // A covered letter repeats its cover: one session is one day, wherever it is read.
        var read = letters.SelectMany(l => l.Sessions).GroupBy(s => s.Start).Select(g => g.OrderByDescending(s => s.Sittings.Count(x => x.From is not null || x.Room is not null)).First()).ToList();
        var coming = Items(expected["sessions"]).Where(s => (string?)s["status"] != "past" && IsoDay().IsMatch((string?)s["start"] ?? string.Empty)).ToList();
        foreach (var session in coming)
        {
            var start = (string)session["start"]!;
            // What the facts give as two, with a gap between, the letter can call one session.
            var found = read.Find(s => Iso(s.Start) == start) ?? read.Find(s => s.Days.Any(d => Iso(d) == start));
            Count("sessions", found is not null, $"{id}: not read: {start} {session["title"]}");
            if (found is null)
            {
                Count("days", false, string.Empty);
                continue;
            }

            var end = (string?)session["end"] ?? start;
            Count("days", found.Days.Any(d => Iso(d) == end), $"{id} {start}: expected to end on {end}, sits on {string.Join(' ', found.Days.Select(d => Iso(d)))}");
            Same("cities", found.City ?? string.Empty, PlaceName((string?)session["city"], MentionKind.City), $"{id} {start}: city");
            Same("rooms", found.Room ?? string.Empty, PlaceName((string?)session["room"], MentionKind.Room), $"{id} {start}: room");
            var hours = Hour().Matches((string?)session["times"] ?? string.Empty).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
            if (hours.Count > 0)
            {
                var stretches = found.Sittings.Where(s => Iso(s.Date) == start && s.From is not null).Select(s => $"{s.From:HH:mm}" + (s.To is { } to ? $"-{to:HH:mm}" : string.Empty));
                Same("hours", string.Join(' ', stretches), string.Join(' ', hours), $"{id} {start}: hours");
            }
        }

        // Parts of a session that the letter gives as one count as one.
        foreach (var extra in read.Where(s => !coming.Exists(c => s.Days.Any(d => Iso(d) == (string?)c["start"]))))
        {
            _scores["sessions"] = Of("sessions") with { Wrong = Of("sessions").Wrong + 1 };
            output.WriteLine($"{id}: invented: {Iso(extra.Start)} {extra.Title}");
        }

        var deadlines = letters.SelectMany(l => l.Deadlines).Select(d => Iso(d.Date)).Distinct().ToList();
        foreach (var deadline in Items(expected["deadlines"]))
        {
            Count("deadlines", deadlines.Remove(((string)deadline["at"]!)[..10]), $"{id}: no deadline {deadline["at"]}");
        }

        foreach (var extra in deadlines)
        {
            _scores["deadlines"] = Of("deadlines") with { Wrong = Of("deadlines").Wrong + 1 };
            output.WriteLine($"{id}: invented deadline {extra}");
        }
    }

    private void Same(string field, string read, string expected, string what)
    {
        if (expected.Length > 0)
        {
            Count(field, read == expected, $"{what}: expected {expected}, read {read}");
        }
    }

    private void Count(string field, bool right, string otherwise)
    {
        var (rightOnes, wrong, missing) = Of(field);
        _scores[field] = right ? (rightOnes + 1, wrong, missing) : (rightOnes, wrong, missing + 1);
        if (!right && otherwise.Length > 0)
        {
            output.WriteLine(otherwise);
        }
    }

    private (int Right, int Wrong, int Missing) Of(string field) => _scores.GetValueOrDefault(field);

    private double F1(string field) => Of(field) is var (right, wrong, missing) && right > 0 ? 2.0 * right / (2 * right + wrong + missing) : 0;

    private static string PlaceName(string? name, MentionKind kind) =>
        name is null ? string.Empty : Gazetteer.World.Find(name).FirstOrDefault(m => m.Kind == kind) is { } known ? kind == MentionKind.City ? known.Place!.City : known.Name : name;

    private static string Iso(NodaTime.LocalDate? day) => day is { } known ? NodaTime.Text.LocalDatePattern.Iso.Format(known) : string.Empty;

    /// <summary>A letter's form round the condensed text: a date and a salutation stand on lines of their own.</summary>
    private static string Framed(JsonObject letter)
    {
        var id = (string)letter["id"]!;
        var text = Salutation().Replace((string)letter["text"]!, "\n\n${date}\n\n${salutation}\n\n");
        text = InlineDate().Replace(text, "$0\n\n");
        text = Omission().Replace(text, "[...]\n\n");
        var day = Days.GetValueOrDefault(id) ?? (IsoDay().IsMatch((string)letter["date"]!) ? NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("d MMMM yyyy").Format(NodaTime.Text.LocalDatePattern.Iso.Parse(((string)letter["date"]!)[..10]).Value) : string.Empty);
        var dated = DateLine().IsMatch(text);
        return (dated || day.Length == 0 ? string.Empty : day + "\n\n" + (Salutation().IsMatch((string)letter["text"]!) ? string.Empty : (string?)letter["lang"] == "fr" ? "Excellence,\n\n" : "Excellency,\n\n")) + text + ((string?)letter["lang"] == "fr" ? "\n\nVeuillez agréer, Excellence, les assurances de ma très haute considération.\n" : "\n\nYours sincerely,\n");
    }

    private static IEnumerable<JsonObject> Seen()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "letters-seen.json");
            if (File.Exists(path))
            {
                return Items(JsonNode.Parse(File.ReadAllText(path))!["letters"]);
            }
        }

        Assert.Skip("letters-seen.json left out: ../shared is absent");
        return [];
    }

    private static IEnumerable<JsonObject> Items(JsonNode? node) => node?.AsArray().Select(n => n!.AsObject()) ?? [];

    [GeneratedRegex(@"(?<date>(?:New York, )?(?:\d{1,2} [A-Z][a-z]+ \d[\d I]{3,6}|[A-Z][a-z]+ \d{1,2}, \d{4}))?\s*(?<salutation>\b(?:Excellency|Sir|Dear All|Dear Madam/Sir|Dear colleagues),)\s*", RegexOptions.None, 1000)]
    private static partial Regex Salutation();

    [GeneratedRegex(@"\bDate\s?: (?:\d{1,2} [A-Z][a-z]+ \d{4}|\d\d\.\d\d\.\d{4})(?=[ ])", RegexOptions.None, 1000)]
    private static partial Regex InlineDate();

    [GeneratedRegex(@"\[\.\.\.\]\s*\n", RegexOptions.None, 1000)]
    private static partial Regex Omission();

    [GeneratedRegex(@"^(?:\w+, |New York, |Date: )?(?:\d{1,2}[ .][A-Z0-9][\w.]+[ .]?\d[\d I]{3,6}|[A-Z][a-z]+ \d{1,2}, \d{4})$", RegexOptions.Multiline, 1000)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d", RegexOptions.None, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\d\d:\d\d(?:-\d\d:\d\d)?(?=[^()]*(?:\(|$))", RegexOptions.None, 1000)]
    private static partial Regex Hour();
}

using System.Text.Json.Nodes;
using CompactBot.Core.World;

namespace CompactBot.Tests.Reading.Scoring;

/// <summary>
/// Holds what was read from one file against what a person read in it, field by field. Both are in the shape of <c>read --json</c>; a key
/// that the expectation leaves out is not scored.
/// </summary>
public sealed class LetterScorer
{
    private static readonly string[] SessionFields = ["kind", "ordinal", "of", "city", "building", "status", "mode", "level"];

    private readonly Dictionary<string, FieldScore> _scores = new(StringComparer.Ordinal);
    private readonly List<string> _differences = [];

    public IReadOnlyDictionary<string, FieldScore> Scores => _scores;

    public IReadOnlyList<string> Differences => _differences;

    public LetterScorer Compare(JsonObject expected, JsonObject read)
    {
        var (asked, said) = (Items(expected["letters"]), Items(read["letters"]));
        Add("letters", new FieldScore(Math.Min(asked.Count, said.Count), Math.Max(0, said.Count - asked.Count), Math.Max(0, asked.Count - said.Count)), $"{asked.Count} letters expected, {said.Count} read");
        for (var i = 0; i < Math.Max(asked.Count, said.Count); i++)
        {
            CompareLetter(i < asked.Count ? asked[i] : [], i < said.Count ? said[i] : []);
        }

        return this;
    }

    private void CompareLetter(JsonObject expected, JsonObject read)
    {
        foreach (var field in new[] { "date", "place", "language", "kind" }.Where(expected.ContainsKey))
        {
            AddOne("letter " + field, Text(expected[field]), Text(read[field]));
        }

        if (expected.ContainsKey("deadlines"))
        {
            AddSet("deadlines", Dates(expected["deadlines"]), Dates(read["deadlines"]), null);
        }

        var remarks = Items(read["remarks"]).Select(r => Text(r["code"])!).ToHashSet(StringComparer.Ordinal);
        foreach (var code in Texts(expected["remarks"]))
        {
            Add("remarks", remarks.Contains(code) ? new(1, 0, 0) : new(0, 0, 1), $"no remark {code}");
        }

        if (expected.ContainsKey("sessions") || !expected.ContainsKey("date"))
        {
            CompareSessions(Items(expected["sessions"]), Items(read["sessions"]));
        }
    }

    private void CompareSessions(List<JsonObject> expected, List<JsonObject> read)
    {
        var open = read.ToList();
        var pairs = expected
            .SelectMany(e => read.Select(r => (Expected: e, Read: r, Likeness: Likeness(e, r))))
            .Where(p => p.Likeness > 0)
            .OrderByDescending(p => p.Likeness)
            .ToList();
        var unmatched = expected.ToList();
        foreach (var (e, r, _) in pairs)
        {
            if (unmatched.Contains(e) && open.Contains(r))
            {
                unmatched.Remove(e);
                open.Remove(r);
                CompareSession(e, r);
            }
        }

        foreach (var missing in unmatched)
        {
            AddSet("days", Texts(missing["days"]), [], Name(missing));
            Add("sessions", new(0, 0, 1), "not read: " + Name(missing));
            AddSittings(missing, [], Name(missing));
        }

        foreach (var extra in open)
        {
            AddSet("days", [], Texts(extra["days"]), Name(extra));
            Add("sessions", new(0, 1, 0), "invented: " + Name(extra));
        }
    }

    private void CompareSession(JsonObject expected, JsonObject read)
    {
        var name = Name(expected);
        Add("sessions", new(1, 0, 0), "");
        if (expected.ContainsKey("days") || !expected.ContainsKey("status"))
        {
            AddSet("days", Texts(expected["days"]), Texts(read["days"]), name);
        }

        foreach (var field in SessionFields.Where(expected.ContainsKey))
        {
            AddOne(field, Text(expected[field]), Text(read[field]), name);
        }

        if (expected.ContainsKey("invited"))
        {
            AddSet("invited", Texts(expected["invited"]), Texts(read["invited"]), name);
        }

        AddSittings(expected, Items(read["sittings"]), name);
    }

    private void AddSittings(JsonObject expected, List<JsonObject> read, string name)
    {
        if (!expected.ContainsKey("sittings"))
        {
            return;
        }

        var asked = Items(expected["sittings"]);
        AddSet("hours", Hours(asked), Hours(read), name);
        AddSet("rooms", Rooms(asked), Rooms(read), name);
    }

    private static IEnumerable<string> Hours(List<JsonObject> sittings) => sittings
        .Where(s => s["from"] is not null || s["to"] is not null)
        .Select(s => $"{Text(s["date"])} {Text(s["from"]) ?? "…"}–{Text(s["to"]) ?? "…"}");

    private static IEnumerable<string> Rooms(List<JsonObject> sittings) => sittings
        .Where(s => s["room"] is not null)
        .Select(s => $"{Text(s["date"])} {Room(Text(s["room"])!)}");

    /// <summary>A room is the same under each of its names: the expectation has it as the letter writes it, the reading by its full name.</summary>
    private static string Room(string name) =>
        FieldScore.Plain(Gazetteer.World.Find(name).FirstOrDefault(m => m.Kind == MentionKind.Room && m.Text.Length == name.Length)?.Name ?? name)!.ToUpperInvariant();

    private static int Likeness(JsonObject a, JsonObject b)
    {
        var shared = Texts(a["days"]).Intersect(Texts(b["days"]), StringComparer.Ordinal).Count();
        var sameKind = a["kind"] is null || Text(a["kind"]) == Text(b["kind"]) ? 2 : 0;
        var sameOrdinal = a["ordinal"] is not null && Text(a["ordinal"]) == Text(b["ordinal"]) ? 3 : 0;
        var sameHours = Hours(Items(a["sittings"])).Intersect(Hours(Items(b["sittings"])), StringComparer.Ordinal).Any() ? 4 : 0;
        // Of a session that was put off or called off the expectation may leave the days out: they were, and are no more.
        var dayless = !Texts(a["days"]).Any() && (!Texts(b["days"]).Any() || (a["status"] is not null && Text(a["status"]) == Text(b["status"])));
        return shared > 0 ? (10 * shared) + sameKind + sameOrdinal + sameHours
            : sameKind > 0 && (sameOrdinal > 0 || dayless) ? sameKind + sameOrdinal
            : 0;
    }

    private void AddOne(string field, string? expected, string? read, string? of = null) =>
        Add(field, FieldScore.OfOne(expected, read), $"{field}: expected {expected ?? "nothing"}, read {read ?? "nothing"}{Of(of)}");

    private void AddSet(string field, IEnumerable<string> expected, IEnumerable<string> read, string? of)
    {
        var (asked, said) = (expected.ToList(), read.ToList());
        Add(field, FieldScore.Of(asked, said), $"{field}: missing [{string.Join("; ", asked.Except(said, StringComparer.Ordinal))}], extra [{string.Join("; ", said.Except(asked, StringComparer.Ordinal))}]{Of(of)}");
    }

    private void Add(string field, FieldScore score, string difference)
    {
        _scores[field] = _scores.GetValueOrDefault(field, FieldScore.None).Plus(score);
        if (score.Extra + score.Missing > 0)
        {
            _differences.Add(difference);
        }
    }

    private static string Of(string? name) => name is null ? "" : $" ({name})";

    private static string Name(JsonObject session) => $"{Text(session["kind"])} {Text(session["ordinal"])} {Texts(session["days"]).FirstOrDefault() ?? "without a day"}";

    private static List<JsonObject> Items(JsonNode? array) => array is JsonArray items ? [.. items.OfType<JsonObject>()] : [];

    private static IEnumerable<string> Texts(JsonNode? array) => array is JsonArray items ? items.Select(i => Text(i)!) : [];

    private static IEnumerable<string> Dates(JsonNode? array) => array is JsonArray items ? items.Select(i => i is JsonObject o ? Text(o["date"])! : Text(i)!) : [];

    private static string? Text(JsonNode? value) => value?.ToString();
}

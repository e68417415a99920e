using System.Text.Json.Nodes;
using CompactBot.Core.Announcements;
using CompactBot.Core.Answers;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using CompactBot.Core.World;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Tests.Catalogue;

/// <summary>
/// A sequence of letters in the order in which they were received, and what must be known at some days, said of a question, and written in
/// an announcement. A key that an expected session leaves out is not looked at; every session must be expected. "processes" is of how many processes
/// they are.
/// </summary>
internal sealed class ChangeSequence
{
    private static readonly Respondent Respondent = new(new DateReader(), Gazetteer.World);
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    private readonly JsonObject _expected;
    private readonly List<IReadOnlyList<LetterReading>> _files = [];

    public ChangeSequence(string path)
    {
        _expected = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        foreach (var file in (_expected["received"] ?? _expected["letters"])!.AsArray())
        {
            // Beside the expectation, as a file of its own, or in it.
            var (name, text) = file is JsonValue value
                ? ((string)value!, File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, (string)value!)))
                : ((string)file!["file"]!, string.Join('\n', file["text"]!.AsArray().Select(l => (string)l!)));
            var result = new LetterReader(new DateReader()).Read(LetterText.FromPlainText(name, text));
            _files.Add([.. result.Letters.Select(Unique)]);
        }
    }

    public IEnumerable<string> Differences()
    {
        var all = CatalogueSnapshot.Of(_files.SelectMany(f => f));
        return States(all).Concat(Announcements()).Concat(Questions(all));
    }

    private LetterReading Unique(LetterReading reading)
    {
        var copies = _files.SelectMany(f => f).Count(l => l.Letter.Id.StartsWith(reading.Letter.Id, StringComparison.Ordinal));
        if (copies == 0)
        {
            return reading;
        }

        var id = $"{reading.Letter.Id}-{copies + 1}";
        Session Renamed(Session session) => session with { Evidence = [.. session.Evidence.Select(e => e with { Letter = id })] };
        return reading with { Letter = reading.Letter with { Id = id }, Sessions = [.. reading.Sessions.Select(Renamed)], Changed = [.. reading.Changed.Select(Renamed)] };
    }

    private IEnumerable<string> States(CatalogueSnapshot all)
    {
        foreach (var state in (_expected["states"]?.AsArray() ?? []).Concat(_expected["asOf"]?.AsArray() ?? []))
        {
            var day = (string)(state!["asOf"] ?? state["day"])!;
            foreach (var wrong in State("as of " + day, state, all.AsOf(LocalDatePattern.Iso.Parse(day).Value)))
            {
                yield return wrong;
            }
        }

        foreach (var state in _expected["after"]?.AsArray() ?? [])
        {
            var received = (int)state!["received"]!;
            foreach (var wrong in State($"after {received}", state, CatalogueSnapshot.Of(_files.Take(received).SelectMany(f => f))))
            {
                yield return wrong;
            }
        }
    }

    private static IEnumerable<string> State(string when, JsonNode state, CatalogueSnapshot catalogue)
    {
        var known = catalogue.Sessions.ToList();
        var expected = state["sessions"]!.AsArray().Select(s => s!.AsObject()).ToList();
        var pairs = expected.SelectMany(e => known.Select(k => (Expected: e, Known: k, Wrong: Wrong(e, k).ToList()))).OrderBy(p => p.Wrong.Count).ToList();
        var (met, found) = (new HashSet<JsonObject>(), new HashSet<string>());
        foreach (var pair in pairs.Where(p => Same(p.Expected, p.Known)).Concat(pairs))
        {
            if (!met.Contains(pair.Expected) && !found.Contains(pair.Known.Id))
            {
                met.Add(pair.Expected);
                found.Add(pair.Known.Id);
                foreach (var wrong in pair.Wrong)
                {
                    yield return $"{when}, {pair.Known.Id}: {wrong}";
                }
            }
        }

        var processes = known.Select(k => k.Process).Distinct(StringComparer.Ordinal).ToList();
        if (state["processes"] is { } count && (int)count != processes.Count)
        {
            yield return $"{when}: {processes.Count} processes, not {count}: {string.Join("; ", processes)}";
        }

        foreach (var missing in expected.Where(e => !met.Contains(e)))
        {
            yield return $"{when}: missing {missing.ToJsonString()}";
        }

        foreach (var extra in known.Where(k => !found.Contains(k.Id)))
        {
            yield return $"{when}: not expected {extra.Id} ({extra.Title}, {string.Join(' ', extra.Days.Select(LocalDatePattern.Iso.Format))}, {extra.Status})";
        }
    }

    private static bool Same(JsonObject expected, Session known) =>
        (!expected.ContainsKey("kind") || (string?)expected["kind"] == DataName.Of(known.Kind)) && (!expected.ContainsKey("ordinal") || (int?)expected["ordinal"] == known.Ordinal);

    private static IEnumerable<string> Wrong(JsonObject expected, Session known)
    {
        string Sittings() => string.Join("; ", known.Sittings.Select(s => $"{LocalDatePattern.Iso.Format(s.Date)} {Hour(s.From)} {Hour(s.To)} {Room(s.Room)}"));
        string Wanted() => string.Join("; ", expected["sittings"]!.AsArray().Select(s => $"{(string?)s!["date"]} {(string?)s["from"]} {(string?)s["to"]} {Room((string?)s["room"])}"));
        var fields = new (string Name, Func<string?> Known, Func<string?> Expected)[]
        {
            ("kind", () => DataName.Of(known.Kind), () => (string?)expected["kind"]),
            ("ordinal", () => known.Ordinal?.ToString(System.Globalization.CultureInfo.InvariantCulture), () => expected["ordinal"]?.ToString()),
            ("title", () => known.Title, () => (string?)expected["title"]),
            ("days", () => string.Join(' ', known.Days.Select(LocalDatePattern.Iso.Format)), () => string.Join(' ', expected["days"]!.AsArray().Select(d => (string)d!))),
            ("status", () => DataName.Of(known.Status), () => (string?)expected["status"]),
            ("mode", () => DataName.Of(known.Mode), () => (string?)expected["mode"]),
            ("city", () => known.City, () => (string?)expected["city"]),
            ("building", () => known.Building, () => (string?)expected["building"]),
            ("room", () => Room(known.Room), () => Room((string?)expected["room"])),
            ("sittings", Sittings, Wanted),
        };
        return fields.Where(f => expected.ContainsKey(f.Name) && !string.Equals(f.Known(), f.Expected(), StringComparison.Ordinal)).Select(f => $"{f.Name} is <{f.Known()}>, not <{f.Expected()}>");
    }

    /// <summary>A room by its name in the gazetteer, one of a numbered row by its number: letters name it in their language.</summary>
    private static string? Room(string? name) => name is null ? null
        : char.IsDigit(name[^1]) ? name.Split(' ')[^1]
        : Gazetteer.World.Find(name).FirstOrDefault(m => m.Kind == MentionKind.Room)?.Name ?? name;

    private static string Hour(LocalTime? hour) => hour?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private IEnumerable<string> Announcements()
    {
        foreach (var expected in _expected["announcements"]?.AsArray() ?? [])
        {
            var at = (int)expected!["of"]! - 1;
            var before = _files.Take(at).SelectMany(f => f).ToList();
            var message = new AnnouncementComposer().Compose(_files[at], CatalogueSnapshot.Of(before), CatalogueSnapshot.Of([.. before, .. _files[at]]));
            foreach (var wrong in Texts(PlainText.Render(message), expected))
            {
                yield return $"announcement of {at + 1}: {wrong}";
            }
        }
    }

    private IEnumerable<string> Questions(CatalogueSnapshot all)
    {
        foreach (var question in _expected["questions"]?.AsArray() ?? [])
        {
            var now = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse((string)question!["now"]!).Value;
            var (answer, _) = Respondent.Answer(all.AsOf(now.Date), new Question((string)question["ask"]!, now.InZoneLeniently(NewYork).ToInstant(), null), Dialogue.Empty);
            var outcome = ((string)question["outcome"]!).Replace("-", "", StringComparison.Ordinal);
            if (!string.Equals(answer.Outcome.ToString(), outcome, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"[{now}] {question["ask"]}: {answer.Outcome}, not {question["outcome"]}\n      {answer.Text.Replace("\n", "\n      ", StringComparison.Ordinal)}";
                continue;
            }

            foreach (var wrong in Texts(answer.Text, question))
            {
                yield return $"[{now}] {question["ask"]}: {wrong}";
            }
        }
    }

    private static IEnumerable<string> Texts(string text, JsonNode expected)
    {
        var says = (expected["says"]?.AsArray() ?? []).Where(s => !text.Contains((string)s!, StringComparison.OrdinalIgnoreCase)).Select(s => $"does not say \"{s}\"");
        var never = (expected["never"]?.AsArray() ?? []).Where(s => text.Contains((string)s!, StringComparison.OrdinalIgnoreCase)).Select(s => $"says \"{s}\"");
        var wrong = says.Concat(never).ToList();
        return wrong.Count == 0 ? wrong : [string.Join(", ", wrong) + "\n      " + text.Replace("\n", "\n      ", StringComparison.Ordinal)];
    }
}

using CompactBot.Core.Reading;

namespace CompactBot.Core.Corrections;

/// <summary>A field of a letter that a person can correct; see <see cref="SessionField"/>.</summary>
public sealed record LetterField(
    string Name,
    Func<LetterReading, string?> Read,
    Func<string?, string?> Problem,
    Func<LetterReading, string?, LetterReading> Write);

/// <summary>All of them. What has several values is a line each, its parts divided by a bar.</summary>
public static class LetterFields
{
    private static readonly CorrectionWords Words = CorrectionWords.Spoken;

    public static IReadOnlyList<LetterField> All { get; } =
    [
        new("date", l => CorrectionText.Day(l.Letter.Date), t => CorrectionText.Day(t) is null ? CorrectionWords.Fill(Words.NoDay, t ?? "") : null,
            (l, t) => l with { Letter = l.Letter with { Date = CorrectionText.Day(t) ?? l.Letter.Date } }),
        new("place", l => l.Place, TooLong, (l, t) => l with { Place = CorrectionText.Clean(t) }),
        new("subject", l => l.Subject, t => CorrectionText.Clean(t) is null ? Words.SubjectMissing : TooLong(t), (l, t) => l with { Subject = CorrectionText.Clean(t) ?? l.Subject }),
        new("kind", l => DataName.Of(l.Kind), t => CorrectionText.Name<LetterKind>(t) is null ? CorrectionWords.Fill(Words.NoSuchName, t ?? "", string.Join(", ", Enum.GetValues<LetterKind>().Select(DataName.Of))) : null,
            (l, t) => l with { Kind = CorrectionText.Name<LetterKind>(t) ?? l.Kind }),
        new("process", l => l.Process?.Name, TooLong, WithProcess),
        new("issuers", l => Lines(l.Issuers.Select(i => (i.Name, i.Capacity))), TooLong, (l, t) => l with { Issuers = [.. Rows(t).Select(r => new Issuer(r.First, r.More))] }),
        new("role", l => l.Role, TooLong, (l, t) => l with { Role = CorrectionText.Clean(t) }),
        new("addressees", l => l.Addressees, TooLong, (l, t) => l with { Addressees = CorrectionText.Clean(t) }),
        new("deadlines", l => Lines(l.Deadlines.Select(d => (CorrectionText.Day(d.Date), d.What))), DeadlinesProblem, WithDeadlines),
    ];

    /// <summary>Null where there is no such field.</summary>
    public static LetterField? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static string? TooLong(string? text) => text?.Length > 2000 ? Words.TooLong : null;

    private static string? Lines(IEnumerable<(string First, string More)> rows)
    {
        var text = string.Join('\n', rows.Select(r => r.More.Length == 0 ? r.First : $"{Folded(r.First)} | {Folded(r.More)}"));
        return text.Length == 0 ? null : text;
    }

    private static string Folded(string text) => CorrectionText.Clean(text) ?? "";

    private static IEnumerable<(string First, string More)> Rows(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts[0].Length > 0)
            .Select(parts => (parts[0], parts.Length > 1 ? parts[1] : ""));

    private static string? DeadlinesProblem(string? text)
    {
        foreach (var (day, what) in Rows(text))
        {
            if (CorrectionText.Day(day) is null)
            {
                return CorrectionWords.Fill(Words.NoDay, day);
            }

            if (what.Length == 0)
            {
                return CorrectionWords.Fill(Words.DeadlineOfWhat, day);
            }
        }

        return TooLong(text);
    }

    private static LetterReading WithDeadlines(LetterReading letter, string? text) => letter with
    {
        Deadlines = [.. Rows(text).Select(row =>
        {
            var day = CorrectionText.Day(row.First)!.Value;
            var known = letter.Deadlines.FirstOrDefault(d => Folded(d.What) == Folded(row.More)) ?? letter.Deadlines.FirstOrDefault(d => d.Date == day);
            var near = known is null ? NearestWords.In(letter.Letter, row.More) : default;
            return new Deadline(row.More, day, known?.Quote ?? near.Quote, known?.Paragraph ?? near.Paragraph);
        })],
    };

    /// <summary>The sessions of a letter belong to its process.</summary>
    private static LetterReading WithProcess(LetterReading letter, string? text)
    {
        var process = CorrectionText.Clean(text) is { } name ? ProcessName.Of(name, letter.Letter.Language) : null;
        return letter with { Process = process, Sessions = [.. letter.Sessions.Select(s => s with { Process = process?.Key })] };
    }
}

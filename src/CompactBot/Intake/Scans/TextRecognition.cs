using System.Text;
using System.Text.RegularExpressions;
using CompactBot.Intake.Layout;
using CompactBot.Intake.Programs;

namespace CompactBot.Intake.Scans;

/// <summary>Recognizes the words of pictures by tesseract, in the languages of the script that they are in.</summary>
public sealed partial class TextRecognition(ChildPrograms programs, IntakeOptions options)
{
    public const string Program = "tesseract";

    /// <summary>Where words are surer than this on the average, their script was the right one.</summary>
    private const double GoodConfidence = 80;

    /// <summary>Letters that lie on their side come out as words that nobody is sure of.</summary>
    private const double HardlyConfident = 60;

    private const string Turned = "it lies on its side or upside down; turn it, and send it again";

    private const int MostWords = 60_000;

    /// <summary>tesseract's languages for the scripts that it tells apart and letters are read in.</summary>
    private static readonly Dictionary<string, string> LanguagesOfScript = new(StringComparer.Ordinal)
    {
        ["Arabic"] = "ara+eng",
        ["Cyrillic"] = "rus+eng",
        ["Han"] = "chi_sim+eng",
        ["HanS"] = "chi_sim+eng",
    };

    /// <summary>The words of a picture in the folder, page by page; or why there are none.</summary>
    /// <param name="folder">Where the picture lies.</param>
    /// <param name="picture">Its name there.</param>
    /// <param name="pages">How many pictures the file holds.</param>
    /// <param name="known">The languages that earlier pages of the letter were read in; null to find them.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task<RecognizedPages> ReadAsync(WorkFolder folder, string picture, int pages, string? known, CancellationToken cancellation)
    {
        var first = await WordsAsync(folder, picture, pages, known ?? options.Programs.ScanLanguages, cancellation);
        if (first.Refusal is null && LiesOnItsSide(first.Pages))
        {
            return first with { Pages = [], Refusal = Turned };
        }

        if (first.Refusal is not null || known is not null || first.Confidence >= GoodConfidence)
        {
            return first;
        }

        var (script, isTurned) = await ScriptAsync(folder, picture, cancellation);
        if (isTurned && first.Confidence < HardlyConfident)
        {
            return first with { Pages = [], Refusal = Turned };
        }

        var languages = script is not null && LanguagesOfScript.TryGetValue(script, out var others) ? others : options.Programs.ScanLanguages;
        if (languages == options.Programs.ScanLanguages)
        {
            return first;
        }

        var second = await WordsAsync(folder, picture, pages, languages, cancellation);
        return second.Refusal is null && second.Confidence > first.Confidence ? second : first;
    }

    /// <summary>Long words stand upright: they were recognized, but their boxes are in no order that lines could be made of.</summary>
    private static bool LiesOnItsSide(IReadOnlyList<PageWords> pages)
    {
        var words = pages.SelectMany(p => p.Words).Where(w => w.Text.Length > 4).ToList();
        return words.Count > 4 && words.Count(w => w.Box.Height > 1.5 * w.Box.Width) * 2 > words.Count;
    }

    private async Task<RecognizedPages> WordsAsync(WorkFolder folder, string picture, int pages, string languages, CancellationToken cancellation)
    {
        var result = await programs.RunAsync(Call(folder, pages, [picture, "-", "-l", languages, "--psm", "3", "tsv"]), cancellation);
        if (result.Outcome == ProgramOutcome.Failed && result.Complaint.Contains("Failed loading language", StringComparison.Ordinal))
        {
            return new RecognizedPages([], languages, $"{Program} lacks the languages {languages}; install them with '{ChildPrograms.InstallCommand(Program)}'");
        }

        if (result.Refusal(Program, "this scan") is { } refusal)
        {
            return new RecognizedPages([], languages, refusal);
        }

        var found = WordTable.Read(result.Output, MostWords, out var tooMany);
        return tooMany
            ? new RecognizedPages([], languages, "it has more words than any letter")
            : new RecognizedPages([.. found.Select(Levelled)], languages, null);
    }

    /// <summary>
    /// A recognized word is as high as its own letters: without a tail or a capital it is lower. The words of a line get the usual height of a
    /// line, so that the room between lines can be measured.
    /// </summary>
    private static PageWords Levelled(PageWords page)
    {
        var lines = page.Words.GroupBy(w => w.Line).Select(g => (Words: g.ToList(), Box: Box.Around(g.Select(w => w.Box)))).ToList();
        var usual = TextRun.Middle(lines.Where(l => l.Words.Count > 3).Select(l => l.Box.Height));
        return page with
        {
            Words = [.. lines.SelectMany(l => l.Box.Height > 0.5 * usual && l.Box.Height < 1.25 * usual
                ? l.Words.Select(w => w with { Box = w.Box with { Top = l.Box.Top, Bottom = l.Box.Top + usual } })
                : l.Words)],
        };
    }

    private async Task<(string? Script, bool IsTurned)> ScriptAsync(WorkFolder folder, string picture, CancellationToken cancellation)
    {
        var result = await programs.RunAsync(Call(folder, 1, [picture, "-", "-l", "osd", "--psm", "0"]), cancellation);
        if (result.Outcome != ProgramOutcome.Done)
        {
            return (null, false);
        }

        var told = Encoding.UTF8.GetString(result.Output);
        return (ScriptLine().Match(told) is { Success: true } script ? script.Groups["script"].Value : null, TurnLine().IsMatch(told));
    }

    private ProgramCall Call(WorkFolder folder, int pages, IReadOnlyList<string> arguments) => new(Program, arguments)
    {
        Folder = folder,
        CpuSeconds = options.Programs.ScanSeconds * pages,
        WallClock = TimeSpan.FromSeconds(6.0 * options.Programs.ScanSeconds * pages),
    };

    [GeneratedRegex(@"^Script: (?<script>\w{1,20})", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex ScriptLine();

    [GeneratedRegex(@"^Rotate: (?:90|180|270)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TurnLine();
}

/// <summary>What was recognized.</summary>
/// <param name="Pages">The words with their boxes.</param>
/// <param name="Languages">What they were recognized in.</param>
/// <param name="Refusal">Why there are none; null where they were read, be there none.</param>
internal sealed record RecognizedPages(IReadOnlyList<PageWords> Pages, string Languages, string? Refusal)
{
    /// <summary>How sure the words are on the average, longer ones counting more; 100 where there are none.</summary>
    public double Confidence { get; } = ConfidenceOf(Pages);

    public static double ConfidenceOf(IReadOnlyList<PageWords> pages)
    {
        var words = pages.SelectMany(p => p.Words).ToList();
        var letters = words.Sum(w => (double)w.Text.Length);
        return letters == 0 ? 100 : words.Sum(w => w.Confidence * w.Text.Length) / letters;
    }
}

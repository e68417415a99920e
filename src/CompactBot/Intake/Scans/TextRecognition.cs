using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CompactBot.Intake.Layout;
using CompactBot.Intake.Programs;

namespace CompactBot.Intake.Scans;

/// <summary>Recognizes the words of pictures by tesseract, in the languages of the script that they are in.</summary>
public sealed partial class TextRecognition(ChildPrograms programs, IntakeOptions options)
{
    public const string Program = "tesseract";

    /// <summary>Where words are surer than this on the average, their script was the right one, and the page stood upright.</summary>
    private const double GoodConfidence = 80;

    /// <summary>Letters that stand on their heads come out as words that nobody is sure of.</summary>
    private const double HardlyConfident = 60;

    /// <summary>How certain it is which way up a page stands: writing has eight and more, noise one.</summary>
    private const double LeastCertainty = 3;

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
    /// <param name="picture">The picture, and what its reading may take.</param>
    /// <param name="known">The languages that earlier pages of the letter were read in; null to find them.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task<RecognizedPages> ReadAsync(ScannedPages picture, string? known, CancellationToken cancellation)
    {
        picture.Budget.BeginRecognition();
        if (known is not null)
        {
            var next = await WordsAsync(picture, known, isTurned: false, cancellation);
            return next.Refusal is null && next.Confidence < HardlyConfident && await LookAsync(picture, cancellation) is { IsTurned: true }
                ? await WordsAsync(picture, known, isTurned: true, cancellation)
                : next;
        }

        // A look at the page's shapes is cheap beside recognition, and noise has no shapes of writing: it earns no time.
        var sight = await LookAsync(picture, cancellation);
        if (sight.Refusal is not null)
        {
            return new RecognizedPages([], string.Empty, sight.Refusal);
        }

        if (sight.IsWriting)
        {
            picture.Budget.Earn(TimeSpan.FromSeconds((double)options.Programs.ScanSeconds * picture.Pages));
        }

        var languages = sight.Script is { } script && LanguagesOfScript.TryGetValue(script, out var others) ? others : options.Programs.ScanLanguages;
        var first = await WordsAsync(picture, languages, sight.IsTurned, cancellation);
        if (first.Refusal is not null || languages == options.Programs.ScanLanguages || first.Confidence >= GoodConfidence)
        {
            return first;
        }

        var second = await WordsAsync(picture, options.Programs.ScanLanguages, sight.IsTurned, cancellation);
        return second.Refusal is null && second.Confidence > first.Confidence ? second : first;
    }

    private async Task<RecognizedPages> WordsAsync(ScannedPages picture, string languages, bool isTurned, CancellationToken cancellation)
    {
        string[] way = isTurned ? ["--psm", "1", "-c", "min_orientation_margin=3"] : ["--psm", "3"];
        var result = await programs.RunAsync(Call(picture, picture.Pages, [picture.Name, "-", "-l", languages, .. way, "tsv"]), cancellation);
        if (result.Outcome == ProgramOutcome.Failed && result.Complaint.Contains("Failed loading language", StringComparison.Ordinal))
        {
            return new RecognizedPages([], languages, $"{Program} lacks the languages {languages}; install them with '{ChildPrograms.InstallCommand(Program)}'");
        }

        if (result.Refusal(Program, "this scan") is { } refusal)
        {
            return new RecognizedPages([], languages, refusal);
        }

        var found = WordTable.Read(result.Output, MostWords, out var tooMany, mayBeTurned: true);
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
        var lines = page.Words.GroupBy(w => w.Line).Select(g => (Words: g.ToList(), Box: LineBox([.. g]))).ToList();
        var usual = TextRun.Middle(lines.Where(l => l.Words.Count > 3).Select(l => l.Box.Height));
        return page with
        {
            Words = [.. lines.SelectMany(l => l.Box.Height > 0.5 * usual && l.Box.Height < 1.25 * usual
                ? l.Words.Select(w => w with { Box = w.Box with { Top = l.Box.Top, Bottom = l.Box.Top + usual } })
                : l.Words)],
        };
    }

    /// <summary>The box of a line's words, but for those that reach into the lines above and below: the program drew them too large.</summary>
    private static Box LineBox(IReadOnlyList<PageWord> words)
    {
        var most = 1.6 * TextRun.Middle(words.Select(w => w.Box.Height));
        return Box.Around(words.Where(w => w.Box.Height <= most).Select(w => w.Box));
    }

    /// <summary>What the first page looks like: which script, which way up, and whether it is writing at all.</summary>
    private async Task<Sight> LookAsync(ScannedPages picture, CancellationToken cancellation)
    {
        var result = await programs.RunAsync(Call(picture, 1, [picture.Name, "-", "-l", "osd", "--psm", "0", "-c", "tessedit_page_number=0"]), cancellation);
        if (result.Outcome != ProgramOutcome.Done)
        {
            // It fails on a page with few letters too; only a picture that cannot be read at all is not tried again.
            return new Sight(null, false, false) { Refusal = result.Complaint.Contains("pix not read", StringComparison.Ordinal) ? result.Refusal(Program, "this scan") : null };
        }

        var told = Encoding.UTF8.GetString(result.Output);
        var isWriting = CertaintyLine().Match(told) is { Success: true } certainty
            && double.TryParse(certainty.Groups["certainty"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sure)
            && sure >= LeastCertainty;
        return new Sight(
            isWriting && ScriptLine().Match(told) is { Success: true } script ? script.Groups["script"].Value : null,
            isWriting && TurnLine().IsMatch(told),
            isWriting);
    }

    private ProgramCall Call(ScannedPages picture, int pages, IReadOnlyList<string> arguments) => new(Program, arguments)
    {
        Folder = picture.Folder,
        Budget = picture.Budget,
        CpuSeconds = options.Programs.ScanSeconds * pages,
    };

    private sealed record Sight(string? Script, bool IsTurned, bool IsWriting)
    {
        public string? Refusal { get; init; }
    }

    [GeneratedRegex(@"^Script: (?<script>\w{1,20})", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex ScriptLine();

    [GeneratedRegex(@"^Orientation confidence: (?<certainty>[0-9.]{1,10})", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex CertaintyLine();

    [GeneratedRegex(@"^Rotate: (?:90|180|270)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TurnLine();
}

/// <summary>A picture to be recognized.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Pages">How many pages it holds.</param>
/// <param name="Budget">What the reading of the file may still take.</param>
internal sealed record ScannedPages(WorkFolder Folder, string Name, int Pages, ReadingBudget Budget);

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

using System.Globalization;
using CompactBot.Core.Letters;
using CompactBot.Intake.Layout;
using CompactBot.Intake.Programs;
using CompactBot.Intake.Scans;

namespace CompactBot.Intake.Pdf;

/// <summary>PDF files: their text layer by poppler's pdftotext; pages without one are recognized as scans are.</summary>
public sealed class PdfFormat(ChildPrograms programs, ScanReader scans, IntakeOptions options) : ILetterFormat
{
    private const string Program = "pdftotext";
    private const string FileName = "letter.pdf";
    private const int MostWords = 60_000;

    /// <summary>Fewer words are no page of a letter: a number that was stamped on a scan.</summary>
    private const int LeastWords = 12;

    public IReadOnlyList<FileKind> Kinds { get; } = [FileKind.Pdf];

    /// <summary>A text layer is read in a moment; recognizing takes seconds a page. Each has limits of its own.</summary>
    public TimeSpan Limit { get; } = TimeSpan.FromSeconds(Math.Min(600, 4 * options.Programs.ScanSeconds * options.Programs.ScanPages));

    public async Task<TextResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        await folder.PutAsync(FileName, content, cancellation);
        var budget = new ReadingBudget(ReadingBudget.Unproven);
        var (pages, refusal) = await TextLayerAsync(folder, budget, cancellation);
        if (refusal is not null)
        {
            return TextResult.Refused(refusal);
        }

        var hasText = pages.Exists(p => p.Words.Count >= LeastWords && IsText(p));
        var pictures = pages.Where(p => hasText ? p.Words.Count == 0 : true).Select(p => p.Number).ToList();
        if (pictures.Count == 0)
        {
            return TextResult.Of(new LetterText(fileName, PageLayout.Paragraphs(pages)));
        }

        if (!hasText && pictures.Count > options.Programs.ScanPages)
        {
            return TextResult.Refused(string.Create(
                CultureInfo.InvariantCulture,
                $"it is a scan of {pictures.Count} pages, and a scan may have {options.Programs.ScanPages}; send the letter without its annexes, or raise Intake:Programs:ScanPages"));
        }

        // Beside pages of text, what pictures there are beyond the limit are annexes.
        var found = await scans.ReadPdfAsync(folder, FileName, [.. pictures.Take(options.Programs.ScanPages)], budget, cancellation);
        if (hasText)
        {
            var recognized = found.Pages.ToDictionary(p => p.Number);
            return TextResult.Of(new LetterText(fileName, PageLayout.Paragraphs([.. pages.Select(p => recognized.GetValueOrDefault(p.Number) ?? p)])));
        }

        return found.Refusal is { } reason ? TextResult.Refused(reason) : ScanReader.TextOf(fileName, found.Pages);
    }

    private async Task<(List<PageWords> Pages, string? Refusal)> TextLayerAsync(WorkFolder folder, ReadingBudget budget, CancellationToken cancellation)
    {
        var most = options.Programs.TextPages;
        var result = await programs.RunAsync(
            new ProgramCall(Program, ["-tsv", "-nodiag", "-enc", "UTF-8", "-l", (most + 1).ToString(CultureInfo.InvariantCulture), FileName, "-"])
            {
                Folder = folder,
                Budget = budget,
                CpuSeconds = options.Programs.TextSeconds,
            },
            cancellation);
        if (result.Outcome == ProgramOutcome.Failed && result.Complaint.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            return ([], "it is locked by a password; save it without one");
        }

        if (result.Refusal(Program, "this PDF") is { } refusal)
        {
            return ([], refusal);
        }

        var pages = WordTable.Read(result.Output, MostWords, out var tooMany);
        return pages.Count switch
        {
            0 => ([], "it has no pages; save it anew from the program that made it"),
            _ when pages.Count > most => ([], string.Create(CultureInfo.InvariantCulture, $"it has more than {most} pages, and no letter does; send the letter without its annexes, or raise Intake:Programs:TextPages")),
            _ when tooMany => ([], string.Create(CultureInfo.InvariantCulture, $"it has more than {MostWords:N0} words, and no letter does")),
            _ => (pages, null),
        };
    }

    /// <summary>Not the signs of a font without a key to its letters, which come out as private or unknown characters.</summary>
    private static bool IsText(PageWords page)
    {
        var characters = page.Words.Sum(w => w.Text.Length);
        var letters = page.Words.Sum(w => w.Text.Count(char.IsLetterOrDigit));
        return letters * 2 > characters;
    }
}

using System.Globalization;
using CompactBot.Core.Letters;
using CompactBot.Intake.Layout;
using CompactBot.Intake.Programs;

namespace CompactBot.Intake.Pdf;

/// <summary>PDF files with a text layer, by poppler's pdftotext.</summary>
public sealed class PdfFormat(ChildPrograms programs, IntakeOptions options) : ILetterFormat
{
    private const string Program = "pdftotext";
    private const string FileName = "letter.pdf";
    private const int MostWords = 60_000;

    public IReadOnlyList<FileKind> Kinds { get; } = [FileKind.Pdf];

    public async Task<TextResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        await folder.PutAsync(FileName, content, cancellation);
        var most = options.Programs.TextPages;
        var result = await programs.RunAsync(
            new ProgramCall(Program, ["-tsv", "-nodiag", "-enc", "UTF-8", "-l", (most + 1).ToString(CultureInfo.InvariantCulture), FileName, "-"])
            {
                Folder = folder,
                WallClock = TimeSpan.FromSeconds(options.Programs.TextSeconds),
                CpuSeconds = options.Programs.TextSeconds,
            },
            cancellation);
        if (result.Outcome == ProgramOutcome.Failed && result.Complaint.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            return TextResult.Refused("it is locked by a password; save it without one");
        }

        if (result.Refusal(Program, "this PDF") is { } refusal)
        {
            return TextResult.Refused(refusal);
        }

        var pages = PdfWords.Read(result.Output, MostWords, out var tooMany);
        if (pages.Count > most)
        {
            return TextResult.Refused(string.Create(CultureInfo.InvariantCulture, $"it has more than {most} pages, and no letter does; send the letter without its annexes, or raise Intake:Programs:TextPages"));
        }

        return tooMany
            ? TextResult.Refused(string.Create(CultureInfo.InvariantCulture, $"it has more than {MostWords:N0} words, and no letter does"))
            : TextResult.Of(new LetterText(fileName, PageLayout.Paragraphs(pages)));
    }
}

using System.Globalization;
using CompactBot.Core.Letters;
using CompactBot.Intake.Layout;
using CompactBot.Intake.Programs;

namespace CompactBot.Intake.Scans;

/// <summary>Pages that are pictures → words, and words → the text of a letter, or why it cannot be trusted.</summary>
public sealed class ScanReader(ChildPrograms programs, TextRecognition recognition, IntakeOptions options)
{
    /// <summary>Below this average nothing that was recognized is to be believed.</summary>
    private const double LeastConfidence = 55;

    /// <summary>A mark that looks like a letter to the program, but hardly so, is a speck or a ruling line.</summary>
    private const double LeastWordConfidence = 20;

    /// <summary>Specks look like points and strokes.</summary>
    private const double SureMark = 60;

    /// <summary>The longer side of a page's picture: A4 at 222 dots an inch, whatever size the file claims the page has.</summary>
    private const int LongerSide = 2_600;

    private const string Renderer = "pdftoppm";

    /// <summary>The words of single pages of a PDF file in the folder; as many as Intake:Programs:ScanPages.</summary>
    internal async Task<RecognizedPages> ReadPdfAsync(WorkFolder folder, string file, IReadOnlyList<int> numbers, ReadingBudget budget, CancellationToken cancellation)
    {
        var pages = new List<PageWords>();
        string? languages = null;
        foreach (var number in numbers)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"page{number}");
            var page = number.ToString(CultureInfo.InvariantCulture);
            var picture = await programs.RunAsync(
                new ProgramCall(Renderer, ["-gray", "-singlefile", "-scale-to", LongerSide.ToString(CultureInfo.InvariantCulture), "-f", page, "-l", page, file, name])
                {
                    Folder = folder,
                    CpuSeconds = options.Programs.DrawSeconds,
                    Budget = budget,
                    MostFileBytes = (LongerSide * LongerSide) + 1_000,
                },
                cancellation);
            if (picture.Refusal(Renderer, "this PDF") is { } refusal)
            {
                return new RecognizedPages([], string.Empty, refusal);
            }

            if (await folder.TakeAsync(name + ".pgm", cancellation) is not { } drawn || IsBlank(drawn))
            {
                continue;
            }

            var words = await recognition.ReadAsync(new ScannedPages(folder, name + ".pgm", 1, budget), languages, cancellation);
            if (words.Refusal is not null)
            {
                return words;
            }

            if (words.Pages.Any(p => p.Words.Count > 0) && words.Confidence >= LeastConfidence)
            {
                // A page of words has earned the next one its time.
                languages = words.Languages;
                budget.Earn(TimeSpan.FromSeconds(options.Programs.ScanSeconds));
            }

            pages.AddRange(words.Pages.Take(1).Select(p => p with { Number = number }));
        }

        return new RecognizedPages(pages, languages ?? string.Empty, null);
    }

    /// <summary>The words of a page, without specks and the ruling lines of tables, which come out as bars.</summary>
    private static IReadOnlyList<PageWord> Words(PageWords page) =>
        [.. page.Words.GroupBy(w => w.Line).SelectMany(line => Words([.. line]))];

    /// <summary>What stands among the sure words of a line is a word of it too, be it ever so hard to read: without it the line would say something else.</summary>
    private static IEnumerable<PageWord> Words(List<PageWord> line)
    {
        var sure = line.Count(w => w.Confidence >= SureMark) * 3 > line.Count * 2;
        var first = line.FindIndex(IsWord);
        var last = line.FindLastIndex(IsWord);
        return line.Where((w, i) => IsWord(w) || (sure && i > first && i < last && w.Text.Any(char.IsLetterOrDigit)));
    }

    private static bool IsWord(PageWord word) => word.Text.Any(char.IsLetterOrDigit)
        ? word.Confidence >= LeastWordConfidence
        : word.Confidence > SureMark && word.Text.All(c => char.IsPunctuation(c) && c is not ('_' or '‖'));

    /// <summary>No grey of it differs from the others by what ink does. The header, some twenty bytes, is skipped.</summary>
    private static bool IsBlank(byte[] drawn)
    {
        const int Header = 24;
        const int Ink = 48;
        var lightest = byte.MinValue;
        var darkest = byte.MaxValue;
        foreach (var grey in drawn.AsSpan(Math.Min(Header, drawn.Length)))
        {
            lightest = Math.Max(lightest, grey);
            darkest = Math.Min(darkest, grey);
        }

        return lightest - darkest < Ink;
    }

    /// <summary>The text of recognized pages, or why it cannot be trusted.</summary>
    internal static TextResult TextOf(string fileName, IReadOnlyList<PageWords> pages)
    {
        var kept = pages.Select(p => p with { Words = Words(p) }).ToList();
        if (!kept.Exists(p => p.Words.Count > 0))
        {
            return TextResult.Refused("no words were recognized on it; scan it again, straight and at 300 dots an inch, or send the text");
        }

        var confidence = RecognizedPages.ConfidenceOf(kept);
        return confidence < LeastConfidence
            ? TextResult.Refused(string.Create(CultureInfo.InvariantCulture, $"its words cannot be recognized with any certainty ({confidence:0} of 100); scan it again, straight and at 300 dots an inch, or send the text"))
            : TextResult.Of(new LetterText(fileName, PageLayout.Paragraphs(kept)));
    }
}

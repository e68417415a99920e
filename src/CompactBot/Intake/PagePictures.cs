using System.Globalization;
using System.Security.Cryptography;
using CompactBot.Intake.Programs;
using CompactBot.Intake.Scans;

namespace CompactBot.Intake;

/// <summary>Pictures of a file's pages for the staff's review, made when they are asked for, under the limits that files are read under.</summary>
public sealed class PagePictures(ChildPrograms programs, IntakeOptions options)
{
    /// <summary>A4 at 100 dots an inch.</summary>
    private const int LongerSide = 1_170;

    private const int MostKept = 24;
    private const int MostBytes = 6_000_000;
    private const string FileName = "letter";
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, PagePicture Picture)> _kept = new();

    /// <summary>The picture of a page; null where the format has no pages to show, the page does not exist, or it cannot be drawn.</summary>
    /// <param name="content">The file as it is stored.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<PagePicture?> OfAsync(ReadOnlyMemory<byte> content, string fileName, int page, CancellationToken cancellation)
    {
        if (content.Length == 0 || page < 1 || FileSignature.Of(fileName, content.Span).Kind is not { } kind)
        {
            return null;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(content.Span))}/{page}");
        if (Kept(key) is { } kept)
        {
            return kept;
        }

        var picture = kind switch
        {
            FileKind.Pdf when page <= options.Programs.TextPages => await DrawAsync(content, page, cancellation),
            FileKind.Png or FileKind.Jpeg when page == 1 && IsShown(kind, content) => new PagePicture(content, kind == FileKind.Png ? "image/png" : "image/jpeg"),
            FileKind.Tiff when page <= options.Programs.ScanPages && IsShown(kind, content) => await DrawTiffAsync(content, page, cancellation),
            _ => null,
        };
        if (picture is not null)
        {
            Keep(key, picture);
        }

        return picture;
    }

    private bool IsShown(FileKind kind, ReadOnlyMemory<byte> content) =>
        PictureSize.Of(kind, content.Span) is { } size && PictureFormat.Refusal(size, options.Programs) is null;

    private async Task<PagePicture?> DrawAsync(ReadOnlyMemory<byte> content, int page, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        await folder.PutAsync(FileName, content, cancellation);
        return await DrawAsync(folder, FileName, page, new ReadingBudget(ReadingBudget.Unproven), cancellation);
    }

    private async Task<PagePicture?> DrawAsync(WorkFolder folder, string file, int page, ReadingBudget budget, CancellationToken cancellation)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var result = await programs.RunAsync(
            new ProgramCall("pdftoppm", ["-png", "-singlefile", "-scale-to", LongerSide.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, file, "page"])
            {
                Folder = folder,
                CpuSeconds = options.Programs.DrawSeconds,
                Budget = budget,
                MostFileBytes = MostBytes,
            },
            cancellation);
        return result.Outcome == ProgramOutcome.Done && await folder.TakeAsync("page.png", cancellation) is { } png ? new PagePicture(png, "image/png") : null;
    }

    /// <summary>Browsers do not show TIFF: tesseract, which reads it, puts its pages into a PDF as they are; each is taken for a single line, which takes no time.</summary>
    private async Task<PagePicture?> DrawTiffAsync(ReadOnlyMemory<byte> content, int page, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        await folder.PutAsync(FileName, content, cancellation);
        var budget = new ReadingBudget(ReadingBudget.Unproven);
        budget.BeginRecognition();
        var result = await programs.RunAsync(
            new ProgramCall(TextRecognition.Program, [FileName, "pages", "-l", "eng", "--psm", "13", "-c", "tessedit_create_pdf=1"])
            {
                Folder = folder,
                CpuSeconds = options.Programs.ScanSeconds,
                Budget = budget,
                MostFileBytes = options.MaxBytes * 2,
            },
            cancellation);
        return result.Outcome == ProgramOutcome.Done ? await DrawAsync(folder, "pages.pdf", page, budget, cancellation) : null;
    }

    private PagePicture? Kept(string key)
    {
        lock (_gate)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Key == key)
                {
                    _kept.Remove(node);
                    _kept.AddFirst(node);
                    return node.Value.Picture;
                }
            }
        }

        return null;
    }

    private void Keep(string key, PagePicture picture)
    {
        lock (_gate)
        {
            _kept.AddFirst((key, picture));
            while (_kept.Count > MostKept || (_kept.Count > 1 && _kept.Sum(k => (long)k.Picture.Content.Length) > 4L * MostBytes))
            {
                _kept.RemoveLast();
            }
        }
    }
}

/// <summary>The picture of one page.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">image/png, or image/jpeg for a scan that came as JPEG.</param>
public sealed record PagePicture(ReadOnlyMemory<byte> Content, string ContentType);

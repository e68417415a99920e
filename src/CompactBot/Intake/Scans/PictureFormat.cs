using System.Globalization;
using CompactBot.Intake.Programs;

namespace CompactBot.Intake.Scans;

/// <summary>Scans that are pictures: PNG, JPEG, TIFF with one page or more.</summary>
public sealed class PictureFormat(TextRecognition recognition, IntakeOptions options) : ILetterFormat
{
    public IReadOnlyList<FileKind> Kinds { get; } = [FileKind.Png, FileKind.Jpeg, FileKind.Tiff];

    /// <summary>Recognizing takes seconds a page; the budget of the file ends what is no writing long before.</summary>
    public TimeSpan Limit { get; } = TimeSpan.FromSeconds(Math.Min(600, 4 * options.Programs.ScanSeconds * options.Programs.ScanPages));

    public async Task<TextResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var kind = FileSignature.Of(fileName, content.Span).Kind ?? FileKind.Png;
        if (PictureSize.Of(kind, content.Span) is not { } size)
        {
            return TextResult.Refused("it is damaged: its size cannot be read; scan it again");
        }

        if (Refusal(size, options.Programs) is { } refusal)
        {
            return TextResult.Refused(refusal);
        }

        if (kind == FileKind.Png && !PngGate.IsWhole(content.Span))
        {
            return TextResult.Refused("it is damaged: a part of it is cut off, or is not what its checksum says; scan it again");
        }

        using var folder = new WorkFolder();
        await folder.PutAsync("scan", content, cancellation);
        var found = await recognition.ReadAsync(new ScannedPages(folder, "scan", size.Pages, new ReadingBudget(ReadingBudget.Unproven)), known: null, cancellation);
        return found.Refusal is { } reason ? TextResult.Refused(reason) : ScanReader.TextOf(fileName, found.Pages);
    }

    /// <summary>Why a picture of that size is not opened; null where it is.</summary>
    internal static string? Refusal(PictureSize size, ProgramOptions limits)
    {
        if (size.Pixels > limits.Megapixels * 1_000_000L || size.Width > 32_000 || size.Height > 32_000)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it is {size.Width:N0} by {size.Height:N0} pixels, and a page may have {limits.Megapixels} million; scan it again at 300 dots an inch");
        }

        return size.Pages > limits.ScanPages
            ? string.Create(CultureInfo.InvariantCulture, $"it has {size.Pages:N0} pages, and a scan may have {limits.ScanPages}; send the letter without its annexes, or raise Intake:Programs:ScanPages")
            : null;
    }
}

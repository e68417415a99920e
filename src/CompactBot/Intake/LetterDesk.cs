using System.Security.Cryptography;
using System.Text;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using CompactBot.Delivery;
using CompactBot.Storage;

namespace CompactBot.Intake;

/// <summary>
/// The one way in for a letter, whichever door it came through: it is read, and the file, what was read, the catalogue's next version
/// and the draft of its announcement are stored in one transaction – all of it, or nothing.
/// </summary>
public sealed partial class LetterDesk(
    LetterFileReader files,
    Database database,
    LetterStore letters,
    LiveCatalogue catalogue,
    AnnouncementDesk announcements,
    DeliveryWake wake,
    ILogger<LetterDesk> log)
{
    /// <param name="fileName">The name it came under; a folder in it is dropped.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="via">The door: cli, api, inbox, sample, page.</param>
    /// <param name="cancellation">Ends it; nothing is then stored.</param>
    public async Task<LetterReceipt> AcceptAsync(string fileName, byte[] content, string via, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var name = PlainName(fileName);
        var result = await files.ReadAsync(name, content, cancellation);
        if (result.Refusal is { } reason)
        {
            LogRefused(log, via, content.Length, reason);
            return new LetterReceipt(LetterReceiptStatus.Refused, name, [], null, reason);
        }

        var sha256 = HashOfWords(result.Letters);
        var receipt = await database.InTransactionAsync(
            async transaction =>
            {
                var held = await letters.LettersOfFileAsync(sha256, transaction);
                if (held.Count > 0)
                {
                    return new LetterReceipt(LetterReceiptStatus.AlreadyHeld, name, held, null, null);
                }

                var earlier = await letters.ReadingsAsync(transaction);
                var readings = LetterIds.MakeUnique(result.Letters, [.. earlier.Select(r => r.Letter.Id)]);
                var before = CatalogueSnapshot.Of(earlier);
                readings = CatalogueRemarks.With(before, readings);
                var after = CatalogueSnapshot.Of([.. earlier, .. readings]);
                var fileId = await letters.InsertAsync(new StoredFile(sha256, name, content, via), readings, transaction);
                var draft = await announcements.DraftAsync(transaction, fileId, readings, before, after);
                return new LetterReceipt(LetterReceiptStatus.Accepted, name, [.. readings.Select(r => r.Letter.Id)], draft, null);
            },
            cancellation);
        LogTaken(log, via, sha256[..12], receipt.Status);
        wake.Signal();
        await catalogue.RefreshAsync(cancellation);
        return receipt;
    }

    /// <summary>Copies that differ in line ends and spaces alone are the same letter.</summary>
    private static string HashOfWords(IReadOnlyList<LetterReading> letters)
    {
        var words = letters.SelectMany(l => l.Letter.Paragraphs).SelectMany(p => p.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words))));
    }

    private static string PlainName(string fileName)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var kept = string.Concat(name.Where(c => !char.IsControl(c)));
        return kept.Length switch
        {
            0 => "letter.txt",
            > 120 => kept[..120],
            _ => kept,
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Letter file {File} by {Via}: {Status}")]
    private static partial void LogTaken(ILogger logger, string via, string file, LetterReceiptStatus status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of {Bytes} bytes by {Via} was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string via, int bytes, string reason);
}

/// <summary>What became of a file.</summary>
/// <param name="Status">Whether it was taken.</param>
/// <param name="File">The name it is held under.</param>
/// <param name="Letters">The ids of its letters; empty where it was refused.</param>
/// <param name="Announcement">The id of the draft that was made; null where there is none.</param>
/// <param name="Reason">Why it was refused, as the end of a sentence that begins with the file's name.</param>
public sealed record LetterReceipt(
    LetterReceiptStatus Status,
    string File,
    IReadOnlyList<string> Letters,
    string? Announcement,
    string? Reason);

public enum LetterReceiptStatus
{
    Accepted,
    AlreadyHeld,
    Refused,
}

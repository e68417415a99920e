using System.Data.Common;
using System.Text.Json;
using CompactBot.Core.Corrections;
using CompactBot.Core.Reading;
using CompactBot.Delivery;
using CompactBot.Storage;

namespace CompactBot.Intake;

/// <summary>
/// Reads letters again from the files as they came. All that is otherwise goes into the store in one transaction, with the catalogue's
/// next version and the drafts; corrections lie over the new reading as over the old one, and what was sent stays as it is.
/// </summary>
public sealed partial class RereadingDesk(
    Database database,
    LetterStore letters,
    ReviewStore review,
    Lazy<LetterFileReader> files,
    Drafts drafts,
    LiveCatalogue catalogue,
    ILogger<RereadingDesk> log)
{
    /// <summary>What reading again gives, letter by letter.</summary>
    /// <param name="only">One letter, with those of its file; null for all.</param>
    /// <param name="all">Also what today's reader has read.</param>
    /// <param name="keep">False: it is only said what would be otherwise.</param>
    /// <param name="cancellation">Ends it; nothing is then kept.</param>
    public async Task<IReadOnlyList<RereadLetter>> ReadAgainAsync(string? only, bool all, bool keep, CancellationToken cancellation = default)
    {
        var held = await review.ListAsync(cancellation);
        var wanted = only is null ? null : held.FirstOrDefault(l => l.Read.Letter.Id == only)?.FileId;
        var ofFiles = held
            .Where(l => only is null || l.FileId == wanted)
            .GroupBy(l => l.FileId)
            .Where(file => all || only is not null || file.Any(l => l.Reader != ReaderVersion.Current))
            .OrderBy(file => file.Key);
        var reread = new List<RereadLetter>();
        foreach (var file in ofFiles)
        {
            reread.AddRange(await ReadFileAsync(file.Key, [.. file], cancellation));
        }

        if (keep && reread.Any(r => !r.IsRefused))
        {
            await database.InTransactionAsync(transaction => KeepAsync([.. reread.Where(r => !r.IsRefused)], transaction), cancellation);
            await catalogue.RefreshAsync(cancellation);
        }

        if (reread.Count > 0)
        {
            LogReread(log, reread.Count, reread.Count(r => r.Differences.Count > 0), keep);
        }

        return reread;
    }

    private async Task<IReadOnlyList<RereadLetter>> ReadFileAsync(long fileId, IReadOnlyList<HeldLetter> held, CancellationToken cancellation)
    {
        if (await review.FileAsync(fileId, cancellation) is not var (name, content))
        {
            return [];
        }

        var result = await files.Value.ReadAsync(name, content, cancellation);
        if (result.Refusal is { } reason)
        {
            return [.. held.Select(h => new RereadLetter(h, null, [CorrectionWords.Fill(CorrectionWords.Spoken.NotReadAgain, reason)]) { IsRefused = true })];
        }

        // A letter keeps its id whatever its subject is read as: by its id, else its date, else its place in the file it is known again.
        var open = result.Letters.ToList();
        var found = new Dictionary<string, LetterReading>(StringComparer.Ordinal);
        Func<HeldLetter, LetterReading, bool>[] alike =
        [
            (h, r) => h.Read.Letter.Id == r.Letter.Id,
            (h, r) => h.Read.Letter.Date == r.Letter.Date && h.Read.Kind == r.Kind,
            (h, r) => h.Read.Letter.Date == r.Letter.Date,
            (_, _) => held.Count == result.Letters.Count,
        ];
        foreach (var same in alike)
        {
            foreach (var letter in held.Where(h => !found.ContainsKey(h.Read.Letter.Id)))
            {
                if (open.Find(r => same(letter, r)) is { } reading)
                {
                    found[letter.Read.Letter.Id] = reading;
                    open.Remove(reading);
                }
            }
        }

        var ids = found.ToDictionary(f => f.Value.Letter.Id, f => f.Key, StringComparer.Ordinal);
        return
        [
            .. held.Select(h => found.TryGetValue(h.Read.Letter.Id, out var reading) ? Compared(h, reading, ids) : new RereadLetter(h, null, [CorrectionWords.Spoken.LetterGone])),
            .. open.Select(r => new RereadLetter(null, r, [CorrectionWords.Fill(CorrectionWords.Spoken.LetterNew, r.Subject)]) { FileId = fileId }),
        ];
    }

    private static RereadLetter Compared(HeldLetter held, LetterReading reading, Dictionary<string, string> ids)
    {
        var named = LetterIds.WithId(reading, held.Read.Letter.Id);
        named = named with { CoveredBy = named.CoveredBy is { } cover ? ids.GetValueOrDefault(cover, cover) : null };
        named = ReadingDifferences.KeepCalendarIds(held.Read, named);
        named = named with { Remarks = [.. named.Remarks, .. held.Read.Remarks.Where(r => r.IsOfCatalogue)] };
        return new RereadLetter(held, named, ReadingDifferences.Between(held.Read, named));
    }

    private async Task<bool> KeepAsync(IReadOnlyList<RereadLetter> reread, DbTransaction transaction)
    {
        var changed = new List<long>();
        foreach (var letter in reread)
        {
            if (letter.Held is { } held)
            {
                var now = await review.FindAsync(held.Read.Letter.Id, transaction);
                if (now is null || now.Reader != held.Reader)
                {
                    continue; // Another process was quicker.
                }

                var reading = letter.Reading ?? now.Read;
                var isSame = letter.Reading is null || Json(reading) == Json(held.Read);
                if (!isSame || now.Reader != ReaderVersion.Current)
                {
                    await review.ReplaceAsync(held.Read.Letter.Id, reading, held.Reader, ReaderVersion.Current, letter.Differences, transaction);
                }

                if (!isSame)
                {
                    changed.Add(held.FileId);
                }
            }
            else if (letter.Reading is { } fresh)
            {
                var taken = (await letters.ReadingsAsync(transaction)).Select(r => r.Letter.Id).ToHashSet(StringComparer.Ordinal);
                await letters.AddToFileAsync(letter.FileId, LetterIds.MakeUnique([fresh], taken)[0], transaction);
                changed.Add(letter.FileId);
            }
        }

        if (changed.Count > 0)
        {
            await review.NextVersionAsync(changed[0], "rereading", transaction);
            var readings = await RemadeRemarks.KeepAsync(review, changed.ToHashSet(), transaction);
            await drafts.FollowAsync(readings, changed.Min(), transaction);
        }

        return true;
    }

    private static string Json(LetterReading reading) => JsonSerializer.Serialize(reading, StoredJson.Default.LetterReading);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Letters} letters read again, {Different} of them otherwise; kept: {Kept}")]
    private static partial void LogReread(ILogger logger, int letters, int different, bool kept);
}

/// <summary>A letter that was read again.</summary>
/// <param name="Held">As it was held; null where it is found for the first time.</param>
/// <param name="Reading">The new reading; null where it is not found any more, or its file cannot be read.</param>
/// <param name="Differences">What is otherwise, a line each.</param>
public sealed record RereadLetter(HeldLetter? Held, LetterReading? Reading, IReadOnlyList<string> Differences)
{
    /// <summary>Whether the file could not be read: nothing of it is changed, and the next start tries again.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The file of a letter that is found for the first time.</summary>
    public long FileId { get; init; }

    public string Id => Held?.Read.Letter.Id ?? Reading?.Letter.Id ?? "";
}

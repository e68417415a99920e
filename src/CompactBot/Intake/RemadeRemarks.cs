using System.Data.Common;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Intake;

/// <summary>
/// What looks wrong in a letter beside the others is remarked when it comes in. Where a letter then says something else, because a person
/// corrected it or it was read again, that is looked at anew: in its own file, in those on which such a remark stands, and
/// in those that have a day in common with it.
/// </summary>
internal static class RemadeRemarks
{
    /// <param name="review">Where the readings are kept.</param>
    /// <param name="files">The files whose letters say something else now.</param>
    /// <param name="transaction">The transaction in which they came to.</param>
    /// <returns>All readings as they hold then.</returns>
    public static async Task<IReadOnlyList<StoredReading>> KeepAsync(ReviewStore review, IReadOnlySet<long> files, DbTransaction transaction)
    {
        var all = await StoredReadings.AllAsync(transaction.Connection!, transaction);
        var days = all.Where(r => files.Contains(r.FileId)).SelectMany(DaysOf).ToHashSet();
        var isChanged = false;
        foreach (var file in all.GroupBy(r => r.FileId).Where(f => files.Contains(f.Key) || f.Any(r => r.Reading.Remarks.Any(IsOfCatalogue) || DaysOf(r).Any(days.Contains))))
        {
            var others = CatalogueSnapshot.Of([.. all.Where(r => r.FileId != file.Key).Select(r => r.Reading)]);
            var own = file.Select(r => r.Reading with { Remarks = [.. r.Reading.Remarks.Where(m => !IsOfCatalogue(m))] }).ToList();
            foreach (var (stood, now) in file.Zip(CatalogueRemarks.With(others, own)))
            {
                var remarks = now.Remarks.Where(IsOfCatalogue).ToList();
                if (!remarks.SequenceEqual(stood.Reading.Remarks.Where(IsOfCatalogue)) && await review.FindAsync(stood.Reading.Letter.Id, transaction) is { } held)
                {
                    var reading = held.Read with { Remarks = [.. held.Read.Remarks.Where(m => !IsOfCatalogue(m)), .. remarks] };
                    await review.ReplaceAsync(held.Read.Letter.Id, reading, held.Reader, held.Reader, [], transaction);
                    isChanged = true;
                }
            }
        }

        return isChanged ? await StoredReadings.AllAsync(transaction.Connection!, transaction) : all;
    }

    private static IEnumerable<LocalDate> DaysOf(StoredReading stored) => stored.Reading.Sessions.SelectMany(s => s.Days);

    private static bool IsOfCatalogue(Remark remark) => remark.IsOfCatalogue;
}

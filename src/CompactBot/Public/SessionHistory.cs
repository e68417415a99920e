using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;

namespace CompactBot.Public;

/// <summary>What one letter said about a session, beyond those before it.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="IsFirst">Whether it announced the session.</param>
/// <param name="Changes">The fields that it gave or changed; empty where it repeated what was known.</param>
public sealed record HistoryStep(LetterReading Letter, bool IsFirst, IReadOnlyList<FieldChange> Changes);

/// <summary>How a session came to be what it is, letter by letter.</summary>
public static class SessionHistory
{
    /// <summary>The letters that speak of the session, oldest first.</summary>
    public static IReadOnlyList<HistoryStep> Of(Session session, CatalogueSnapshot catalogue)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(catalogue);
        var speaking = catalogue.LettersOf(session).Select(letter => letter.Letter.Id).ToHashSet(StringComparer.Ordinal);
        var steps = new List<HistoryStep>();
        Session? before = null;
        for (var i = 0; i < catalogue.Letters.Count; i++)
        {
            if (!speaking.Contains(catalogue.Letters[i].Letter.Id))
            {
                continue;
            }

            var after = CatalogueSnapshot.Of(catalogue.Letters.Take(i + 1)).Session(session.Id);
            var change = after is null ? null : SessionComparer.Compare(before, after);
            steps.Add(new HistoryStep(catalogue.Letters[i], before is null, change?.Fields ?? []));
            before = after ?? before;
        }

        return steps;
    }
}

using System.Globalization;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Corrections;

/// <summary>
/// How a correction names a session so that it is found again in another reading of the same letter: by its kind, number and first day
/// and by the words that name it. Any of them may be read otherwise one day; two that agree are enough.
/// </summary>
/// <param name="Kind">As on the wire.</param>
/// <param name="Ordinal">Its number in its series, where it had one.</param>
/// <param name="Day">Its first day, where it had one.</param>
/// <param name="Paragraph">The paragraph that names it.</param>
/// <param name="Quote">The words that name it.</param>
public sealed record SessionKey(string Kind, int? Ordinal, LocalDate? Day, int Paragraph, string Quote)
{
    /// <summary>The beginning of the key of a session that a person added: "new-1".</summary>
    public const string NewPrefix = "new-";

    private const int LongestQuote = 120;
    private const int Enough = 4;

    public static SessionKey Of(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var words = session.Evidence.FirstOrDefault(e => e.Field == "title") ?? session.Evidence.FirstOrDefault(e => e.Field is "kind" or "start") ?? session.Evidence.FirstOrDefault();
        var quote = Folded(words?.Quote ?? session.Title);
        return new SessionKey(DataName.Of(session.Kind), session.Ordinal, session.Start, words?.Paragraph ?? 0, quote.Length > LongestQuote ? quote[..LongestQuote] : quote);
    }

    /// <summary>"negotiation-round|1|2018-02-20|3|the first round of negotiations".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind}|{Ordinal}|{(Day is { } day ? LocalDatePattern.Iso.Format(day) : "")}|{Paragraph}|{Quote}");

    /// <summary>Null where the text is no key.</summary>
    public static SessionKey? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('|', 5);
        if (parts.Length < 5 || !int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var paragraph))
        {
            return null;
        }

        int? ordinal = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        LocalDate? day = LocalDatePattern.Iso.Parse(parts[2]) is { Success: true } read ? read.Value : null;
        return new SessionKey(parts[0], ordinal, day, paragraph, parts[4]);
    }

    /// <summary>Which of these sessions is meant; -1 where none is, or where two could be.</summary>
    public int IndexIn(IReadOnlyList<Session> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var marks = sessions.Select(Likeness).ToList();
        var best = marks.Count == 0 ? 0 : marks.Max();
        return best >= Enough && marks.Count(m => m == best) == 1 ? marks.IndexOf(best) : -1;
    }

    private int Likeness(Session session)
    {
        var other = Of(session);
        var sameWords = other.Quote.Length > 0 && Quote.Length > 0
            && (other.Quote.Contains(Quote, StringComparison.OrdinalIgnoreCase) || Quote.Contains(other.Quote, StringComparison.OrdinalIgnoreCase));
        var mark = (sameWords ? 3 : 0) + (other.Kind == Kind ? 2 : 0);
        mark += Ordinal is null || other.Ordinal is null ? 0 : Ordinal == other.Ordinal ? 2 : -2;
        mark += Day is null || other.Day is null ? 0 : Day == other.Day ? 2 : 0;
        return mark + (sameWords && other.Paragraph == Paragraph ? 1 : 0);
    }

    /// <summary>One line, without the mark that parts a key.</summary>
    private static string Folded(string text) => string.Join(' ', text.Replace('|', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

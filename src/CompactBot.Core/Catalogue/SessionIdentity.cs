using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// Tells whether a letter speaks of a session that is known. Its number in its series tells it, else the days that the letter gives up
/// for it, else its day, else its name where the letter says that it is about a change.
/// </summary>
internal static class SessionIdentity
{
    /// <summary>Beyond this a same kind and ordinal is another series: a process seldom pauses for so long between announcement and session.</summary>
    private const int SameSeries = 200;

    /// <summary>What is said to be put off can be put off by a year and more.</summary>
    private const int LongestDelay = 800;

    /// <summary>How surely they are one: 0 where they are not. Of several that could be meant the likeliest is meant.</summary>
    /// <param name="known">A session of the letters before.</param>
    /// <param name="said">One that the letter speaks of.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="referred">The ids of the letters that it refers to.</param>
    /// <param name="isForeign">The session is known from letters in another language: its words tell nothing.</param>
    public static int Likeness(Session known, Session said, LetterReading letter, IReadOnlySet<string> referred, bool isForeign)
    {
        if (known.Process is { } own && said.Process is { } other && !IsReferredTo(known, referred) && !MayBeOne(own, other))
        {
            return 0;
        }

        var former = said.Amendment is { } amendment && amendment.FormerDays.Any(known.Days.Contains);
        if (said.Amendment is { IsByDay: true })
        {
            return former ? 70
                : said.Days.Any(known.Days.Contains) ? (HoursFit(known, said) ? 45 : 0)
                : (IsChange(said) || said.Days.Count == 0) && IsAhead(known, letter) && IsReferredTo(known, referred) ? 25
                : 0;
        }

        if (isForeign && known.Kind != said.Kind)
        {
            return SameSitting.Is(known, said) ? 60 : 0;
        }

        if (known.Kind != said.Kind)
        {
            return former && (HasWordsOf(known, said) || HasWordsOf(said, known)) ? 60 : 0;
        }

        var sameTitle = SameText(known.Title, said.Title);
        var isNumbered = isForeign && known.Process is not null && known.Process == said.Process && known.Ordinal is not null && known.Ordinal == said.Ordinal;
        if (known.Kind == SessionKind.Event && !sameTitle && !former && known.Start != said.Start && !isNumbered)
        {
            // "The fourth meeting" of one body is not that of another.
            return 0;
        }

        if (known.Ordinal is { } a && said.Ordinal is { } b)
        {
            return ByNumber(known, said, letter, a == b, former) + (sameTitle ? 20 : 0) * (a == b ? 1 : 0);
        }

        return former ? 80 + (sameTitle ? 20 : 0)
            : said.Days.Count == 0 ? ByName(known, said, letter, referred, sameTitle)
            : ByDay(known, said, letter, sameTitle);
    }

    private static int ByNumber(Session known, Session said, LetterReading letter, bool same, bool former)
    {
        if (!same)
        {
            // Renumbered: what stays is the day and what it is about.
            return known.Theme is not null && SameText(known.Theme, said.Theme) && known.Days.SequenceEqual(said.Days) ? 30 : 0;
        }

        if (said.Start is not { } to || known.Start is not { } from)
        {
            return said.Start is not null || IsAhead(known, letter) ? 100 : 0;
        }

        return former || IsWithin(from, to, SameSeries) ? 100 + (from == to ? 10 : 0)
            : IsChange(said) && IsWithin(from, to, LongestDelay) ? 60
            : 0;
    }

    private static int ByName(Session known, Session said, LetterReading letter, IReadOnlySet<string> referred, bool sameTitle) =>
        !IsAhead(known, letter) ? 0
        : sameTitle || (known.Ordinal == said.Ordinal && HasWordsOf(known, said)) ? 50
        : IsReferredTo(known, referred) ? 30
        : 0;

    private static int ByDay(Session known, Session said, LetterReading letter, bool sameTitle)
    {
        if (known.Start == said.Start && known.Start is not null)
        {
            return HoursFit(known, said) ? 50 + (sameTitle ? 20 : 0) : sameTitle || HasWordsOf(known, said) ? 35 : 0;
        }

        if (said.Days.Any(known.Days.Contains) && (IsChange(said) || said.Amendment is { Days: not AmendedDays.All } || letter.Revision is not null))
        {
            return 45;
        }

        return (sameTitle || HasWordsOf(known, said) || (known.Theme is not null && SameText(known.Theme, said.Theme)))
            && (IsChange(said) || letter.Revision is not null || said.Amendment is { Days: not AmendedDays.All } || (said.Start is not null && !known.Stands))
            && known.Start is { } from && (said.Start is not { } to || IsWithin(from, to, SameSeries))
            ? 40
            : 0;
    }

    /// <summary>The hours that both give meet, or one gives none.</summary>
    private static bool HoursFit(Session known, Session said) =>
        known.Sittings.Count == 0 || said.Sittings.Count == 0
        || said.Amendment is { FormerHours.Count: > 0 }
        || known.Sittings.Any(x => said.Sittings.Any(y => x.Date == y.Date && (x.From is null || y.From is null || x.From == y.From)));

    private static bool IsChange(Session said) => said.Status is SessionStatus.Moved or SessionStatus.Postponed or SessionStatus.Cancelled || said.Amendment is { IsConfirmed: true };

    /// <summary>What is over is changed by no letter.</summary>
    private static bool IsAhead(Session known, LetterReading letter) => known.End is not { } end || end >= letter.Letter.Date;

    private static bool IsReferredTo(Session known, IReadOnlySet<string> referred) => known.Evidence.Any(e => referred.Contains(e.Letter));

    private static bool IsWithin(LocalDate x, LocalDate y, int days) => Math.Abs(Period.DaysBetween(x, y)) <= days;

    private static bool SameText(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>A letter about a change names the process in fewer words.</summary>
    internal static bool MayBeOne(string process, string other) => MayBeOne(process.Split(' '), other.Split(' '));

    internal static bool MayBeOne(string[] words, string[] others) =>
        words.Length <= others.Length ? Array.TrueForAll(words, others.Contains) || Array.TrueForAll(others, words.Contains) : MayBeOne(others, words);

    private static bool HasWordsOf(Session all, Session part)
    {
        var words = all.Title.Split(' ');
        return part.Title.Split(' ').All(w => words.Contains(w, StringComparer.OrdinalIgnoreCase));
    }
}

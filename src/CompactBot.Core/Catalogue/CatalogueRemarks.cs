using System.Globalization;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// What looks wrong in a letter only beside the letters that are held: a number that skips, two sessions in one room at one time, a day
/// far from all others of its process, a session that is perhaps known under another name. A room that a later letter changes is a
/// change, and no remark.
/// </summary>
public static class CatalogueRemarks
{
    /// <summary>So far apart from every other session of its process a day is looked at twice.</summary>
    private const int FarAway = 366;

    /// <summary>From so many other sessions on a process has a time of its own.</summary>
    private const int Enough = 2;

    /// <summary>The letters of a file with what is remarked on each, beside what its reader remarked.</summary>
    /// <param name="before">The catalogue without them.</param>
    /// <param name="readings">The letters.</param>
    public static IReadOnlyList<LetterReading> With(CatalogueSnapshot before, IReadOnlyList<LetterReading> readings)
    {
        var remarks = Of(before, readings);
        return [.. readings.Select(r => remarks[r.Letter.Id].ToList() is { Count: > 0 } more ? r with { Remarks = [.. r.Remarks, .. more] } : r)];
    }

    /// <summary>The remarks, by the letter's id.</summary>
    /// <param name="before">The catalogue without the letters.</param>
    /// <param name="readings">The letters of one file.</param>
    public static ILookup<string, Remark> Of(CatalogueSnapshot before, IReadOnlyList<LetterReading> readings)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(readings);
        var after = CatalogueSnapshot.Of([.. before.Letters, .. readings]);
        return readings
            .SelectMany(letter => after.Sessions
                .Where(s => s.Stands && s.Evidence.Any(e => e.Letter == letter.Letter.Id))
                .SelectMany(s => OfSession(s, letter, before, after))
                .Where(r => !letter.Remarks.Any(known => known.Code == r.Code && known.Paragraph == r.Paragraph))
                .Distinct()
                .Select(r => (letter.Letter.Id, Remark: r)))
            .ToLookup(r => r.Id, r => r.Remark, StringComparer.Ordinal);
    }

    private static IEnumerable<Remark> OfSession(Session session, LetterReading letter, CatalogueSnapshot before, CatalogueSnapshot after)
    {
        var others = after.Sessions.Where(s => s.Id != session.Id).ToList();
        var isNew = before.Same(session) is null;
        if (isNew && Skipped(session, others) is { } missing)
        {
            yield return Write(RemarkSeverity.Info, "ordinal-skips", "ordinal-skips-held", session, letter, ["ordinal", "title"], missing);
        }

        foreach (var other in others.Where(o => o.Stands && !IsOfLetterAlone(o, letter)))
        {
            if (Clash(session, other) is var (room, day))
            {
                yield return Write(RemarkSeverity.Warning, "room-clash", "room-clash-held", session, letter, ["room", "sittings", "start"], room, LocalDatePattern.Iso.Format(day), session.Title + ", " + other.Title);
            }

            if (isNew && MayBeSame(session, other))
            {
                yield return Write(RemarkSeverity.Warning, "duplicate-session", "duplicate-session", session, letter, ["title", "start"], session.Title, other.Title);
            }
        }

        var ofProcess = others.Where(o => session.Process is not null && o.Process == session.Process && o.Start is not null && !IsOfLetterAlone(o, letter)).ToList();
        if (session.Start is { } start && ofProcess.Count >= Enough && ofProcess.TrueForAll(o => Math.Abs(Period.DaysBetween(o.Start!.Value, start)) > FarAway))
        {
            yield return Write(RemarkSeverity.Warning, "outside-process", "outside-process", session, letter, ["start"], LocalDatePattern.Iso.Format(start));
        }
    }

    /// <summary>The number before it, where an earlier one is held and that one is not.</summary>
    private static string? Skipped(Session session, IReadOnlyList<Session> others)
    {
        if (session.Ordinal is not { } ordinal)
        {
            return null;
        }

        var held = others
            .Where(o => o.Kind == session.Kind && o.Ordinal is not null && (o.Process is null || session.Process is null || o.Process == session.Process) && (session.Kind != SessionKind.Event || HasSameSeries(o, session)))
            .Select(o => o.Ordinal!.Value)
            .ToHashSet();
        return held.Any(n => n < ordinal - 1) && !held.Contains(ordinal - 1) ? Glossary.Of(LanguageTags.Default).Ordinal(ordinal - 1) : null;
    }

    /// <summary>"Fourth meeting of the group" and "first meeting of the panel" are of two series.</summary>
    private static bool HasSameSeries(Session a, Session b) =>
        string.Equals(a.Title[(a.Title.IndexOf(' ', StringComparison.Ordinal) + 1)..], b.Title[(b.Title.IndexOf(' ', StringComparison.Ordinal) + 1)..], StringComparison.OrdinalIgnoreCase);

    private static (string Room, LocalDate Day)? Clash(Session a, Session b)
    {
        if ((a.City is not null && b.City is not null && a.City != b.City) || (a.Building is not null && b.Building is not null && a.Building != b.Building))
        {
            return null;
        }

        foreach (var x in a.Sittings.Where(s => s.Room is not null && s.From is not null))
        {
            if (b.Sittings.Any(y => y.Date == x.Date && y.Room == x.Room && y.From is { } from && from < (x.To ?? x.From!.Value.PlusMinutes(1)) && x.From < (y.To ?? from.PlusMinutes(1))))
            {
                return (x.Room!, x.Date);
            }
        }

        return null;
    }

    private static bool MayBeSame(Session a, Session b) =>
        a.Kind == b.Kind && a.Days.Count > 0 && a.Days.SequenceEqual(b.Days)
        && (a.Ordinal is null || b.Ordinal is null)
        && (a.Process is null || b.Process is null || a.Process == b.Process)
        && (a.City is null || b.City is null || a.City == b.City);

    /// <summary>What one letter says of its own sessions is remarked where it is read.</summary>
    private static bool IsOfLetterAlone(Session session, LetterReading letter) => session.Evidence.All(e => e.Letter == letter.Letter.Id);

    private static Remark Write(RemarkSeverity severity, string code, string text, Session session, LetterReading letter, IReadOnlyList<string> fields, params string[] values)
    {
        var own = session.Evidence.Where(e => e.Letter == letter.Letter.Id).ToList();
        var evidence = fields.Select(f => own.Find(e => e.Field == f)).FirstOrDefault(e => e is not null) ?? own[0];
        return new Remark(severity, code, string.Format(CultureInfo.InvariantCulture, RemarkWords.Of(LanguageTags.Default).Remarks[text], [evidence.Quote, .. values]), evidence.Quote, evidence.Paragraph)
        {
            IsOfCatalogue = true,
        };
    }
}

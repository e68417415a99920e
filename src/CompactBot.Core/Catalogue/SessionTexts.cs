using System.Globalization;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Catalogue;

/// <summary>A session's days, hours and rooms as texts of a language, each as short as it can be said: "Tuesday 13 to Thursday 15 March 2018".</summary>
public sealed class SessionTexts
{
    private readonly HistoryWords _words;
    private readonly DateWords _dates;
    private readonly LocalDatePattern _dayOnly;
    private readonly LocalDatePattern _dayMonth;

    /// <param name="language">A language that is spoken.</param>
    public SessionTexts(string language)
    {
        _words = HistoryWords.Of(language);
        _dates = DateWords.Of(language);
        _dayOnly = LocalDatePattern.Create(_words.DayOnly, _dates.Culture);
        _dayMonth = LocalDatePattern.Create(_words.DayMonth, _dates.Culture);
    }

    /// <summary>The days that it sits on, or was announced for; null where no letter gives one.</summary>
    public string? Days(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        IReadOnlyList<LocalDate> days = session.Days.Count > 0 ? session.Days
            : session is { Start: { } start, End: { } end } && start != end ? [start, end]
            : session.Start is { } only ? [only]
            : [];
        return days.Count == 0 ? null : Days(days);
    }

    /// <summary>Days in order: what they share is said once, and days that follow each other as a stretch.</summary>
    public string Days(IReadOnlyList<LocalDate> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var runs = new List<(LocalDate From, LocalDate To)>();
        foreach (var day in days)
        {
            if (runs.Count > 0 && runs[^1].To.PlusDays(1) == day)
            {
                runs[^1] = (runs[^1].From, day);
            }
            else
            {
                runs.Add((day, day));
            }
        }

        return _dates.List([.. runs.Select((run, i) => Run(run.From, run.To, i + 1 < runs.Count ? runs[i + 1].From : null))]);
    }

    /// <summary>The hours, by day where they differ; null where no letter gives any.</summary>
    public string? Hours(Session session, bool withPlace = true)
    {
        ArgumentNullException.ThrowIfNull(session);
        return ByDay(
            session,
            sittings => sittings.Where(s => s.From is not null || s.To is not null).Select(s => _dates.Hours(s.From, s.To)!).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } hours
                ? withPlace ? InZone(session, _dates.List(hours)) : _dates.List(hours)
                : null);
    }

    /// <summary>The rooms, by day where they differ; null where no letter gives any.</summary>
    public string? Rooms(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Sittings.Count == 0
            ? session.Room
            : ByDay(
                session,
                sittings => sittings.Select(s => s.Room).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } rooms ? _dates.List(rooms) : null) ?? session.Room;
    }

    /// <summary>Hours with the place whose clock they go by.</summary>
    public string InZone(Session session, string hours)
    {
        ArgumentNullException.ThrowIfNull(session);
        var place = session.City ?? session.Zone?.Split('/')[^1].Replace('_', ' ');
        return place is null ? Fill(_words.ZoneUnstated, hours) : Fill(_words.InZone, hours, place);
    }

    private string Run(LocalDate from, LocalDate to, LocalDate? next)
    {
        var last = next is { } n && n.Year == to.Year ? (n.Month == to.Month ? _dayOnly.Format(to) : _dayMonth.Format(to)) : _dates.Day(to);
        if (from == to)
        {
            return last;
        }

        var first = from.Year != to.Year ? _dates.Day(from) : from.Month != to.Month ? _dayMonth.Format(from) : _dayOnly.Format(from);
        return Fill(_words.Span, first, last);
    }

    /// <summary>What holds on every day, once; else each text with its days.</summary>
    private string? ByDay(Session session, Func<IEnumerable<Sitting>, string?> text)
    {
        var days = session.Sittings
            .GroupBy(s => s.Date)
            .OrderBy(g => g.Key)
            .Select(g => (Day: g.Key, Text: text(g)))
            .ToList();
        var texts = days.Select(d => d.Text).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count switch
        {
            0 => null,
            1 => texts[0],
            _ => string.Join(
                "; ",
                days.Where(d => d.Text is not null)
                    .GroupBy(d => d.Text!, StringComparer.Ordinal)
                    .Select(g => Fill(_words.OnDays, g.Key, Days([.. g.Select(d => d.Day)])))),
        };
    }

    private static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}

using System.Globalization;
using CompactBot.Core.Catalogue;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Announcements;

/// <summary>
/// When whom has to be reminded of what, by the catalogue as it stands: a session that moved has other times, one that was cancelled has
/// none.
/// </summary>
/// <param name="home">Where deadlines fall, and sessions whose place is not known.</param>
/// <param name="dayBegins">The hour that stands for a day without hours.</param>
public sealed class ReminderPlan(DateTimeZone home, LocalTime dayBegins)
{
    /// <summary>Every reminder whose subject lies after that time, the next first.</summary>
    public IReadOnlyList<Reminder> For(CatalogueSnapshot catalogue, IReadOnlyCollection<ReminderWish> wishes, Instant after)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(wishes);
        return
        [
            .. wishes
                .SelectMany(wish => wish.About == ReminderSubject.Deadline ? OfDeadlines(catalogue, wish) : OfSessions(catalogue, wish))
                .Where(reminder => reminder.Of > after)
                .OrderBy(reminder => reminder.At)
                .ThenBy(reminder => reminder.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads a wish's time ahead; null where it is none that can be kept: it has to be longer than nothing, and at most a year.</summary>
    public static Period? AheadOf(string text) =>
        PeriodPattern.NormalizingIso.Parse(text) is { Success: true, Value: var period } && period.Years == 0 && period.Months is >= 0 and <= 12
        && new[] { period.Months, period.Weeks, period.Days, period.Hours, period.Minutes }.All(n => n is >= 0 and <= 600) && period != Period.Zero
            ? period
            : null;

    private IEnumerable<Reminder> OfSessions(CatalogueSnapshot catalogue, ReminderWish wish)
    {
        foreach (var session in catalogue.Sessions.Where(s => s.Stands))
        {
            var days = session.Days.Count > 0 ? session.Days : session.Start is { } start ? [start] : [];
            foreach (var day in wish.About == ReminderSubject.Day ? days : days.Take(1))
            {
                var from = session.Sittings.Where(s => s.Date == day && s.From is not null).Min(s => s.From);
                var zone = (session.Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(session.Zone)) ?? home;
                if (At(wish, day.At(from ?? dayBegins), zone) is var (at, of) && catalogue.LettersOf(session).FirstOrDefault() is { } letter)
                {
                    yield return new Reminder
                    {
                        Key = Key(wish, session.CalendarId ?? session.Id, day, at),
                        Wish = wish,
                        At = at,
                        Of = of,
                        Day = day,
                        Letter = letter.Letter.Id,
                        Session = session.Id,
                    };
                }
            }
        }
    }

    private IEnumerable<Reminder> OfDeadlines(CatalogueSnapshot catalogue, ReminderWish wish)
    {
        foreach (var letter in catalogue.Letters)
        {
            for (var i = 0; i < letter.Deadlines.Count; i++)
            {
                var deadline = letter.Deadlines[i];
                if (At(wish, deadline.Date.At(dayBegins), home) is var (at, of))
                {
                    yield return new Reminder
                    {
                        Key = Key(wish, string.Create(CultureInfo.InvariantCulture, $"{letter.Letter.Id} deadline {i + 1}"), deadline.Date, at),
                        Wish = wish,
                        At = at,
                        Of = of,
                        Day = deadline.Date,
                        Letter = letter.Letter.Id,
                        Deadline = i,
                    };
                }
            }
        }
    }

    /// <summary>
    /// Days and weeks are counted on the calendar of the place, so that a reminder a day ahead comes at the same hour though the clocks
    /// change in between; hours and minutes are counted by a stop-watch.
    /// </summary>
    private static (Instant At, Instant Of)? At(ReminderWish wish, LocalDateTime what, DateTimeZone zone)
    {
        if (AheadOf(wish.Ahead) is not { } ahead)
        {
            return null;
        }

        var dates = new PeriodBuilder { Months = ahead.Months, Weeks = ahead.Weeks, Days = ahead.Days }.Build();
        var of = what.InZoneLeniently(zone).ToInstant();
        var at = dates == Period.Zero ? of : (what - dates).InZoneLeniently(zone).ToInstant();
        return (at - Duration.FromHours(ahead.Hours) - Duration.FromMinutes(ahead.Minutes), of);
    }

    private static string Key(ReminderWish wish, string what, LocalDate day, Instant at) => string.Create(
        CultureInfo.InvariantCulture,
        $"reminder {wish.About.ToString().ToLowerInvariant()} {wish.Ahead} of {what} on {day:uuuu-MM-dd} at {at:uuuu-MM-dd'T'HH:mm'Z'}");
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Feeds;

/// <summary>
/// The sessions as an iCalendar (RFC 5545), one event a sitting. Hours are given in UTC, so that no reader's own tables can shift them;
/// the hours at the venue stand in the description. A sitting without a beginning is an event of the whole day; no end is made up.
/// </summary>
public static class CalendarFeed
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly LocalDateTimePattern Floating = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <param name="catalogue">What is known. The same catalogue gives the same text, so that a reader sees a change only where there is one.</param>
    /// <param name="home">The address of the service, where it has one: events then link to their session's page.</param>
    public static string Render(CatalogueSnapshot catalogue, Uri? home = null)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var text = new CalendarText();
        text.Line("BEGIN", "VCALENDAR");
        text.Line("VERSION", "2.0");
        text.Line("PRODID", "-//CompactBot//Sessions//EN");
        text.Line("CALSCALE", "GREGORIAN");
        text.Line("METHOD", "PUBLISH");
        text.Escaped("X-WR-CALNAME", FeedWords.Spoken.Sessions);
        foreach (var session in catalogue.Sessions)
        {
            var sittings = Sittings(session);
            for (var i = 0; i < sittings.Count; i++)
            {
                Write(text, catalogue, session, sittings[i], i + 1, home);
            }
        }

        text.Line("END", "VCALENDAR");
        return text.ToString();
    }

    /// <summary>The sittings, and the days that no letter gives one for.</summary>
    private static List<Sitting> Sittings(Session session)
    {
        IEnumerable<LocalDate> days = session.Days.Count > 0 ? session.Days : session.Start is { } start ? [start] : [];
        return [.. session.Sittings
            .Concat(days.Where(day => session.Sittings.All(s => s.Date != day)).Select(day => new Sitting(day, null, null, session.Room)))
            .OrderBy(s => s.Date).ThenBy(s => s.From ?? LocalTime.MinValue)];
    }

    private static void Write(CalendarText text, CatalogueSnapshot catalogue, Session session, Sitting sitting, int number, Uri? home)
    {
        var letters = catalogue.LettersOf(session);
        var stamp = (letters.Count > 0 ? letters[0].Letter.Date : sitting.Date).AtMidnight().InUtc().ToInstant();
        text.Line("BEGIN", "VEVENT");
        text.Line("UID", UidOf(NameOf(session, catalogue), session, number));
        text.Line("DTSTAMP", Moment.Format(stamp));
        text.Line("LAST-MODIFIED", Moment.Format(stamp));
        text.Line("SEQUENCE", Math.Max(0, letters.Count - 1).ToString(CultureInfo.InvariantCulture));
        text.Line("STATUS", session.Status switch
        {
            SessionStatus.Cancelled => "CANCELLED",
            SessionStatus.Tentative or SessionStatus.Postponed => "TENTATIVE",
            _ => "CONFIRMED",
        });
        WriteTimes(text, session, sitting);
        text.Escaped("SUMMARY", session.Title.Length == 0 ? session.Id : char.ToUpperInvariant(session.Title[0]) + session.Title[1..]);
        text.Escaped("LOCATION", string.Join(", ", new[] { sitting.Room ?? session.Room, session.Building, session.City }.OfType<string>()));
        text.Escaped("DESCRIPTION", Describe(session, sitting, letters));
        if (home is not null)
        {
            text.Line("URL", new Uri(home, $"/sessions/{Uri.EscapeDataString(session.Id)}").AbsoluteUri);
        }

        text.Line("TRANSP", sitting.From is null ? "TRANSPARENT" : "OPAQUE");
        text.Line("END", "VEVENT");
    }

    private static void WriteTimes(CalendarText text, Session session, Sitting sitting)
    {
        if (sitting.From is not { } from)
        {
            text.Line("DTSTART;VALUE=DATE", Day.Format(sitting.Date));
            text.Line("DTEND;VALUE=DATE", Day.Format(sitting.Date.PlusDays(1)));
            return;
        }

        var zone = session.Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(session.Zone);
        text.Line("DTSTART", At(sitting.Date + from, zone));
        if (sitting.To is { } to)
        {
            // "22:00 to 01:00" ends on the next day.
            text.Line("DTEND", At((to > from ? sitting.Date : sitting.Date.PlusDays(1)) + to, zone));
        }
    }

    /// <summary>Where the place is not known the hour floats, as it does in the letter.</summary>
    private static string At(LocalDateTime local, DateTimeZone? zone) =>
        zone is null ? Floating.Format(local) : Moment.Format(local.InZoneLeniently(zone).ToInstant());

    private static string Describe(Session session, Sitting sitting, IReadOnlyList<LetterReading> letters)
    {
        var lines = new List<string?>
        {
            session.Theme,
            sitting.From is { } from && session.City is { } city
                ? FeedWords.Fill(FeedWords.Spoken.HoursIn, DateWords.Of(LanguageTags.Default).Hours(from, sitting.To)!, city)
                : null,
            session.Status is SessionStatus.Scheduled ? null : Glossary.Of(LanguageTags.Default).Status(session.Status),
        };
        lines.AddRange(letters.Select(letter => FeedWords.Fill(FeedWords.Spoken.Letter, LocalDatePattern.Iso.Format(letter.Letter.Date), letter.Subject)));
        return string.Join('\n', lines.OfType<string>());
    }

    /// <summary>The id under which calendars first got it, as long as no other session has that id now.</summary>
    private static string NameOf(Session session, CatalogueSnapshot catalogue) =>
        session.CalendarId is { } first && catalogue.Session(first) is null && catalogue.Sessions.First(s => s.CalendarId == first).Id == session.Id ? first : session.Id;

    /// <summary>The same for one sitting of one session of one process, whatever changes about it.</summary>
    private static string UidOf(string name, Session session, int number)
    {
        var process = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session.Process ?? "")))[..12];
        return string.Create(CultureInfo.InvariantCulture, $"{name}-{number}-{process}@compactbot");
    }
}

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
    /// <param name="language">The language of what is said; titles and themes of other languages' letters stay theirs.</param>
    public static string Render(CatalogueSnapshot catalogue, Uri? home = null, string language = LanguageTags.Default)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var text = new CalendarText();
        text.Line("BEGIN", "VCALENDAR");
        text.Line("VERSION", "2.0");
        text.Line("PRODID", "-//CompactBot//Sessions//EN");
        text.Line("CALSCALE", "GREGORIAN");
        text.Line("METHOD", "PUBLISH");
        text.Escaped("X-WR-CALNAME", FeedWords.Of(language).Sessions);
        foreach (var session in catalogue.Sessions)
        {
            foreach (var sitting in SittingHistory.Of(catalogue, session))
            {
                Write(text, catalogue, session, sitting, home, language);
            }
        }

        text.Line("END", "VCALENDAR");
        return text.ToString();
    }

    private static void Write(CalendarText text, CatalogueSnapshot catalogue, Session session, NumberedSitting numbered, Uri? home, string language)
    {
        var sitting = numbered.Sitting;
        var letters = catalogue.LettersOf(session);
        var states = catalogue.StatesOf(session.Id);
        var stamp = (letters.Count > 0 ? letters[0].Letter.Date : sitting.Date).AtMidnight().InUtc().ToInstant();
        var corrected = letters.Select(l => l.LastCorrected).OfType<Instant>().ToList();
        stamp = corrected.Count > 0 ? Instant.Max(stamp, corrected.Max()) : stamp;
        var glossary = Glossary.Of(language);
        text.Line("BEGIN", "VEVENT");
        text.Line("UID", UidOf(NameOf(session, catalogue), states.Count > 0 ? states[0].After : session, numbered.Number));
        text.Line("DTSTAMP", Moment.Format(stamp));
        text.Line("LAST-MODIFIED", Moment.Format(stamp));
        text.Line("SEQUENCE", (Math.Max(0, Math.Max(letters.Count, states.Count) - 1) + letters.Sum(l => l.TimesCorrected)).ToString(CultureInfo.InvariantCulture));
        text.Line("STATUS", !numbered.Stands ? "CANCELLED" : session.Status == SessionStatus.Tentative ? "TENTATIVE" : "CONFIRMED");
        WriteTimes(text, session, sitting);
        var title = session.Title.Length == 0 ? session.Id : char.ToUpperInvariant(session.Title[0]) + session.Title[1..];

        // Not every calendar shows that an event is cancelled.
        text.Escaped("SUMMARY", numbered.Stands ? title : FeedWords.Fill(FeedWords.Of(language).Off, title, glossary.Status(session.Stands ? SessionStatus.Cancelled : session.Status)));
        text.Escaped("LOCATION", Grammar.Of(language).Row(new[] { sitting.Room ?? session.Room, session.Building, session.City }.OfType<string>().Select(place => glossary.Place(place).Text)));
        text.Escaped("DESCRIPTION", Describe(catalogue, session, sitting, letters, language));
        if (home is not null)
        {
            text.Line("URL", new Uri(home, $"/sessions/{Uri.EscapeDataString(session.Id)}").AbsoluteUri);
        }

        text.Line("TRANSP", sitting.From is null || !numbered.Stands ? "TRANSPARENT" : "OPAQUE");
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

    private static string Describe(CatalogueSnapshot catalogue, Session session, Sitting sitting, IReadOnlyList<LetterReading> letters, string language)
    {
        var (words, dates, glossary) = (FeedWords.Of(language), DateWords.Of(language), Glossary.Of(language));
        List<string?> lines =
        [
            session.Theme,
            sitting.From is { } from && session.City is { } city
                ? FeedWords.Fill(words.HoursIn, dates.Hours(from, sitting.To)!, glossary.Place(city).Text)
                : ClockName.Of(session, sitting) is { } clock ? $"{dates.Hours(sitting.From, sitting.To)} {clock}" : null,
            session.Status is SessionStatus.Scheduled ? null : glossary.Status(session.Status),
            .. History(catalogue, session, language),
        ];
        lines.AddRange(letters.Select(letter => FeedWords.Fill(words.Letter, dates.Date(letter.Letter.Date), letter.Subject)));
        return string.Join('\n', lines.OfType<string>());
    }

    /// <summary>What letters changed of what had been announced, the latest first.</summary>
    private static IEnumerable<string> History(CatalogueSnapshot catalogue, Session session, string language) => catalogue.StatesOf(session.Id)
        .Where(s => s.Before is not null)
        .Reverse()
        .Select(s => string.Join("; ", new ChangeTeller(language).Between(s.Before!, s.After).Where(l => l.From is not null).Select(l => l.Text)))
        .Where(changes => changes.Length > 0);

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

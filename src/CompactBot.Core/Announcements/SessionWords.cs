using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Announcements;

/// <summary>What is said of a session: its days, hours, rooms and place, each with the clock that it goes by.</summary>
internal sealed class SessionWords(AnnouncementWords words, DateWords dates, Glossary glossary, SessionTexts texts, LetterQuotes quotes)
{
    /// <summary>One line for each day: "Tuesday 20 February 2018, 10:00–13:00 and 15:00–18:00 (New York), Trusteeship Council Chamber".</summary>
    public string When(Session session)
    {
        var days = Days(session);
        if (days.Count == 0)
        {
            return words.NoDays;
        }

        var someHours = session.Sittings.Any(HasHours);
        var perDayRooms = session.Room is null && session.Sittings.Any(s => s.Room is not null);
        return string.Join('\n', days.SelectMany(day => DayLines(session, day, someHours, perDayRooms)));
    }

    public IReadOnlyList<LocalDate> Days(Session session) =>
        session.Days.Count > 0 ? session.Days
        : session.Start is not { } start ? []
        : session.End is not { } end || end == start ? [start]
        : [start, end];

    /// <summary>The days as one text; null where no letter gives one.</summary>
    public string? DaysText(Session session) => texts.Days(session);

    /// <summary>The hours as one text, by day where they differ; null where no letter gives any.</summary>
    public string? HoursText(Session session) => texts.Hours(session);

    /// <summary>The rooms as one text, by day where they differ; null where no letter gives any.</summary>
    public string? RoomsText(Session session) => texts.Rooms(session);

    public string? Where(Session session) => (Place(session.Building), Place(session.City)) switch
    {
        ({ } building, { } city) when building.Contains(city, StringComparison.OrdinalIgnoreCase) => building,
        ({ } building, { } city) => AnnouncementWords.Fill(words.Place, building, city),
        var (building, city) => building ?? city,
    };

    private string? Place(string? name) => name is null ? null : glossary.Place(name);

    public string? Invited(Session session) =>
        session.Invited.Count == 0 ? null : dates.List([.. session.Invited.Select(glossary.Invitee)]);

    /// <summary>What staff put right; null where the letters' words stand as they were read.</summary>
    public string? Corrected(Session session)
    {
        var names = session.Corrected.Where(f => f is not ("start" or "end")).Select(glossary.Field).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : dates.List(names);
    }

    public string? Convenor(Session session) => session.Convenor is { } office ? glossary.Office(office) : null;

    public string? Mode(Session session) => session.Mode == SessionMode.Unstated ? null : glossary.Mode(session.Mode);

    public string Status(Session session) => glossary.Status(session.Status);

    /// <summary>The title as a heading, with its place in the series where a letter gives it.</summary>
    public string Heading(Session session)
    {
        var title = dates.Capital(quotes.Name(session));
        return session is { Ordinal: { } ordinal, Of: { } of } ? AnnouncementWords.Fill(words.OfSeries, title, ordinal, of) : title;
    }

    private static bool HasHours(Sitting sitting) => sitting.From is not null || sitting.To is not null;

    private IEnumerable<string> DayLines(Session session, LocalDate day, bool someHours, bool perDayRooms)
    {
        var sittings = session.Sittings.Where(s => s.Date == day).ToList();
        foreach (var sameRoom in perDayRooms && sittings.Count > 0 ? sittings.GroupBy(s => s.Room, StringComparer.Ordinal) : [.. sittings.GroupBy(_ => (string?)null, StringComparer.Ordinal)])
        {
            var hours = sameRoom.Where(HasHours).Select(s => dates.Hours(s.From, s.To)!).ToList();
            var line = dates.Day(day);
            if (someHours)
            {
                line = AnnouncementWords.Fill(words.DayHours, line, hours.Count > 0 ? texts.InZone(session, dates.List(hours)) : words.NoHoursThatDay);
            }

            yield return perDayRooms ? AnnouncementWords.Fill(words.InRoom, line, Place(sameRoom.Key) ?? words.NoRoomThatDay) : line;
        }

        if (sittings.Count == 0)
        {
            yield return dates.Day(day);
        }
    }
}

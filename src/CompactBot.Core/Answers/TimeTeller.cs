using CompactBot.Core.Languages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>Says days and hours in a language: at the venue, and beside it by the asker's clock where that shows another time.</summary>
internal sealed class TimeTeller
{
    private readonly Phrases _phrases;
    private readonly Glossary _glossary;
    private readonly SessionClock _clock;
    private readonly DateTimeZone? _own;
    private readonly string? _ownCity;
    private readonly DateWords _dates;

    /// <param name="phrases">The words.</param>
    /// <param name="glossary">Names of places.</param>
    /// <param name="clock">The venues' clocks.</param>
    /// <param name="own">The asker's zone; null where it is not known.</param>
    /// <param name="ownCity">What the asker calls that clock ("Geneva"); null: the city in the zone's name.</param>
    public TimeTeller(Phrases phrases, Glossary glossary, SessionClock clock, DateTimeZone? own, string? ownCity = null)
    {
        (_phrases, _glossary, _clock, _own, _ownCity) = (phrases, glossary, clock, own, ownCity);
        _dates = DateWords.Of(phrases.Language);
    }

    /// <summary>"Tuesday 20 February 2018".</summary>
    public string Day(LocalDate day) => _dates.Day(day);

    /// <summary>"20 February 2018".</summary>
    public string Plain(LocalDate day) => _dates.Date(day);

    /// <summary>"Tuesday 20 February".</summary>
    public string DayMonth(LocalDate day) => _dates.DayMonth(day);

    /// <summary>"10:00".</summary>
    public string Hour(LocalTime hour) => _dates.Hour(hour);

    /// <summary>"Tuesday 20, Thursday 22 and Friday 23 February 2018"; what days share is said once.</summary>
    public string Days(IReadOnlyList<LocalDate> days) => _dates.Days(days);

    /// <summary>"Monday 4 to Tuesday 5 September 2017"; one day alone where both are one.</summary>
    public string Span(LocalDate from, LocalDate to) => from == to ? Day(from)
        : from == LocalDate.MinIsoValue ? _phrases.Say("span.until", ("to", Day(to)))
        : to == LocalDate.MaxIsoValue ? _phrases.Say("span.from", ("from", Day(from)))
        : _dates.Span(from, to);

    /// <summary>"on Monday 4 September 2017", "from … to …", "in September 2017", "in 2017": a stretch of days with what leads it in a sentence.</summary>
    public string Within(LocalDate from, LocalDate to)
    {
        if (from == to)
        {
            return _phrases.Say("within.day", ("day", Day(from)));
        }

        if (from != LocalDate.MinIsoValue && to != LocalDate.MaxIsoValue && from.Day == 1 && to == to.With(DateAdjusters.EndOfMonth))
        {
            if (from.Year == to.Year && from.Month == to.Month)
            {
                return _phrases.Say("within.month", ("month", _dates.Month(from)));
            }

            if (from.Year == to.Year && from.Month == 1 && to.Month == 12)
            {
                return _phrases.Say("within.year", ("year", from.Year.ToString(_dates.Culture)));
            }
        }

        return from == LocalDate.MinIsoValue || to == LocalDate.MaxIsoValue ? Span(from, to) : _phrases.Say("within.span", ("span", Span(from, to)));
    }

    /// <summary>"10:00–13:00", or the start alone.</summary>
    public string Hours(LocalTime from, LocalTime? to) => _dates.Hours(from, to)!;

    /// <summary>
    /// "16:00–19:00 and 21:00–00:00 in Paris": sittings of one day by the asker's clock, in brackets; the day is said where it is another
    /// than the venue's. Empty where the asker's clock shows the same, or is not known.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="sittings">Sittings with hours.</param>
    /// <param name="startAlone">Whether the first hour is all that is told.</param>
    public string Own(Session session, IReadOnlyList<Sitting> sittings, bool startAlone = false)
    {
        if (_own is null || session.Zone is null || sittings.Count == 0)
        {
            return "";
        }

        var venue = _clock.ZoneOf(session);
        var parts = new List<string>();
        LocalDate? said = null;
        foreach (var sitting in startAlone ? sittings.Take(1) : sittings)
        {
            var start = venue.AtLeniently(sitting.Date + sitting.From!.Value);
            var own = start.ToInstant().InZone(_own);
            if (own.Offset == start.Offset)
            {
                return "";
            }

            var to = startAlone || sitting.To is not { } end ? (LocalTime?)null : venue.AtLeniently(sitting.Date + end).ToInstant().InZone(_own).TimeOfDay;
            var hours = to is null ? Hour(own.TimeOfDay) : Hours(own.TimeOfDay, to);
            parts.Add(own.Date == (said ?? sitting.Date) ? hours : _phrases.Say("own.day", ("weekday", _dates.Weekday(own.Date)), ("hours", hours)));
            said = own.Date;
        }

        return _phrases.Say("aside", ("text", _phrases.Say("own", ("hours", _phrases.List(parts)), ("city", _glossary.Place(_ownCity ?? CityOf(_own))))));
    }

    /// <summary>A city that bears the zone: "New York" for America/New_York.</summary>
    public static string CityOf(DateTimeZone zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}

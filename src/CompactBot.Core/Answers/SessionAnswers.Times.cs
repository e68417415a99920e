using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>Hours, how long a session lasts, and how far off it is.</summary>
internal sealed partial class SessionAnswers
{
    private Answer Time(Session session)
    {
        var days = OfDays(session);
        if (session.Sittings.All(s => s.From is null || (days is not null && !days.Contains(s.Date))))
        {
            return absences.NotSaid(session, "none.hours");
        }

        // The day on which it ends is no answer to the hour.
        var last = days is null ? session.Days.DefaultIfEmpty().Max() : days.Max();
        return query is { Ends: true, Starts: false } && session.Sittings.All(s => s.To is null || s.Date != last)
            ? absences.NotSaid(session, "none.end")
            : When(session);
    }

    /// <summary>Calendar days by the clocks of the venue.</summary>
    private Answer Until(Session session)
    {
        if (session.Start is not { } start)
        {
            return absences.NotSaid(session, "none.day");
        }

        var today = context.Clock.TodayAt(session);
        var days = Period.Between(today, start, PeriodUnits.Days).Days;
        var key = days switch
        {
            > 1 => "until.days",
            1 => "until.tomorrow",
            0 => "until.today",
            -1 => "until.yesterday",
            _ => "until.past",
        };
        return context.Answered(
            _phrases.Sentence(key, ("session", _sessions.FullName(session)), ("count", Math.Abs(days)), ("day", context.Times.Day(start))),
            [session],
            Times(session),
            Section(_sessions.TimesAndPlace(session)),
            [_phrases.Say(session.City is null ? "until.counted" : "until.counted.in", ("city", session.City is { } city ? context.Glossary.Place(city) : "")), .. Notes(session)],
            Next(session));
    }

    private Answer Duration(Session session)
    {
        var timed = session.Sittings.Where(s => s.From is not null).ToList();
        var minutes = timed.Count > 0 && timed.TrueForAll(s => s.To is not null) ? timed.Sum(s => (int)Period.Between(s.From!.Value, s.To!.Value, PeriodUnits.Minutes).Minutes) : 0;
        if (session.Days.Count == 0 || (session.Days.Count == 1 && minutes == 0))
        {
            return absences.NotSaid(session, "none.duration");
        }

        var length = minutes == 0 ? "" : minutes % 60 == 0
            ? _phrases.Say("length.hours", ("count", minutes / 60))
            : minutes < 60 ? _phrases.Say("length.minutes", ("count", minutes))
            : _phrases.Say("length.both", ("hours", minutes / 60), ("minutes", minutes % 60));
        var headline = session.Days.Count == 1
            ? _phrases.Sentence(Tensed("duration.hours", session), ("session", _sessions.FullName(session)), ("length", length), ("when", _sessions.Line(session)))
            : _phrases.Sentence(Tensed("duration.days", session), ("session", _sessions.FullName(session)), ("count", session.Days.Count), ("days", context.Times.Days(session.Days)));
        return context.Answered(
            headline,
            [session],
            Times(session),
            Section(_sessions.TimesAndPlace(session)),
            session.Days.Count > 1 && length.Length > 0 ? [_phrases.Say("duration.total", ("length", length), ("count", timed.Count))] : [],
            Next(session));
    }
}

namespace CompactBot.Core.Questions;

/// <content>What is over.</content>
internal sealed partial class SessionIndex
{
    /// <summary>Those of a run that stand and are over. What is so long ago that it must be is not looked at: of those it is known which fell.</summary>
    public SessionRun Over(SessionRun sessions, SessionClock clock)
    {
        if (!sessions.IsOf(_all) || IsPart || LongestDays > LongestKnown)
        {
            return sessions.Where(s => s.Stands && clock.IsOver(s));
        }

        var (sure, to) = (sessions.From(clock.AboutToday.From.PlusDays(-LongestDays)), sessions.From(clock.AboutToday.To.PlusDays(1)));
        var over = new List<int>(to);
        for (var i = 0; i < to; i++)
        {
            var place = sessions.Places[i];
            if (i < sure ? !_fallen.Contains(place) : sessions[i] is var session && session.Stands && clock.IsOver(session))
            {
                over.Add(place);
            }
        }

        return new SessionRun(_all, [.. over]);
    }

    /// <summary>Those of a run that stand and have begun. Of what began so long ago that it must have it is known which fell.</summary>
    public SessionRun Begun(SessionRun sessions, SessionClock clock)
    {
        if (!sessions.IsOf(_all))
        {
            return sessions.Where(s => s.Stands && clock.HasBegun(s));
        }

        var (sure, to) = (sessions.From(clock.AboutToday.From), sessions.From(clock.AboutToday.To.PlusDays(1)));
        var begun = new List<int>(to);
        for (var i = 0; i < to; i++)
        {
            var place = sessions.Places[i];
            if (i < sure ? !_fallen.Contains(place) : sessions[i] is var session && session.Stands && clock.HasBegun(session))
            {
                begun.Add(place);
            }
        }

        return new SessionRun(_all, [.. begun]);
    }

    /// <summary>Those of a run that stand, have a day and are not over. What begins days from now is not looked at.</summary>
    public SessionRun NotOver(SessionRun sessions, SessionClock clock)
    {
        if (!sessions.IsOf(_all) || IsPart || LongestDays > LongestKnown)
        {
            return sessions.Where(s => s.Stands && s.Start is not null && !clock.IsOver(s));
        }

        var (from, sure) = (sessions.From(clock.AboutToday.From.PlusDays(-LongestDays)), sessions.From(clock.AboutToday.To.PlusDays(1)));
        var left = new List<int>(sessions.Dated - from);
        for (var i = from; i < sessions.Dated; i++)
        {
            var place = sessions.Places[i];
            if (i >= sure ? !_fallen.Contains(place) : sessions[i] is var session && session.Stands && !clock.IsOver(session))
            {
                left.Add(place);
            }
        }

        return new SessionRun(_all, [.. left]);
    }
}

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
}

using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>Applies what a corrigendum mends without naming a session: it is the sessions of the corrected letter that have what was misprinted.</summary>
internal static class CatalogueCorrections
{
    /// <param name="sessions">The sessions, which are replaced where they are corrected.</param>
    /// <param name="letter">The corrigendum.</param>
    /// <param name="corrected">The ids of the letters that it corrects.</param>
    public static void Apply(IList<Session> sessions, LetterReading letter, IReadOnlySet<string> corrected)
    {
        foreach (var correction in letter.Corrections)
        {
            for (var i = 0; i < sessions.Count; i++)
            {
                if (sessions[i].Evidence.Any(e => corrected.Contains(e.Letter)) && Corrected(sessions[i], correction) is { } mended)
                {
                    sessions[i] = mended with { Evidence = [.. Evidence(correction, letter.Letter.Id), .. mended.Evidence] };
                }
            }
        }
    }

    private static Session? Corrected(Session session, LetterCorrection correction)
    {
        if (correction.FromDays.Count > 0)
        {
            return correction.ToDays.Count > 0 && correction.FromDays.All(session.Days.Contains) ? WithDays(session, correction) : null;
        }

        if (correction is { FromHour: { } from, ToHour: { } to })
        {
            return session.Sittings.Any(s => s.From == from || s.To == from)
                ? session with { Sittings = [.. session.Sittings.Select(s => s with { From = s.From == from ? to : s.From, To = s.To == from ? to : s.To })] }
                : null;
        }

        return correction is { FromRoom: { } wrong, ToRoom: { } right } && (session.Room == wrong || session.Sittings.Any(s => s.Room == wrong))
            ? session with
            {
                Room = session.Room == wrong ? right : session.Room,
                Sittings = [.. session.Sittings.Select(s => s.Room == wrong ? s with { Room = right } : s)],
            }
            : null;
    }

    private static Session WithDays(Session session, LetterCorrection correction)
    {
        var days = session.Days.Except(correction.FromDays).Union(correction.ToDays).Order().ToList();
        LocalDate New(LocalDate day)
        {
            var at = correction.FromDays.ToList().IndexOf(day);
            return at < 0 ? day : correction.ToDays[Math.Min(at, correction.ToDays.Count - 1)];
        }

        return session with
        {
            Days = days,
            Start = days[0],
            End = days[^1],
            Sittings = [.. session.Sittings.Select(s => s with { Date = New(s.Date) }).Distinct().OrderBy(s => s.Date).ThenBy(s => s.From ?? LocalTime.MinValue)],
        };
    }

    private static IEnumerable<Evidence> Evidence(LetterCorrection correction, string letter)
    {
        IReadOnlyList<string> fields = correction.FromDays.Count > 0 ? ["start", "end", "days", "sittings"]
            : correction.FromHour is not null ? ["sittings"]
            : ["room", "sittings"];
        return fields.Select(f => new Evidence(f, letter, correction.Paragraph, correction.Start, correction.Quote));
    }
}

using System.Globalization;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Corrections;

/// <summary>A field of a session that a person can correct.</summary>
/// <param name="Name">As in the JSON.</param>
/// <param name="Evidence">The fields whose evidence it replaces.</param>
/// <param name="Read">Its value as text; null where it is unstated.</param>
/// <param name="Problem">What is wrong with a text, and the mend; null where it can be taken.</param>
/// <param name="Write">The session with that text, which has no problem.</param>
public sealed record SessionField(
    string Name,
    IReadOnlyList<string> Evidence,
    Func<Session, string?> Read,
    Func<string?, string?> Problem,
    Func<Session, string?, Session> Write);

/// <summary>All of them, in the order in which they are applied.</summary>
public static class SessionFields
{
    private static readonly CorrectionWords Words = CorrectionWords.Spoken;

    public static IReadOnlyList<SessionField> All { get; } =
    [
        new("kind", ["kind"], s => DataName.Of(s.Kind), OneOf<SessionKind>, (s, t) => s with { Kind = CorrectionText.Name<SessionKind>(t) ?? s.Kind }),
        new("ordinal", ["ordinal"], s => Number(s.Ordinal), NumberProblem, (s, t) => s with { Ordinal = Number(t) }),
        new("of", ["of"], s => Number(s.Of), NumberProblem, (s, t) => s with { Of = Number(t) }),
        new("title", ["title"], s => s.Title, t => CorrectionText.Clean(t) is null ? Words.TitleMissing : null, (s, t) => s with { Title = CorrectionText.Clean(t) ?? s.Title }),
        Plain("theme", s => s.Theme, (s, t) => s with { Theme = t }),
        new("days", ["days", "start", "end", "year"], s => CorrectionText.Days(s.Days), DaysProblem, WithDays),
        new("sittings", ["sittings", "from", "to"], s => CorrectionText.Sittings(s.Sittings), SittingsProblem, WithSittings),
        Plain("room", s => s.Room, (s, t) => s with { Room = t, Sittings = [.. s.Sittings.Select(x => x with { Room = t })] }),
        Plain("building", s => s.Building, (s, t) => s with { Building = t }),
        Plain("city", s => s.City, (s, t) => s with { City = t }),
        new("zone", ["zone"], s => s.Zone, ZoneProblem, (s, t) => s with { Zone = CorrectionText.Clean(t) }),
        new("mode", ["mode"], s => s.Mode == SessionMode.Unstated ? null : DataName.Of(s.Mode), t => t is null ? null : OneOf<SessionMode>(t), (s, t) => s with { Mode = CorrectionText.Name<SessionMode>(t) ?? SessionMode.Unstated }),
        new("status", ["status"], s => DataName.Of(s.Status), OneOf<SessionStatus>, (s, t) => s with { Status = CorrectionText.Name<SessionStatus>(t) ?? s.Status }),
        Plain("convenor", s => s.Convenor, (s, t) => s with { Convenor = t }),
        new("invited", ["invited"], s => s.Invited.Count == 0 ? null : string.Join(", ", s.Invited.Select(DataName.Of)), InvitedProblem, (s, t) => s with { Invited = Invitees(t) }),
        Plain("level", s => s.Level, (s, t) => s with { Level = t }),
    ];

    /// <summary>Null where there is no such field.</summary>
    public static SessionField? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>What its fields say against each other, each with the mend: a sitting on none of the days, a session without any.</summary>
    public static IEnumerable<(string Field, string Problem)> Contradictions(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Days.Count == 0 && session.Status is SessionStatus.Scheduled or SessionStatus.Tentative or SessionStatus.Moved)
        {
            yield return ("days", Words.DaysMissing);
        }

        if (session.Ordinal > session.Of)
        {
            yield return ("of", CorrectionWords.Fill(Words.BeyondSeries, session.Ordinal, session.Of));
        }
    }

    /// <summary>"negotiation-round-1", or kind and first day where it has no number.</summary>
    public static string IdOf(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var kind = DataName.Of(session.Kind);
        return session.Ordinal is { } n ? string.Create(CultureInfo.InvariantCulture, $"{kind}-{n}")
            : session.Start is { } day ? $"{kind}-{CorrectionText.Day(day)}"
            : kind;
    }

    private static SessionField Plain(string name, Func<Session, string?> read, Func<Session, string?, Session> write) =>
        new(name, [name], read, t => t?.Length > 500 ? Words.TooLong : null, (s, t) => write(s, CorrectionText.Clean(t)));

    private static string? OneOf<T>(string? text)
        where T : struct, Enum =>
        CorrectionText.Name<T>(text) is null
            ? CorrectionWords.Fill(Words.NoSuchName, text ?? "", string.Join(", ", Enum.GetValues<T>().Select(DataName.Of)))
            : null;

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 1000 ? n : null;

    private static string? NumberProblem(string? text) =>
        CorrectionText.Clean(text) is { } given && Number(given) is null ? CorrectionWords.Fill(Words.NoNumber, given) : null;

    private static string[] Parts(string? text) => (text ?? "").Split([',', '\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? DaysProblem(string? text) =>
        Parts(text).FirstOrDefault(part => CorrectionText.Day(part) is null) is { } wrong ? CorrectionWords.Fill(Words.NoDay, wrong) : null;

    private static string? InvitedProblem(string? text) =>
        Parts(text).Select(OneOf<Invitee>).FirstOrDefault(problem => problem is not null);

    private static Invitee[] Invitees(string? text) =>
        [.. Parts(text).Select(CorrectionText.Name<Invitee>).OfType<Invitee>().Distinct().Order()];

    private static string? ZoneProblem(string? text) =>
        CorrectionText.Clean(text) is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null ? CorrectionWords.Fill(Words.NoZone, zone) : null;

    /// <summary>Sittings go along with their days where the days are as many as before; else those whose day is gone are gone.</summary>
    private static Session WithDays(Session session, string? text)
    {
        LocalDate[] days = [.. Parts(text).Select(CorrectionText.Day).OfType<LocalDate>().Distinct().Order()];
        var before = session.Days.ToList();
        var sittings = before.Count == days.Length
            ? session.Sittings.Select(s => before.IndexOf(s.Date) is >= 0 and var i ? s with { Date = days[i] } : s)
            : session.Sittings;
        return session with
        {
            Days = days,
            Start = days.Length == 0 ? null : days[0],
            End = days.Length == 0 ? null : days[^1],
            Sittings = [.. sittings.Where(s => days.Contains(s.Date))],
        };
    }

    private static string? SittingsProblem(string? text)
    {
        var (sittings, problem) = (CorrectionText.Sittings(text).Sittings, CorrectionText.Sittings(text).Problem);
        return problem ?? (sittings.Any(s => s.Room?.Length > 500) ? Words.TooLong : null);
    }

    /// <summary>Where every day had its sitting, the days follow the sittings; a day that no letter gives hours for stays.</summary>
    private static Session WithSittings(Session session, string? text)
    {
        var sittings = CorrectionText.Sittings(text).Sittings;
        var kept = session.Days.Where(day => session.Sittings.All(s => s.Date != day));
        LocalDate[] days = sittings.Count == 0 ? [.. session.Days] : [.. kept.Concat(sittings.Select(s => s.Date)).Distinct().Order()];
        var rooms = sittings.Select(s => s.Room).Distinct(StringComparer.Ordinal).ToList();
        return session with
        {
            Sittings = sittings,
            Days = days,
            Start = days.Length == 0 ? null : days[0],
            End = days.Length == 0 ? null : days[^1],
            Room = rooms switch { [] => session.Room, [var only] => only, _ => null },
        };
    }
}

using System.Globalization;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>A session's days, hours and rooms as texts of a language, each as short as it can be said: "Tuesday 13 to Thursday 15 March 2018".</summary>
public sealed class SessionTexts
{
    private readonly HistoryWords _words;
    private readonly DateWords _dates;
    private readonly Glossary _glossary;

    /// <param name="language">A language that is spoken.</param>
    public SessionTexts(string language)
    {
        _words = HistoryWords.Of(language);
        _dates = DateWords.Of(language);
        _glossary = Glossary.Of(language);
    }

    /// <summary>The days that it sits on, or was announced for; null where no letter gives one.</summary>
    public string? Days(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        IReadOnlyList<LocalDate> days = session.Days.Count > 0 ? session.Days
            : session is { Start: { } start, End: { } end } && start != end ? [start, end]
            : session.Start is { } only ? [only]
            : [];
        return days.Count == 0 ? null : Days(days);
    }

    /// <summary>Days in order: what they share is said once, and days that follow each other as a stretch.</summary>
    public string Days(IReadOnlyList<LocalDate> days) => _dates.Runs(days);

    /// <summary>The hours, by day where they differ; null where no letter gives any.</summary>
    public string? Hours(Session session, bool withPlace = true)
    {
        ArgumentNullException.ThrowIfNull(session);
        return ByDay(
            session,
            sittings => sittings.Where(s => s.From is not null || s.To is not null).Select(s => _dates.Hours(s.From, s.To)!).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } hours
                ? withPlace ? InZone(session, _dates.List(hours)) : _dates.List(hours)
                : null);
    }

    /// <summary>The rooms, by day where they differ; null where no letter gives any.</summary>
    public string? Rooms(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Sittings.Count == 0
            ? Room(session)
            : ByDay(
                session,
                sittings => sittings.Select(s => s.Room).OfType<string>().Distinct(StringComparer.Ordinal).Select(r => _glossary.Place(r).Text).ToList() is { Count: > 0 } rooms ? _dates.List(rooms) : null) ?? Room(session);
    }

    private string? Room(Session session) => session.Room is { } room ? _glossary.Place(room) : null;

    /// <summary>Hours with the place whose clock they go by.</summary>
    public string InZone(Session session, string hours)
    {
        ArgumentNullException.ThrowIfNull(session);
        var place = session.City ?? ClockName.Of(session);
        return place is null ? Fill(_words.ZoneUnstated, hours) : Fill(_words.InZone, hours, _glossary.Place(place));
    }

    /// <summary>What holds on every day, once; else each text with its days.</summary>
    private string? ByDay(Session session, Func<IEnumerable<Sitting>, string?> text)
    {
        var days = session.Sittings
            .GroupBy(s => s.Date)
            .OrderBy(g => g.Key)
            .Select(g => (Day: g.Key, Text: text(g)))
            .ToList();
        var texts = days.Select(d => d.Text).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count switch
        {
            0 => null,
            1 => texts[0],
            _ => string.Join(
                "; ",
                days.Where(d => d.Text is not null)
                    .GroupBy(d => d.Text!, StringComparer.Ordinal)
                    .Select(g => Fill(_words.OnDays, g.Key, Days([.. g.Select(d => d.Day)])))),
        };
    }

    private static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}

using System.Globalization;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Catalogue;

/// <summary>Says what was changed about a session, a line for each field, for people: "Room: Conference Room 1 → Conference Room 3".</summary>
public sealed class ChangeTeller
{
    private readonly HistoryWords _words;
    private readonly DateWords _dates;
    private readonly Glossary _glossary;

    /// <param name="language">A language that is spoken.</param>
    public ChangeTeller(string language)
    {
        _words = HistoryWords.Of(language);
        _dates = DateWords.Of(language);
        _glossary = Glossary.Of(language);
        Texts = new SessionTexts(language);
    }

    public SessionTexts Texts { get; }

    /// <summary>Empty where nothing that people are told differs.</summary>
    public IReadOnlyList<ChangeLine> Between(Session before, Session after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var lines = new List<ChangeLine>();
        if (!after.Stands)
        {
            // Of what does not take place nothing else is news.
            Add(lines, "status", _glossary.Status(before.Status), _glossary.Status(after.Status));
            if (after.Status == SessionStatus.Postponed && before.Stands)
            {
                Add(lines, "days", Texts.Days(before), _words.NoNewDays);
            }

            return lines;
        }

        Add(lines, "days", before.Status == SessionStatus.Postponed && Texts.Days(before) is { } off ? Fill(_words.PostponedDays, off) : Texts.Days(before), Texts.Days(after));
        AddByDay(lines, "hours", before, after, s => Texts.Hours(s, withPlace: false));
        AddByDay(lines, "room", before, after, Texts.Rooms);
        Add(lines, "building", Place(before.Building), Place(after.Building));
        Add(lines, "city", Place(before.City), Place(after.City));
        Add(lines, "mode", Mode(before), Mode(after));
        Add(lines, "theme", before.Theme, after.Theme);
        Add(lines, "convenor", before.Convenor, after.Convenor);
        Add(lines, "invited", Invited(before), Invited(after));
        Add(lines, "level", before.Level, after.Level);
        if (after.Status != SessionStatus.Moved || lines.Count == 0)
        {
            // That it was moved is said by its new days.
            Add(lines, "status", _glossary.Status(before.Status), _glossary.Status(after.Status), first: true);
        }

        Add(lines, "title", lines.Count == 0 ? before.Title : null, lines.Count == 0 ? after.Title : null);
        return lines;
    }

    /// <summary>Of days that stay, only those are told whose hours or rooms changed.</summary>
    private void AddByDay(List<ChangeLine> lines, string field, Session before, Session after, Func<Session, string?> text)
    {
        if (!before.Days.SequenceEqual(after.Days) || before.Sittings.Count == 0 || after.Sittings.Count == 0)
        {
            Add(lines, field, text(before), text(after));
            return;
        }

        Session Of(Session session, NodaTime.LocalDate day) => session with { Room = null, Sittings = [.. session.Sittings.Where(s => s.Date == day)] };
        var changed = after.Days
            .Select(day => (Day: day, From: text(Of(before, day)), To: text(Of(after, day))))
            .Where(d => !string.Equals(d.From, d.To, StringComparison.Ordinal))
            .GroupBy(d => (d.From, d.To))
            .ToList();
        if (changed.Count == 0)
        {
            Add(lines, field, text(before), text(after));
        }

        foreach (var group in changed)
        {
            Add(lines, field, group.Key.From, group.Key.To, days: group.Count() == after.Days.Count ? null : Texts.Days([.. group.Select(d => d.Day)]));
        }
    }

    private string? Place(string? name) => name is null ? null : _glossary.Place(name);

    private string? Mode(Session session) => session.Mode == SessionMode.Unstated ? null : _glossary.Mode(session.Mode);

    private string? Invited(Session session) => session.Invited.Count == 0 ? null : _dates.List([.. session.Invited.Select(_glossary.Invitee)]);

    private void Add(List<ChangeLine> lines, string field, string? from, string? to, bool first = false, string? days = null)
    {
        if (string.Equals(from, to, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var label = days is null ? _words.Fields[field] : Fill(_words.OnDays, _words.Fields[field], days);
        var text = (from, to) switch
        {
            (null, _) => Fill(_words.Stated, label, to!),
            (_, null) => Fill(_words.Unstated, label, from),
            _ => Fill(_words.Change, label, from, to),
        };
        lines.Insert(first ? 0 : lines.Count, new ChangeLine(field, label, from, to, text));
    }

    private static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}

/// <summary>One changed field.</summary>
/// <param name="Field">Its name: days, hours, room, building, city, mode, theme, convenor, invited, level, status, title.</param>
/// <param name="Label">What people call it.</param>
/// <param name="From">What it was; null where no letter gave it.</param>
/// <param name="To">What it is; null where it is no longer given.</param>
/// <param name="Text">All of it as one line.</param>
public sealed record ChangeLine(string Field, string Label, string? From, string? To, string Text);

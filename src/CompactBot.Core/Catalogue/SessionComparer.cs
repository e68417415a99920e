using System.Globalization;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Catalogue;

/// <summary>Says which fields of a session differ between two states of the catalogue.</summary>
public static class SessionComparer
{
    private static readonly (string Name, Func<Session, string?> Text)[] Fields =
    [
        ("title", s => s.Title),
        ("theme", s => s.Theme),
        ("days", s => Join(s.Days.Select(d => d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)))),
        ("sittings", s => Join(s.Sittings.Select(Describe))),
        ("city", s => s.City),
        ("building", s => s.Building),
        ("room", s => s.Room),
        ("convenor", s => s.Convenor),
        ("invited", s => Join(s.Invited.Select(i => i.ToString()))),
        ("level", s => s.Level),
        ("mode", s => s.Mode == SessionMode.Unstated ? null : s.Mode.ToString()),
        ("status", s => s.Status.ToString()),
    ];

    /// <summary>Null where nothing differs. For a new session every stated field is listed, from null.</summary>
    public static SessionChange? Compare(Session? before, Session after)
    {
        var fields = Fields
            .Select(f => new FieldChange(f.Name, before is null ? null : f.Text(before), f.Text(after)))
            .Where(f => !string.Equals(f.From, f.To, StringComparison.Ordinal))
            .ToList();
        return fields.Count == 0 ? null : new SessionChange(before, after, fields);
    }

    private static string Describe(Sitting sitting) => string.Join(
        ' ',
        new[]
        {
            sitting.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            sitting.From?.ToString("HH:mm", CultureInfo.InvariantCulture),
            sitting.To is { } to ? "–" + to.ToString("HH:mm", CultureInfo.InvariantCulture) : null,
            sitting.Room,
        }.Where(part => part is not null));

    private static string? Join(IEnumerable<string> parts)
    {
        var text = string.Join(", ", parts);
        return text.Length == 0 ? null : text;
    }
}

using CompactBot.Core.Reading;

namespace CompactBot.Core.Announcements;

/// <summary>Says what a letter changed about a session, a line for each field: "Room: was Conference Room 4, now ECOSOC Chamber".</summary>
internal sealed class ChangeLines(AnnouncementWords words, SessionWords session)
{
    /// <summary>Empty where nothing that is announced differs.</summary>
    public IReadOnlyList<string> Between(Session before, Session after)
    {
        var lines = new List<string>();
        Add(lines, "title", before.Title, after.Title);
        Add(lines, "status", session.Status(before), session.Status(after));
        Add(lines, "days", session.DaysText(before), session.DaysText(after));
        Add(lines, "hours", session.HoursText(before), session.HoursText(after));
        Add(lines, "room", session.RoomsText(before), session.RoomsText(after));
        Add(lines, "building", before.Building, after.Building);
        Add(lines, "city", before.City, after.City);
        Add(lines, "mode", session.Mode(before), session.Mode(after));
        Add(lines, "theme", before.Theme, after.Theme);
        Add(lines, "convenor", before.Convenor, after.Convenor);
        Add(lines, "invited", session.Invited(before), session.Invited(after));
        Add(lines, "level", before.Level, after.Level);
        return lines;
    }

    private void Add(List<string> lines, string field, string? from, string? to)
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
        {
            return;
        }

        var name = words.Fields[field];
        lines.Add((from, to) switch
        {
            (null, _) => AnnouncementWords.Fill(words.Stated, name, to),
            (_, null) => AnnouncementWords.Fill(words.Unstated, name, from),
            _ => AnnouncementWords.Fill(words.Change, name, from, to),
        });
    }
}

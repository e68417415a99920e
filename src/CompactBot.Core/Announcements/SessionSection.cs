using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Announcements;

/// <summary>The part of an announcement about one session.</summary>
internal sealed class SessionSection(AnnouncementWords words, DateWords dates, SessionWords session)
{
    /// <param name="before">As the catalogue had it; null where it is new.</param>
    /// <param name="after">As the catalogue has it now.</param>
    public MessageSection Write(Session? before, Session after)
    {
        var changes = before is null ? [] : new ChangeLines(words, session).Between(before, after);
        var heading = session.Heading(after);
        var facts = new List<Fact>();
        Add(facts, "changed", changes.Count == 0 ? null : string.Join('\n', changes));
        Add(facts, "status", after.Status == SessionStatus.Scheduled ? null : session.Status(after));
        Add(facts, "theme", after.Theme);
        Add(facts, "when", session.When(after));
        if (after.Status != SessionStatus.Cancelled)
        {
            Add(facts, "hours", session.HoursText(after) is null ? words.NoHours : null);
        }

        Add(facts, "where", session.Where(after));
        Add(facts, "room", Room(after));
        Add(facts, "mode", session.Mode(after));
        Add(facts, "convenor", after.Convenor);
        Add(facts, "invited", session.Invited(after));
        Add(facts, "level", after.Level);
        Add(facts, "inferred", Inferred(after));
        Add(facts, "corrected", session.Corrected(after));
        return new MessageSection(
            AnnouncementWords.Fill(before is null ? words.NewSession : changes.Count > 0 ? words.ChangedSession : words.KnownSession, heading),
            facts);
    }

    /// <summary>A delegate asks for the room of a meeting that has one, and is told where no letter gives it.</summary>
    private string? Room(Session after)
    {
        var rooms = session.RoomsText(after);
        if (rooms is null)
        {
            return after.Mode == SessionMode.Virtual || after.Status == SessionStatus.Cancelled ? null : words.NoRoom;
        }

        // Rooms that differ stand with their days, under "when".
        return after.Room ?? (after.Sittings.Any(s => s.Room is not null) ? null : rooms);
    }

    private string? Inferred(Session after)
    {
        var names = after.Inferred
            .Where(words.InferredFields.ContainsKey)
            .Select(field => words.InferredFields[field])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return names.Count == 0 ? null : dates.List(names);
    }

    private void Add(List<Fact> facts, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            facts.Add(new Fact(words.Labels[name], value));
        }
    }
}

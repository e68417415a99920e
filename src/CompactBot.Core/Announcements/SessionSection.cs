using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Announcements;

/// <summary>The part of an announcement about one session.</summary>
internal sealed class SessionSection(AnnouncementWords words, DateWords dates, SessionWords session, ChangeTeller teller, LetterQuotes quotes)
{
    /// <param name="before">As the catalogue had it; null where it is new.</param>
    /// <param name="after">As the catalogue has it now.</param>
    /// <param name="said">What this letter made of it, where later ones changed it since; else null.</param>
    public MessageSection Write(Session? before, Session after, Session? said = null)
    {
        var changes = before is null ? [] : teller.Between(before, after);
        var since = said is null ? [] : teller.Between(said, after);
        var heading = session.Heading(after);
        var facts = new List<Fact>();
        Add(facts, "changed", Lines(changes));
        Add(facts, "superseded", Lines(since));
        Add(facts, "status", after.Status == SessionStatus.Scheduled ? null : session.Status(after));
        if (!after.Stands)
        {
            Add(facts, "when", after.Status == SessionStatus.Postponed ? words.NoNewDays : null);
            Add(facts, "was", session.DaysText(after));
            Add(facts, "theme", quotes.Quote(after, after.Theme));
            Add(facts, "inferred", Inferred(after));
            return new MessageSection(AnnouncementWords.Fill(words.OffSession, heading, session.Status(after)), facts);
        }

        Add(facts, "theme", quotes.Quote(after, after.Theme));
        Add(facts, "when", session.When(after));
        Add(facts, "hours", session.HoursText(after) is null ? words.NoHours : null);

        Add(facts, "where", session.Where(after));
        Add(facts, "room", Room(after));
        Add(facts, "mode", session.Mode(after));
        Add(facts, "convenor", session.Convenor(after));
        Add(facts, "invited", session.Invited(after));
        Add(facts, "level", quotes.Quote(after, after.Level));
        Add(facts, "inferred", Inferred(after));
        Add(facts, "corrected", session.Corrected(after));
        return new MessageSection(
            AnnouncementWords.Fill(
                since.Count > 0 && changes.Count == 0 ? words.SupersededSession
                : before is null ? words.NewSession
                : changes.Count > 0 ? words.ChangedSession
                : words.KnownSession,
                heading),
            facts);
    }

    private static string? Lines(IReadOnlyList<ChangeLine> lines) => lines.Count == 0 ? null : string.Join('\n', lines.Select(l => l.Text));

    /// <summary>A delegate asks for the room of a meeting that has one, and is told where no letter gives it.</summary>
    private string? Room(Session after)
    {
        var rooms = session.RoomsText(after);
        if (rooms is null)
        {
            return after.Mode == SessionMode.Virtual ? null : words.NoRoom;
        }

        // Rooms that differ stand with their days, under "when".
        return (after.Room is null ? null : rooms) ?? (after.Sittings.Any(s => s.Room is not null) ? null : rooms);
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

using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>Says how a session came to be as it is: which letter changed it, from what to what, and which words of letters no longer hold.</summary>
internal sealed class ChangeNotes(CatalogueSnapshot catalogue, Phrases phrases, TimeTeller times)
{
    /// <summary>The fields that evidence is of, and under which name a change of them is told.</summary>
    private static readonly Dictionary<string, string> Told = new(StringComparer.Ordinal)
    {
        ["start"] = "days", ["end"] = "days", ["days"] = "days", ["sittings"] = "hours", ["room"] = "room", ["building"] = "building", ["city"] = "city", ["status"] = "status", ["mode"] = "mode",
    };

    private readonly ChangeTeller _teller = new(phrases.Language);

    public IReadOnlyList<ChangeLine> Between(Session before, Session after) => _teller.Between(before, after);

    /// <summary>What was changed of what had been announced, the latest letter first; what a later letter only adds is no change.</summary>
    public IReadOnlyList<(SessionState State, IReadOnlyList<ChangeLine> Lines)> Of(Session session) =>
        [.. catalogue.StatesOf(session.Id)
            .Where(s => s.Before is not null)
            .Reverse()
            .Select(s => (State: s, Lines: (IReadOnlyList<ChangeLine>)[.. _teller.Between(s.Before!, s.After).Where(l => l.From is not null && Told.ContainsValue(l.Field))]))
            .Where(s => s.Lines.Count > 0)];

    /// <summary>Sentences beside an answer about a session that stands.</summary>
    public IEnumerable<string> Notes(Session session)
    {
        if (Of(session) is [var (state, lines), ..])
        {
            yield return phrases.Say("note.changed", ("date", times.Plain(state.Letter.Letter.Date)), ("changes", Lines(lines)));
        }
        else if (session.Amendment is { FormerDays: { Count: > 0 } former } && catalogue.LettersOf(session) is [.., var first])
        {
            yield return phrases.Say("note.former", ("date", times.Plain(first.Letter.Date)), ("days", _teller.Texts.Days(former)));
        }
    }

    /// <summary>Of one that does not stand: what it was announced for.</summary>
    public string? WasFor(Session session) => _teller.Texts.Days(session);

    /// <summary>"cancelled, by the letter of …" as a sentence.</summary>
    public string Off(Session session, string name)
    {
        var state = catalogue.StatesOf(session.Id).LastOrDefault(s => s.After.Status == session.Status && s.Before?.Status != session.Status);
        var key = session.Status == SessionStatus.Postponed ? "off.postponed" : session.Inferred.Contains("status") ? "off.superseded" : "off.cancelled";
        return phrases.Sentence(key, ("session", name), ("date", state is null ? "" : times.Plain(state.Letter.Letter.Date)));
    }

    /// <summary>Whether all that these words of a letter said of the session no longer holds.</summary>
    public bool IsSuperseded(Session session, IReadOnlyList<Evidence> words)
    {
        var states = catalogue.StatesOf(session.Id);
        var said = words.Where(w => Told.ContainsKey(w.Field)).ToList();
        return said.Count > 0 && states.Count > 1 && said.All(w =>
        {
            var at = states.ToList().FindIndex(s => s.Letter.Letter.Id == w.Letter);
            return at >= 0 && states.Skip(at + 1).Any(later => later.Before is { } before
                && _teller.Between(before, later.After).Any(l => l.From is not null && IsOf(w.Field, l.Field)));
        });
    }

    private static bool IsOf(string evidence, string changed) => Told[evidence] == changed || (evidence == "sittings" && changed is "days") || (evidence == "status" && changed == "days");

    private string Lines(IReadOnlyList<ChangeLine> lines) => string.Join(phrases.Say("changes.join"), lines.Select(l => l.Text));
}

using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// Makes one session of what several letters say of it. Letters come by date; a field that a later letter states replaces the
/// earlier one, a field that it leaves out stays as it was. Each state that a session had is kept with the letter that made it.
/// </summary>
internal sealed class SessionMerger
{
    private const int Recent = 62;

    private readonly List<Session> _sessions = [];
    private readonly Dictionary<string, List<SessionState>> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocalDate> _dates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _languages = new(StringComparer.Ordinal);

    public static (IReadOnlyList<Session> Sessions, IReadOnlyDictionary<string, List<SessionState>> States) Merge(IReadOnlyList<LetterReading> lettersByDate)
    {
        var merger = new SessionMerger();
        foreach (var letter in ProcessAliases.Joined(lettersByDate))
        {
            merger.Take(letter);
        }

        return (
            [.. merger._sessions
                .OrderBy(s => s.Start ?? LocalDate.MaxIsoValue)
                .ThenBy(s => s.Sittings.Select(x => x.From).FirstOrDefault(from => from is not null) ?? LocalTime.MaxValue)
                .ThenBy(s => s.Id, StringComparer.Ordinal)],
            merger._states);
    }

    private void Take(LetterReading letter)
    {
        var before = _sessions.ToList();
        _dates[letter.Letter.Id] = letter.Letter.Date;
        IReadOnlyList<Session> said = [.. letter.Sessions, .. letter.Changed];
        if (letter.Revision is { Kind: RevisionKind.Corrects })
        {
            // What was misprinted was not moved: its hours and rooms hold.
            said = [.. said.Select(s => s with { Amendment = (s.Amendment ?? new SessionAmendment()) with { IsCorrection = true, KeepsHours = true } })];
        }

        var matches = Match(said, letter, Referred(letter));
        for (var i = 0; i < said.Count; i++)
        {
            if (matches[i] is { } known)
            {
                _sessions[known] = SessionCombiner.Settled(SessionCombiner.Combine(_sessions[known], IsForeign(_sessions[known], letter) ? SessionTranslation.Of(_sessions[known], said[i]) : said[i]));
            }
            else if (i < letter.Sessions.Count)
            {
                var id = FreeId(said[i]);
                _languages[id] = letter.Letter.Language;
                _sessions.Add(said[i] with { Id = id, Amendment = said[i].Amendment is { FormerDays.Count: > 0 } former ? former : null });
            }
        }

        CatalogueCorrections.Apply(_sessions, letter, Corrected(letter));
        Supersede(letter, before);
        for (var i = 0; i < _sessions.Count; i++)
        {
            var was = i < before.Count ? before[i] : null;
            if (!ReferenceEquals(was, _sessions[i]))
            {
                _states.TryAdd(_sessions[i].Id, []);
                _states[_sessions[i].Id].Add(new SessionState(letter, was, _sessions[i]));
            }
        }
    }

    /// <summary>
    /// Which known session each is; null where it is new. What one letter tells apart is apart: each known one is matched once, but by a
    /// name that suits any session it may be meant again.
    /// </summary>
    private int?[] Match(IReadOnlyList<Session> said, LetterReading letter, HashSet<string> referred)
    {
        var likely = said
            .SelectMany((s, i) => _sessions.Select((known, k) => (Said: i, Known: k, Likeness: SessionIdentity.Likeness(known, s, letter, referred, IsForeign(known, letter)))))
            .Where(pair => pair.Likeness > 0)
            .ToList();
        likely.RemoveAll(pair => said[pair.Said].Amendment is { IsByDay: true }
            && likely.Exists(other => other.Said == pair.Said && other.Known != pair.Known && other.Likeness == pair.Likeness));
        var matches = new int?[said.Count];
        var taken = new HashSet<int>();
        foreach (var pair in likely.OrderByDescending(p => p.Likeness).ThenBy(p => Distance(_sessions[p.Known], said[p.Said], letter)).ThenBy(p => p.Said))
        {
            var again = said[pair.Said].Amendment is { IsByDay: true } || pair.Said >= letter.Sessions.Count;
            if (matches[pair.Said] is null && (again || taken.Add(pair.Known)))
            {
                matches[pair.Said] = pair.Known;
            }
        }

        return matches;
    }

    /// <summary>The session has its words from a letter in another language.</summary>
    private bool IsForeign(Session known, LetterReading letter) => _languages[known.Id] != letter.Letter.Language;

    /// <summary>The letters that this one names by their day.</summary>
    private HashSet<string> Referred(LetterReading letter) =>
        [.. _dates.Where(d => d.Key != letter.Letter.Id && (d.Value == letter.Revision?.Of || letter.EarlierLetters.Any(e => e.Date == d.Value))).Select(d => d.Key)];

    /// <summary>The letters that a corrigendum corrects: those that it names, else those of the last two months.</summary>
    private HashSet<string> Corrected(LetterReading letter) => Referred(letter) is { Count: > 0 } named
        ? named
        : [.. _dates.Where(d => d.Key != letter.Letter.Id && Period.DaysBetween(d.Value, letter.Letter.Date) <= Recent).Select(d => d.Key)];

    private static int Distance(Session known, Session said, LetterReading letter) =>
        known.Start is { } from ? Math.Abs(Period.DaysBetween(from, said.Start ?? letter.Letter.Date)) : int.MaxValue;

    /// <summary>What only the superseded letter announced, and this one does not take up, is no longer announced.</summary>
    private void Supersede(LetterReading letter, List<Session> before)
    {
        if (letter.Revision is not { Kind: RevisionKind.Supersedes, Of: { } of } revision || letter.Sessions.Count == 0)
        {
            return;
        }

        for (var i = 0; i < before.Count; i++)
        {
            var session = _sessions[i];
            if (ReferenceEquals(session, before[i]) && session.Stands && session.End >= letter.Letter.Date
                && (letter.Process is null || session.Process is null || letter.Process.Key == session.Process)
                && session.Evidence.All(e => _dates.GetValueOrDefault(e.Letter) == of))
            {
                _sessions[i] = session with
                {
                    Status = SessionStatus.Cancelled,
                    Inferred = [.. session.Inferred.Append("status")],
                    Evidence = [new Evidence("status", letter.Letter.Id, revision.Paragraph, revision.Start, revision.Quote), .. session.Evidence],
                };
            }
        }
    }

    /// <summary>Two processes can both have a first round: the later one is told apart by its process, then by a number.</summary>
    private string FreeId(Session session)
    {
        bool IsFree(string id) => _sessions.TrueForAll(s => s.Id != id);
        if (IsFree(session.Id))
        {
            return session.Id;
        }

        var named = session.Process is null ? session.Id : $"{session.Id}-{session.Process.Replace(' ', '-')}";
        return IsFree(named) ? named : Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{named}-{n}").First(IsFree);
    }
}

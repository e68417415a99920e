using System.Runtime.InteropServices;
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

    private readonly KnownSessions _sessions = [];
    private readonly Dictionary<string, List<SessionState>> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocalDate> _dates = new(StringComparer.Ordinal);
    private readonly Dictionary<LocalDate, List<string>> _ofDay = [];
    private readonly Dictionary<string, string> _languages = new(StringComparer.Ordinal);

    public static (IReadOnlyList<Session> Sessions, IReadOnlyDictionary<string, List<SessionState>> States) Merge(IReadOnlyList<LetterReading> lettersByDate)
    {
        var merger = new SessionMerger();
        foreach (var letter in ProcessAliases.Joined(lettersByDate))
        {
            merger.Take(letter);
        }

        return ([.. CatalogueSnapshot.InOrder(merger._sessions)], merger._states);
    }

    private void Take(LetterReading letter)
    {
        var referred = Referred(letter);
        _dates[letter.Letter.Id] = letter.Letter.Date;
        (CollectionsMarshal.GetValueRefOrAddDefault(_ofDay, letter.Letter.Date, out _) ??= []).Add(letter.Letter.Id);
        IReadOnlyList<Session> said = [.. letter.Sessions, .. letter.Changed];
        if (letter.Revision is { Kind: RevisionKind.Corrects })
        {
            // What was misprinted was not moved: its hours and rooms hold.
            said = [.. said.Select(s => s with { Amendment = (s.Amendment ?? new SessionAmendment()) with { IsCorrection = true, KeepsHours = true } })];
        }

        var matches = Match(said, letter, referred);
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

        if (letter.Corrections.Count > 0)
        {
            CatalogueCorrections.Apply(_sessions, letter, referred.Count > 0 ? referred : Lately(letter));
        }

        Supersede(letter);
        foreach (var (at, was) in _sessions.TakeChanges())
        {
            _states.TryAdd(_sessions[at].Id, []);
            _states[_sessions[at].Id].Add(new SessionState(letter, was, _sessions[at]));
        }
    }

    /// <summary>
    /// Which known session each is; null where it is new. What one letter tells apart is apart: each known one is matched once, but by a
    /// name that suits any session it may be meant again.
    /// </summary>
    private int?[] Match(IReadOnlyList<Session> said, LetterReading letter, HashSet<string> referred)
    {
        var likely = said
            .SelectMany((s, i) => _sessions.Near(s.Process, referred).Select(k => (Said: i, Known: k, Likeness: SessionIdentity.Likeness(_sessions[k], s, letter, referred, IsForeign(_sessions[k], letter)))))
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
        [.. letter.EarlierLetters.Select(e => (LocalDate?)e.Date).Append(letter.Revision?.Of).OfType<LocalDate>().Distinct().SelectMany(day => _ofDay.GetValueOrDefault(day) ?? [])];

    /// <summary>The letters of the last two months: those that a corrigendum corrects where it names none.</summary>
    private HashSet<string> Lately(LetterReading letter) =>
        [.. _dates.Where(d => d.Key != letter.Letter.Id && Period.DaysBetween(d.Value, letter.Letter.Date) <= Recent).Select(d => d.Key)];

    private static int Distance(Session known, Session said, LetterReading letter) =>
        known.Start is { } from ? Math.Abs(Period.DaysBetween(from, said.Start ?? letter.Letter.Date)) : int.MaxValue;

    /// <summary>What only the superseded letter announced, and this one does not take up, is no longer announced.</summary>
    private void Supersede(LetterReading letter)
    {
        if (letter.Revision is not { Kind: RevisionKind.Supersedes, Of: { } of } revision || letter.Sessions.Count == 0)
        {
            return;
        }

        for (var i = 0; i < _sessions.Count; i++)
        {
            var session = _sessions[i];
            if (!_sessions.IsChanged(i) && session.Stands && session.End >= letter.Letter.Date
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
        bool IsFree(string id) => !_sessions.Has(id);
        if (IsFree(session.Id))
        {
            return session.Id;
        }

        var named = session.Process is null ? session.Id : $"{session.Id}-{session.Process.Replace(' ', '-')}";
        return IsFree(named) ? named : Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{named}-{n}").First(IsFree);
    }
}

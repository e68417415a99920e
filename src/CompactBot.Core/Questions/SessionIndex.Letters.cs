using CompactBot.Core.Reading;

namespace CompactBot.Core.Questions;

/// <content>The letters that sessions were read from.</content>
internal sealed partial class SessionIndex
{
    /// <summary>The sessions that such a letter speaks of.</summary>
    public IEnumerable<Session> OfLetters(IEnumerable<string> letters) =>
        Run([.. letters.SelectMany(letter => _byLetter.GetValueOrDefault(letter).Sessions ?? []).Distinct().Order()]);

    /// <summary>Those of some sessions that a letter speaks of.</summary>
    public IEnumerable<Session> OfLetter(string letter, IReadOnlyList<Session> sessions) =>
        (_byLetter.GetValueOrDefault(letter).Sessions ?? []).Select(at => IsPart ? _catalogue.Session(_all[at].Id) : _all[at]).OfType<Session>().Where(s => IsAmong(sessions, s));

    /// <summary>Those that share a letter with one of the others that is not itself.</summary>
    public SessionRun BesideAnother(SessionRun sessions, IEnumerable<IReadOnlyList<Session>> others)
    {
        // Of each letter, by its number, one of the others, and whether it has more than that one.
        var first = new int?[_byLetter.Count];
        var more = new bool[_byLetter.Count];
        foreach (var place in others.SelectMany(PlacesOf))
        {
            foreach (var letter in _letters[place])
            {
                more[letter] |= first[letter] is { } known && known != place;
                first[letter] ??= place;
            }
        }

        bool IsBeside(int place) => Array.Exists(_letters[place], letter => more[letter] || (first[letter] is { } one && one != place));
        return sessions.IsOf(_all) ? sessions.WherePlace(IsBeside) : sessions.Where(s => IsBeside(_places[s.Id]));
    }

    /// <summary>The ids of the letters that those sessions were read from.</summary>
    public IEnumerable<string> LettersOf(IReadOnlyList<Session> sessions)
    {
        var letters = new SessionSet(_letterIds.Count);
        foreach (var place in PlacesOf(sessions))
        {
            letters.Add([.. _letters[place]]);
        }

        return letters.Places().Select(letter => _letterIds[letter]);
    }
}

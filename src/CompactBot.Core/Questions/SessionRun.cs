using System.Collections;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>
/// Some sessions of a catalogue in its order, that of time: where a day begins among them is looked up, so that who wants the next one of a hundred
/// thousand looks at those around today and at no other.
/// </summary>
internal sealed class SessionRun : IReadOnlyList<Session>
{
    /// <summary>From so many on a run is not ordered otherwise, and not told whole.</summary>
    public const int Long = 200;

    private readonly Session[] _all;
    private readonly int[] _places;
    private int _dated = -1;
    private volatile KindBox? _kind;

    [ThreadStatic]
    private static long _lookedAt;

    /// <param name="all">Every session of the catalogue, in its order.</param>
    /// <param name="places">Where among them those of the run stand, ascending.</param>
    public SessionRun(Session[] all, int[] places) => (_all, _places) = (all, places);

    /// <summary>A run of its own.</summary>
    /// <param name="sessions">Some sessions, in the order of time.</param>
    public static SessionRun Of(Session[] sessions) => new(sessions, [.. Enumerable.Range(0, sessions.Length)]);

    public int Count => _places.Length;

    /// <summary>How many sessions were looked at on this thread, those that were more than once counted as often: the work done, whatever the machine.</summary>
    public static long LookedAt => _lookedAt;

    public Session this[int index]
    {
        get
        {
            _lookedAt++;
            return _all[_places[index]];
        }
    }

    /// <summary>The kind that all of them have, told once; null where they have several.</summary>
    /// <param name="kinds">The kind of each session of the catalogue.</param>
    public SessionKind? KindBy(SessionKind[] kinds)
    {
        if (_kind is { } known)
        {
            return known.Kind;
        }

        SessionKind? kind = _places.Length > 0 ? kinds[_places[0]] : null;
        foreach (var place in _places)
        {
            if (kinds[place] != kind)
            {
                kind = null;
                break;
            }
        }

        return (_kind = new KindBox(kind)).Kind;
    }

    /// <summary>Where they stand in the catalogue.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>Whether they are sessions of that catalogue, and their places those in it.</summary>
    public bool IsOf(Session[] all) => ReferenceEquals(all, _all);

    /// <summary>How many of them have a day; those stand before the others.</summary>
    public int Dated => _dated >= 0 ? _dated : _dated = First(LocalDate.MaxIsoValue);

    /// <summary>The first one, by its place, that begins on that day or later.</summary>
    public int From(LocalDate day) => Math.Min(First(day), Dated);

    /// <summary>Those that begin between two days, both counted; null: from the first, to the last that has a day.</summary>
    public IEnumerable<Session> Between(LocalDate? from, LocalDate? to)
    {
        for (var i = from is { } day ? From(day) : 0; i < Dated; i++)
        {
            var session = this[i];
            if (to < session.Start)
            {
                yield break;
            }

            yield return session;
        }
    }

    /// <summary>The last one that fits; null where none does.</summary>
    public Session? FindLast(Predicate<Session> fits)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (fits(this[i]))
            {
                return this[i];
            }
        }

        return null;
    }

    /// <summary>Those that fit, in the same order.</summary>
    public SessionRun Where(Func<Session, bool> fits)
    {
        _lookedAt += Count;
        return new(_all, Array.FindAll(_places, at => fits(_all[at])));
    }

    /// <summary>Those whose place fits, in the same order.</summary>
    public SessionRun WherePlace(Predicate<int> fits) => new(_all, Array.FindAll(_places, fits));

    /// <summary>Those that are in a set, in the same order.</summary>
    public SessionRun Where(SessionSet set) => new(_all, Array.FindAll(_places, set.Contains));

    public IEnumerator<Session> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int First(LocalDate day)
    {
        var (first, last) = (0, _places.Length);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = (this[middle].Start ?? LocalDate.MaxIsoValue) < day ? (middle + 1, last) : (first, middle);
        }

        return first;
    }

    private sealed record KindBox(SessionKind? Kind);
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>
/// What was said of the sessions of a catalogue lately, so that a list of a hundred is not worded anew for each who asks. A session never changes, and
/// so what is said of it does not either; it is forgotten with its catalogue, and all of it where it becomes too much.
/// </summary>
internal sealed class ToldSessions
{
    /// <summary>So many are kept of a catalogue, over all languages and clocks: some ten megabytes.</summary>
    private const int Most = 4096;

    private static readonly ConditionalWeakTable<CatalogueSnapshot, ToldSessions> Kept = [];

    private readonly ConcurrentDictionary<(string Language, DateTimeZone? Own, string? OwnCity), ConcurrentDictionary<Session, ToldSession>> _told = [];
    private int _count;

    private ToldSessions()
    {
    }

    /// <param name="catalogue">The catalogue.</param>
    /// <param name="language">The language that is spoken.</param>
    /// <param name="own">The asker's zone; null where it is not known.</param>
    /// <param name="ownCity">What the asker calls that clock.</param>
    public static Func<Session, ToldSession> Of(CatalogueSnapshot catalogue, string language, DateTimeZone? own, string? ownCity)
    {
        if (catalogue.Whole is not null)
        {
            return static _ => new ToldSession(); // what was known on an earlier day is seldom asked twice
        }

        var all = Kept.GetValue(catalogue, static _ => new ToldSessions());
        var told = all._told.GetOrAdd((language, own, ownCity), static _ => new ConcurrentDictionary<Session, ToldSession>(ReferenceEqualityComparer.Instance));
        return session => told.TryGetValue(session, out var known) ? known : all.Add(told, session);
    }

    private ToldSession Add(ConcurrentDictionary<Session, ToldSession> told, Session session)
    {
        if (Interlocked.Increment(ref _count) > Most)
        {
            _told.Clear();
            Interlocked.Exchange(ref _count, 0);
        }

        return told.GetOrAdd(session, static _ => new ToldSession());
    }
}

using CompactBot.Core.Reading;

namespace CompactBot.Core.Questions;

/// <summary>What a question's words for sessions come to.</summary>
internal enum LocatedAs
{
    /// <summary>These are meant.</summary>
    Found,

    /// <summary>No session fits all the words.</summary>
    None,

    /// <summary>Several fit, one is asked for, and nothing tells which.</summary>
    Several,

    /// <summary>The question names none, and none was spoken of.</summary>
    Unnamed,
}

/// <summary>The sessions that a question means, or those that it could mean.</summary>
/// <param name="Fitting">Those that fit the words, before one was chosen by time or by what was spoken of.</param>
internal sealed record Located(LocatedAs As, IReadOnlyList<Session> Sessions, IReadOnlyList<Session> Fitting, SessionReference? Reference)
{
    /// <summary>Whether the next one ahead was taken because none was told apart, and more are ahead.</summary>
    public bool ChoseNext { get; init; }
}

/// <summary>Decides which sessions a question means: by its words, then by what was spoken of, then by time.</summary>
internal sealed class SessionLocator(CatalogueIndex index, SessionClock clock, SessionFinder finder)
{
    /// <summary>Of more, the nearest are told by whoever lists them.</summary>
    private const int MostTold = 100;

    /// <param name="query">The question.</param>
    /// <param name="focus">The sessions that were spoken of last.</param>
    /// <param name="constraints">Which of its words count; in a yes-or-no question those that claim something do not.</param>
    public Located Locate(Query query, IReadOnlyList<Session> focus, Constraints constraints = Constraints.All)
    {
        if (query.Kind == QueryKind.Invited)
        {
            constraints &= ~Constraints.Invitees; // they are what is asked, not what tells the session
        }

        if (query.References.Count == 0)
        {
            return Without(query, focus, constraints);
        }

        if (query.Joined)
        {
            var parts = query.References.Select(r => One(query, r, [], focus, constraints)).ToList();
            var failed = parts.Find(p => p.As != LocatedAs.Found);
            if (failed is not null)
            {
                return failed;
            }

            IReadOnlyList<Session> all = [.. parts.SelectMany(p => p.Sessions)];
            return new Located(LocatedAs.Found, all, parts.TrueForAll(p => ReferenceEquals(p.Sessions, p.Fitting)) ? all : [.. parts.SelectMany(p => p.Fitting)], null);
        }

        var around = new List<IReadOnlyList<Session>>();
        foreach (var reference in query.References.Skip(1).DistinctBy(r => (r.Kind, string.Join(' ', r.Ordinals), r.Position, r.Word, r.Named, r.Loose, r.Many)))
        {
            var part = One(query with { Content = [], Days = [], Places = [], Rooms = [], Hours = [], Invitees = [] }, reference, [], focus, constraints);
            if (part.As == LocatedAs.None)
            {
                return part;
            }

            around.Add(part.As == LocatedAs.Found ? part.Sessions : part.Fitting);
        }

        return One(query, query.References[0], around, focus, constraints);
    }

    private Located Without(Query query, IReadOnlyList<Session> focus, Constraints constraints)
    {
        var named = (constraints.HasFlag(Constraints.Days) && query.Days.Count + query.Hours.Count > 0)
            || (constraints.HasFlag(Constraints.Places) && query.Places.Count + query.Rooms.Count > 0)
            || (constraints.HasFlag(Constraints.Content) && query.Content.Count > 0);
        if (!named)
        {
            return focus.Count > 0 ? new Located(LocatedAs.Found, focus, focus, null) : new Located(LocatedAs.Unnamed, [], [], null);
        }

        var spokenOf = focus.Count == 0 ? [] : Of(finder.Fitting(query, null, constraints), focus);

        // "Where do we meet in November?" speaks of the November to come.
        IReadOnlyList<Session> fitting = finder.Fitting(query.Past ? query : query with { Days = [.. query.Days.Select(d => d with { Others = [] })] }, null, constraints);
        if (spokenOf.Count == 0 && !query.Past && query is { Kind: QueryKind.When or QueryKind.Time or QueryKind.Until, YesNo: false, Days.Count: 0 } && fitting.Count is > 1 and <= MostTold
            && clock.ToCome(fitting, index.Sessions.LongestDays, MostTold) is { Count: > 0 } ahead)
        {
            fitting = ahead; // "when are we in that hall?"
        }

        var chosen = spokenOf.Count > 0 ? spokenOf : fitting;
        return chosen.Count > 0 ? new Located(LocatedAs.Found, chosen, fitting, null) : new Located(LocatedAs.None, [], [], null);
    }

    private Located One(Query query, SessionReference reference, IReadOnlyList<IReadOnlyList<Session>> around, IReadOnlyList<Session> focus, Constraints constraints)
    {
        IReadOnlyList<Session> fitting = finder.Fitting(query, reference, constraints);
        if (fitting.Count == 0 && reference is { Kind: null, Ordinals: [var nth] } && query.Days.Count > 0 && constraints.HasFlag(Constraints.Days))
        {
            // "The first meeting tomorrow": a number among those of the day.
            fitting = [.. finder.Fitting(query, reference with { Ordinals = [] }, constraints).OrderBy(clock.Start).Skip(nth - 1).Take(1)];
        }

        if (fitting.Count == 0 && query.Invitees.Count > 0 && query.Kind is not (QueryKind.List or QueryKind.Count))
        {
            // "What do delegations do at the round?": who they are does not tell the session.
            fitting = finder.Fitting(query, reference, constraints & ~Constraints.Invitees);
        }

        if (around.Any(a => a.Count > 0))
        {
            fitting = index.Sessions.BesideAnother(fitting as SessionRun ?? SessionRun.Of([.. fitting]), around);
        }

        if (reference.Position is { } position)
        {
            if (position is SessionPosition.Last && !query.Past && index.Sessions.IsUnheard(fitting))
            {
                return new Located(LocatedAs.None, [], fitting, reference);
            }

            var howMany = query.HowMany ?? (reference.Many ? int.MaxValue : 1);
            var placed = finder.At(position, fitting, howMany, query.Past);
            return new Located(placed.Count > 0 ? LocatedAs.Found : LocatedAs.None, placed, fitting, reference);
        }

        if (fitting.Count <= 1 || reference.Many || reference.Ordinals.Count > 1)
        {
            return new Located(fitting.Count > 0 ? LocatedAs.Found : LocatedAs.None, fitting, fitting, reference);
        }

        return Choose(query, reference, fitting, focus, constraints);
    }

    /// <summary>One of several that fit: the one spoken of, one of the same letter, one whose title has the asker's word, the next ahead.</summary>
    private Located Choose(Query query, SessionReference reference, IReadOnlyList<Session> fitting, IReadOnlyList<Session> focus, Constraints constraints)
    {
        Located Found(IReadOnlyList<Session> sessions) => new(LocatedAs.Found, sessions, fitting, reference);
        var spokenOf = Of(fitting, focus);
        if (query.Corrects && spokenOf.Count > 0 && spokenOf.Count < fitting.Count)
        {
            // "No, the session": what was spoken of is what is not meant.
            fitting = Where(fitting, s => !spokenOf.Contains(s));
            spokenOf = [];
        }

        var titled = reference.Kind is null && reference.Word.Length > 0 && query.Places.Count + query.Content.Count + reference.Ordinals.Count > 0
            ? index.Speaking(fitting, reference.Word)
            : [];
        if (titled.Count == 1 && reference is { Ordinals.Count: > 0, Loose: false })
        {
            return Found(titled); // "the third session" is called so, and the third consultation is not
        }

        if (spokenOf.Count == 1 && focus.Count > 1 && reference.Kind is null && reference.Ordinals.Count + query.Content.Count > 0 && fitting.Any(s => s.Kind != spokenOf[0].Kind))
        {
            return new Located(LocatedAs.Several, [], fitting, reference); // "the third", after a list: of them, or of all?
        }

        if (spokenOf.Count == 1)
        {
            return Found(spokenOf);
        }

        var sameLetter = focus.Count == 0 ? [] : Of(fitting, index.Sessions.OfLetters(focus.SelectMany(f => f.Evidence).Select(e => e.Letter).Distinct(StringComparer.Ordinal)));
        if (sameLetter.Count == 1)
        {
            return Found(sameLetter);
        }

        var narrowed = titled.Count > 0 ? titled : fitting;
        if (narrowed.Count == 1)
        {
            return Found(narrowed);
        }

        if (constraints.HasFlag(Constraints.Days) && query.Days.Count + query.Hours.Count > 0)
        {
            return Found(narrowed);
        }

        if (query.Past)
        {
            IReadOnlyList<Session> begun = narrowed is SessionRun run ? index.Sessions.Begun(run, clock) : [.. narrowed.Where(s => s.Stands && clock.HasBegun(s))];
            return begun.Count == 1 ? Found(begun) : new Located(LocatedAs.Several, [], begun.Count > 1 ? begun : narrowed, reference);
        }

        var ahead = clock.ToCome(narrowed, index.Sessions.LongestDays, 2);
        return ahead.Count > 0 && reference.Ordinals.Count == 0
            ? Found([ahead[0]]) with { ChoseNext = ahead.Count > 1 }
            : new Located(LocatedAs.Several, [], narrowed, reference);
    }

    /// <summary>Those of them that are among some others, in order.</summary>
    private static IReadOnlyList<Session> Of(IReadOnlyList<Session> fitting, IEnumerable<Session> others)
    {
        var ids = others.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        return ids.Count == 0 ? [] : [.. fitting.Where(s => ids.Contains(s.Id))];
    }

    private static IReadOnlyList<Session> Where(IReadOnlyList<Session> sessions, Func<Session, bool> fits) => sessions is SessionRun run ? run.Where(fits) : [.. sessions.Where(fits)];

    public static bool ShareLetter(Session a, Session b) => a.Evidence.Any(x => b.Evidence.Any(y => x.Letter == y.Letter));
}

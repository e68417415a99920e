using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>Says that no letter holds what is asked: what is missing, and what is known. Never offers another session as the answer.</summary>
internal sealed class Absences(AnswerContext context, Query query)
{
    /// <summary>Of a longer series the first of each number are cited.</summary>
    private const int MostCited = 100;

    private readonly Phrases _phrases = context.Phrases;

    /// <summary>No session fits the question's words.</summary>
    public Answer NoSuchSession(Located located)
    {
        var reference = query.References.Count == 1 ? query.References[0] : located.Reference ?? query.References.FirstOrDefault();
        if (reference?.Position is not null && located.Fitting.Count > 0)
        {
            return NothingThen(reference, located.Fitting);
        }

        if (query.Unknown.Count > 0 && !query.UnknownIsTheme && query.Content.Count == query.Unknown.Count
            && context.Finder.Fitting(query, reference, Constraints.All & ~Constraints.Content) is [var about])
        {
            return NotSaid(about, "none.said.of", null, ("words", WordToken.Join(query.Unknown)));
        }

        var known = Known(reference);
        var passages = known.Count > 0 ? []
            : query.Content.Count > 0 ? Quotes(query.Content)
            : reference is { Ordinals.Count: > 0 } ? [] // what stands of another of the series is no help, and looks like an answer
            : Quotes([.. (reference?.Word ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        return context.Make(
            Outcome.NotAnnounced,
            _phrases.Sentence("none.session", ("asked", Asked(reference))),
            citations: known.SelectMany(k => k.Citations).Concat(passages.Select(p => p.Citation)),
            paragraphs: [.. known.Select(k => k.Text), .. passages.Select(p => p.Text)],
            actions: Suggestions(reference));
    }

    /// <summary>"Next" after the last, or "last" before the first.</summary>
    private Answer NothingThen(SessionReference reference, IReadOnlyList<Session> fitting)
    {
        var nearest = reference.Position is SessionPosition.Next or SessionPosition.Current
            ? context.Clock.Begun(fitting, 1).FirstOrDefault()
            : context.Clock.First(fitting, s => s.Stands, 1).FirstOrDefault();
        var off = fitting.Where(s => !s.Stands && !context.Clock.IsOver(s)).Take(MostCited).ToList();
        var paragraphs = off.ConvertAll(s => context.Sessions.When(s));
        if (nearest is not null)
        {
            paragraphs.Add(_phrases.Say(reference.Position == SessionPosition.Next ? "known.last" : "known.nearest", ("when", context.Sessions.When(nearest))));
            paragraphs.AddRange(reference.Kind is null ? [] : OfSeries(fitting).Take(MostCited));
        }

        return context.Make(
            Outcome.NotAnnounced,
            reference.Position is SessionPosition.Last && context.Index.Sessions.IsUnheard(fitting)
                ? _phrases.Sentence("none.last.of", ("total", context.Glossary.Number(context.Index.Sessions.InAll(fitting)!.Value)), ("kinds", context.Glossary.Counted(fitting[0].Kind, context.Index.Sessions.InAll(fitting)!.Value)))
                : _phrases.Sentence($"none.{DataName.Of(reference.Position!.Value)}", ("kind", KindName(reference))),
            citations: [.. off.SelectMany(s => context.Cite.Of(s, "status")), .. nearest is null ? [] : context.Cite.Of(nearest, "start", "end", "days", "of")],
            paragraphs: paragraphs,
            actions: Suggestions(reference));
    }

    /// <summary>A session is known, but not this of it.</summary>
    /// <param name="key">The phrase that says what is missing, with a place for the session.</param>
    public Answer NotSaid(Session session, string key, IEnumerable<string>? more = null, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var passages = query.AskedWords is { } words ? Quotes([.. words.Split(' ')], context.Catalogue.LettersOf(session)) : [];
        (string, object?)[] all = [("session", context.Sessions.FullName(session)), .. values];
        return context.Make(
            Outcome.NotAnnounced,
            _phrases.Sentence(key, all),
            [session],
            [.. context.Cite.Of(session, "start", "end", "days", "convenor"), .. passages.Select(p => p.Citation)],
            paragraphs: [.. more ?? [], context.Sessions.When(session), .. passages.Select(p => p.Text)],
            actions: [context.Ask("ask.about", ("session", context.Sessions.FullName(session))), context.Ask("ask.list")]);
    }

    /// <summary>Nothing of it stands in any letter.</summary>
    public Answer Plainly(string key, IEnumerable<string>? paragraphs = null, IEnumerable<Citation>? citations = null, params ReadOnlySpan<(string Name, object? Value)> values) =>
        context.Make(
            Outcome.NotAnnounced,
            _phrases.Sentence(key, values),
            citations: citations,
            paragraphs: paragraphs,
            actions: [context.Ask("ask.list"), context.Ask("ask.letters")]);

    /// <summary>What was asked for, in the answer's words: "a third thematic session in Nairobi on “x”".</summary>
    public string Asked(SessionReference? reference)
    {
        var kind = KindName(reference);
        var subject = reference is { Ordinals: [var n, ..] }
            ? reference.Kind is { } numbered && context.Glossary.Numbered(numbered, n) is { } whole ? whole.Text : _phrases.Say("asked.ordinal", ("ordinal", context.Glossary.Ordinal(n, kind.Form)), ("kind", kind))
            : _phrases.Say(reference is { Many: true } ? "asked.many" : "asked.one", ("kind", kind));
        var place = query.Places.Concat(query.Rooms).Select(p => context.Glossary.Place(p.Name).Text).ToList();
        return _phrases.Say(
            "asked",
            ("subject", subject),
            ("place", place.Count > 0 ? _phrases.Say("asked.place", ("place", _phrases.List(place))) : ""),
            ("days", query.Days.Count > 0 ? _phrases.Say("asked.days", ("days", _phrases.List([.. query.Days.Select(d => context.Times.Within(d.From, d.To))]))) : ""),
            ("theme", query.Content.Count > 0 ? _phrases.Say("asked.theme", ("words", WordToken.Join(query.Content))) : ""),
            ("invited", query.Invitees.Count > 0 ? _phrases.Say("asked.invited", ("invited", _phrases.List([.. query.Invitees.Select(context.Glossary.Invitee)]))) : ""));
    }

    /// <summary>Numbers of a series that no letter held speaks of, and how many there are in all.</summary>
    public IEnumerable<string> OfSeries(IReadOnlyList<Session> sessions)
    {
        foreach (var series in sessions.Where(s => s.Ordinal is not null).GroupBy(s => (s.Kind, s.Process)))
        {
            var held = series.Select(s => s.Ordinal!.Value).ToHashSet();
            var all = series.Max(s => s.Of);
            var missing = Enumerable.Range(1, all ?? held.Max()).Where(n => !held.Contains(n)).ToList();
            if (all is { } total)
            {
                yield return _phrases.Say("series.of", ("total", context.Glossary.Number(total)), ("kinds", context.Glossary.Counted(series.Key.Kind, total)));
            }

            if (missing.Count > 0)
            {
                yield return _phrases.Say(
                    "series.missing",
                    ("ordinals", _phrases.List([.. missing.Select(n => context.Glossary.Ordinal(n, context.Glossary.Kind(series.Key.Kind).Form))])),
                    ("kind", context.Glossary.Kind(series.Key.Kind, missing.Count > 1)),
                    ("count", missing.Count));
            }
        }
    }

    private Term KindName(SessionReference? reference) => reference?.Kind is { } kind
        ? context.Glossary.Kind(kind, reference.Many)
        : context.Glossary.AnyKind(reference is { Many: true });

    /// <summary>What letters do hold of the thing: the very session under other days or places, or which numbers of the series.</summary>
    private List<(string Text, IReadOnlyList<Citation> Citations)> Known(SessionReference? reference)
    {
        var known = new List<(string, IReadOnlyList<Citation>)>();
        IReadOnlyList<Session> named = reference is null ? [] : context.Finder.Fitting(query, reference, Constraints.Names);
        if (reference is { Kind: not null } or { Ordinals.Count: > 0 } && named.Count is > 0 and <= 4)
        {
            known.AddRange(named.Select(s => (context.Sessions.When(s) + InPlace(s), context.Cite.Of(s, "start", "end", "days", "city"))));
            return known;
        }

        if (reference?.Kind is { } kind)
        {
            var series = context.Index.Sessions.Of(kind);
            if (series.Count == 0)
            {
                return known;
            }

            var held = series.Count <= MostCited ? series.Where(s => s.Ordinal is not null).ToList() : [.. context.Index.Sessions.OneOfEachNumber(kind)];
            if (held.Count > 0 && (reference.Ordinals.Count > 0 || query.Content.Count == 0))
            {
                known.Add((
                    _phrases.Say("known.series", ("ordinals", _phrases.List([.. held.Select(s => s.Ordinal!.Value).Distinct().Select(n => context.Glossary.Ordinal(n, context.Glossary.Kind(kind).Form))])), ("kind", context.Glossary.Kind(kind, held.Count > 1))),
                    [.. held.Take(MostCited).SelectMany(s => context.Cite.Of(s, "ordinal"))]));
                known.AddRange(held.Where(s => s.Of is not null).Take(1).Select(s => (
                    _phrases.Say("series.of", ("total", context.Glossary.Number(s.Of!.Value)), ("kinds", context.Glossary.Counted(kind, s.Of!.Value))),
                    context.Cite.Of(s, "of"))));
            }
            else
            {
                known.Add((_phrases.Say("known.kind", ("count", series.Count), ("number", context.Glossary.Number(series.Count)), ("kind", context.Glossary.Counted(kind, series.Count))), [.. series.Take(MostCited).SelectMany(s => context.Cite.Of(s, "title"))]));
            }
        }

        return known;
    }

    private string InPlace(Session session) => query.Places.Count + query.Rooms.Count > 0 && context.Sessions.Place(session) is { Length: > 0 } place && session.City is null
        ? " " + place
        : "";

    /// <summary>Sentences of letters that have the words asked about: shown as quotes, not as an answer.</summary>
    private IReadOnlyList<(string Text, Citation Citation)> Quotes(IReadOnlyList<string> words, IEnumerable<LetterReading>? letters = null) =>
    [
        .. new Passages(context)
            .With([.. words.Where(w => w.Length > 3 && !query.Unknown.Contains(w))], letters, query.Kind is QueryKind.When or QueryKind.Time)
            .Select(p => (_phrases.Say("passage", ("date", p.Date), ("quote", p.Quote)), p.Citation)),
    ];

    private IEnumerable<MessageAction> Suggestions(SessionReference? reference)
    {
        if (reference?.Kind is { } kind && context.Index.Sessions.Of(kind).Count > 0)
        {
            yield return context.Ask("ask.list.kind", ("kinds", context.Glossary.Kind(kind, many: true)));
        }

        yield return context.Ask("ask.list");
        if (context.Catalogue.Letters.Count > 0)
        {
            yield return context.Ask("ask.letters");
        }
    }
}

using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>Answers about the letters themselves: which there are, who signs them, what came with them, and where something stands.</summary>
internal sealed partial class LetterAnswers(AnswerContext context, Query query, Dialogue dialogue, IReadOnlyList<Session> focus)
{
    /// <summary>A holder of an office is named from a letter no older than this; offices change hands.</summary>
    private const int FreshForDays = 92;

    /// <summary>Of more letters the newest are named.</summary>
    private const int MostHeld = 100;

    /// <summary>Of more that letters bring (what is due, enclosed, referred to, changed) the first are told.</summary>
    private const int MostTold = 40;

    private readonly Phrases _phrases = context.Phrases;

    /// <summary>Null where the question is not about letters.</summary>
    public Answer? TryAnswer(SessionLocator locator, Absences absences)
    {
        if (context.Catalogue.Letters.Count == 0)
        {
            return absences.Plainly("no.letters");
        }

        var sessions = IsOfSessions && (query.NamesSession && query.Letter is null || query.References.Count > 0 || (query.Content.Count > 0 && !IsDocument))
            ? locator.Locate(query with { Letter = null, Content = IsDocument ? [] : query.Content, References = [.. query.References.Select(r => query.Letter is null ? r : r with { Many = true })] }, focus)
            : null;
        if (sessions is { As: LocatedAs.None } && query.Kind is QueryKind.Source or QueryKind.Enclosures or QueryKind.Issuer or QueryKind.Letters or QueryKind.Resolution && query.References.Count > 0)
        {
            return absences.NoSuchSession(sessions);
        }

        if (query.Letter is not null && query.References.Count == 0 && (query.Kind is QueryKind.Unsaid or QueryKind.Theme || query is { Kind: QueryKind.Letters, AsksTheme: true, Wh: true, Letter.Many: true, Content.Count: > 0 }) && Said() is { } said)
        {
            return said;
        }

        if (sessions is { As: LocatedAs.None } && query is { Kind: QueryKind.Deadline or QueryKind.Unsaid, Letter: null, References.Count: > 0 }
            && locator.Locate(query with { Content = [] }, focus, Constraints.Ordinals) is var bare)
        {
            if (bare.As == LocatedAs.None)
            {
                return absences.NoSuchSession(bare); // what is due for another is no answer
            }

            sessions = bare;
        }

        var named = sessions is { As: LocatedAs.Found } ? sessions.Sessions : query.References.Count == 0 && query.Letter is null ? focus : [];
        return query.Kind switch
        {
            QueryKind.Letters => Letters(Meant(named), absences),
            QueryKind.Count when query.Letter is not null => Letters(Meant(named), absences),
            QueryKind.Issuer => Issuers(Meant(named), absences),
            QueryKind.Person => Person(absences),
            QueryKind.Addressee => Addressees(Meant(named), absences),
            QueryKind.Enclosures => Enclosures(Meant(named), absences),
            QueryKind.Overview or QueryKind.When or QueryKind.Where when IsDocument && query.References.Count == 0 => Enclosures(Meant([]), absences),
            QueryKind.Resolution => Resolutions(named, absences),
            QueryKind.Source => Source(named, absences),
            QueryKind.Deadline => Deadlines(named, absences),
            QueryKind.Unsaid when Languages(named) is { } spoken => spoken,
            QueryKind.Unsaid when DueDate(named) is { } due => due,
            QueryKind.Unsaid when IsDocument && query.References.Count == 0 => absences.Plainly("none.unsaid", null, null, ("words", query.AskedWords)),
            QueryKind.Link => Links(absences),
            QueryKind.Changes when query.References.Count == 0 && (focus.Count == 0 || !query.Pronoun) => New(absences),
            _ => null,
        };
    }

    /// <summary>Whether it is told by the sessions named what of letters is asked.</summary>
    private bool IsOfSessions => query.Kind is QueryKind.Letters or QueryKind.Issuer or QueryKind.Addressee or QueryKind.Enclosures or QueryKind.Resolution or QueryKind.Source or QueryKind.Deadline or QueryKind.Unsaid
        || query is { Kind: QueryKind.Count, Letter: not null };

    /// <summary>"What does the July letter say about …?": its own sentence.</summary>
    private Answer? Said()
    {
        var words = query.Content.Concat((query.AskedWords ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var letters = Meant([]);
        if (letters.Count > MostHeld)
        {
            var having = letters.Count == context.Catalogue.Letters.Count ? null : context.Index.LettersWith(words).Select(l => l.Letter.Id).ToHashSet(StringComparer.Ordinal);
            letters = having is null ? [.. context.Index.LettersWith(words).Reverse().Take(MostHeld)] : [.. letters.Where(l => having.Contains(l.Letter.Id)).Take(MostHeld)];
        }

        return new Passages(context).With(words, letters) is [var (date, quote, citation), ..]
            ? context.Answered(_phrases.Sentence("quoted", ("date", date), ("quote", quote)), [], [citation], actions: [context.Ask("ask.letters")])
            : null;
    }

    /// <summary>Whether the words are those of something that came with a letter.</summary>
    private bool IsDocument => _isDocument ??= query.Content.Count > 0 && MayBeDocument(query.Content) && context.Index.Letters.DistinctEnclosures.Any(e => Has(e.Letter, e.What));

    private bool? _isDocument;

    /// <summary>Whether each word is one of some enclosure, in whatever form, or may be a number or a term.</summary>
    private bool MayBeDocument(IReadOnlyList<string> words) => words.All(word => context.Index.IsOfADocument(word)
        || Lexicon.Of(context.Phrases.Language).Ordinal(word) is not null || context.Index.Documents.Any(d => CatalogueIndex.Alike(d, word)));

    private bool Has(LetterReading letter, string text) => Has(letter, query.Content, text);

    private bool Has(LetterReading letter, IReadOnlyList<string> content, string text)
    {
        var words = CatalogueIndex.Words(text);
        var terms = ForeignTerms.In(letter.Letter.Language, text).ToHashSet(StringComparer.Ordinal);
        int? Number(string word) => Lexicon.Of(context.Phrases.Language).Ordinal(word);
        return content.All(word => (Number(word) is { } n && LanguageTags.SpokenOf(letter.Letter.Language) is { } tongue && words.Any(w => Lexicon.Of(tongue).Ordinal(w) == n)) || words.Any(w => CatalogueIndex.Alike(w, word)) || Terms.KeysOf(word).Any(terms.Contains));
    }

    /// <summary>The letters that are meant, the newest last: by day, by place in time, by session, by what was spoken of; else all.</summary>
    private IReadOnlyList<LetterReading> Meant(IReadOnlyList<Session> named)
    {
        var letters = context.Catalogue.Letters;
        if (query.Days.Count > 0 && query.Letter is not null)
        {
            var stretches = query.Days.SelectMany(d => d.Others.Prepend((d.From, d.To))).ToList();
            return stretches is [var (from, to)] ? context.Catalogue.LettersBetween(from, to)
                : [.. stretches.SelectMany(d => context.Catalogue.LettersBetween(d.Item1, d.Item2)).DistinctBy(l => l.Letter.Id).OrderBy(l => l.Letter.Date)];
        }

        if (query.Letter?.Position is { } position)
        {
            return position switch
            {
                SessionPosition.Last => [letters[^1]],
                SessionPosition.Earliest => [letters[0]],
                SessionPosition.Previous when letters.Count > 1 => [letters[^2]],
                _ => [],
            };
        }

        if (query.Letter?.Ordinals is [var nth, ..])
        {
            return nth <= letters.Count ? [letters[nth - 1]] : [];
        }

        if (named.Count > 0)
        {
            return named.Count > MostHeld
                ? context.Index.Letters.InOrder(context.Index.Sessions.LettersOf(named).Select(context.Catalogue.Letter).OfType<LetterReading>())
                : [.. named.SelectMany(context.Catalogue.LettersOf).DistinctBy(l => l.Letter.Id).OrderBy(l => l.Letter.Date)];
        }

        var spokenOf = dialogue.Letters.Select(context.Catalogue.Letter).OfType<LetterReading>().ToList();
        return (query.Letter is { Many: false } || query.Pronoun) && spokenOf.Count > 0 && !IsDocument ? spokenOf : letters;
    }

    private Answer Letters(IReadOnlyList<LetterReading> letters, Absences absences)
    {
        if (letters.Count == 0)
        {
            return absences.Plainly("none.letter", [Held()], [context.Cite.Of(context.Catalogue.Letters[^1])]);
        }

        if (letters is [var one])
        {
            return context.Answered(
                _phrases.Sentence("letter.one", ("date", context.Times.Day(one.Letter.Date)), ("subject", context.Sessions.Quoted(one, one.Subject))),
                one.Sessions.Select(s => context.Catalogue.Session(s.Id) ?? s),
                [context.Cite.Of(one), .. one.Sessions.SelectMany(s => context.Cite.Of(s, "title"))],
                [new MessageSection(null, [.. Facts(one)])],
                actions: [context.Ask("ask.signed", ("date", context.Times.Plain(one.Letter.Date))), context.Ask("ask.enclosed", ("date", context.Times.Plain(one.Letter.Date)))]);
        }

        return context.Answered(
            _phrases.Sentence("letters", ("count", letters.Count), ("number", context.Glossary.Number(letters.Count))),
            [],
            letters.TakeLast(MostHeld).Select(context.Cite.Of),
            [new MessageSection(null, [.. letters.TakeLast(MostHeld).Select(l => new Fact(context.Times.Plain(l.Letter.Date), context.Sessions.Quoted(l, l.Subject)))])],
            letters.Count > MostHeld ? [_phrases.Sentence("list.nearest", ("number", context.Glossary.Number(MostHeld)))] : null,
            [context.Ask("ask.latest")]);
    }

    private IEnumerable<Fact> Facts(LetterReading letter)
    {
        if (letter.Issuers.Count > 0)
        {
            yield return new Fact(_phrases.Say("fact.from"), _phrases.List([.. letter.Issuers.Select(i => i.Name)]) + (letter.Role is { } role ? _phrases.Say("aside", ("text", context.Sessions.Quoted(letter, role))) : ""));
        }

        if (letter.Addressees is { } to)
        {
            yield return new Fact(_phrases.Say("fact.to"), context.Sessions.Quoted(letter, to));
        }

        foreach (var session in letter.Sessions)
        {
            yield return new Fact(_phrases.Capital(context.Sessions.Name(session)), context.Sessions.Line(context.Catalogue.Session(session.Id) ?? session));
        }

        if (letter.Enclosures.Count > 0)
        {
            yield return new Fact(_phrases.Say("fact.enclosed"), string.Join('\n', letter.Enclosures.Select(e => context.Sessions.Quoted(letter, e.What))));
        }
    }

    private string Held() => _phrases.Say("known.letters", ("dates", _phrases.List([.. context.Catalogue.Letters.TakeLast(MostHeld).Select(l => context.Times.Plain(l.Letter.Date))])));

    private Answer Issuers(IReadOnlyList<LetterReading> letters, Absences absences)
    {
        // Without a letter named, those who write now: the newest letter that has the role, else the newest.
        var about = query.Letter is null && query.References.Count == 0 && letters.Count > 1
            ? letters.LastOrDefault(l => l.Role is not null && l.Issuers.Count > 0) ?? letters[^1]
            : letters.LastOrDefault(l => l.Issuers.Count > 0);
        return about is null || about.Issuers.Count == 0
            ? absences.Plainly("none.issuer")
            : context.Answered(
                Confirmed(about, _phrases.Sentence("issuers", ("date", context.Times.Plain(about.Letter.Date)), ("names", _phrases.List([.. about.Issuers.Select(i => i.Name)])), ("role", about.Role is { } role ? _phrases.Say("as.role", ("role", context.Sessions.Quoted(about, role))) : ""))),
                [],
                Signatures(context, about),
                [new MessageSection(null, [.. about.Issuers.Select(i => new Fact(i.Name, context.Sessions.Quoted(about, i.Capacity)))])],
                actions: [context.Ask("ask.letters")]);
    }

    /// <summary>"Is the letter signed by …?": yes or no before what is so.</summary>
    private string Confirmed(LetterReading letter, string fact) => query.YesNo && query.People.Count > 0
        ? _phrases.Confirm(query.People.All(p => letter.Issuers.Any(i => CatalogueIndex.Words(i.Name).Contains(p))), fact)
        : fact;

    /// <summary>Where the issuers' names stand.</summary>
    public static IReadOnlyList<Citation> Signatures(AnswerContext context, LetterReading letter)
    {
        var cited = letter.Evidence.Where(e => e.Field is "issuers" or "role").Select(e => context.Cite.Of(letter, e.Paragraph, e.Quote)).OfType<Citation>().ToList();
        if (cited.Count > 0)
        {
            return cited;
        }

        foreach (var issuer in letter.Issuers)
        {
            var paragraph = letter.Letter.Paragraphs.LastOrDefault(p => p.Text.Contains(issuer.Name, StringComparison.Ordinal));
            if (paragraph is not null && context.Cite.Of(letter, paragraph.Number, paragraph.Text) is { } citation)
            {
                cited.Add(citation);
            }
        }

        return cited.Count > 0 ? cited : [context.Cite.Of(letter)];
    }
}

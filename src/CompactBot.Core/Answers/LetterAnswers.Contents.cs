using CompactBot.Core.Catalogue;
using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>What letters bring: enclosures, resolutions, addresses, what is new, and where something stands.</summary>
internal sealed partial class LetterAnswers
{
    private Answer Enclosures(IReadOnlyList<LetterReading> letters, Absences absences)
    {
        var telling = query.Content.Count > 0 && IsDocument;
        var all = letters.Count == context.Catalogue.Letters.Count ? context.Index.Letters.Enclosures
            : letters.SelectMany(l => l.Enclosures.Select(e => (Letter: l, Enclosure: e))).OrderByDescending(x => x.Letter.Letter.Date);
        var known = new Dictionary<(string, string), bool>();
        bool IsMeant(LetterReading letter, string what) => known.TryGetValue((letter.Letter.Language, what), out var has) ? has : known[(letter.Letter.Language, what)] = Has(letter, what);
        var found = all
            .Where(x => !telling || IsMeant(x.Letter, x.Enclosure.What))
            .Take(MostTold + 1)
            .ToList();
        var cut = Cut(found);
        if (found.Count == 0 || (query.Content.Count > 0 && !telling))
        {
            return letters is [var only] && query.Content.Count == 0
                ? absences.Plainly("none.enclosed.with", [], [context.Cite.Of(only)], ("date", context.Times.Plain(only.Letter.Date)))
                : absences.Plainly("none.enclosed");
        }

        var lines = found.Select(x => _phrases.Say("enclosed.line", ("what", context.Sessions.Quoted(x.Letter, x.Enclosure.What)), ("date", context.Times.Plain(x.Letter.Letter.Date)))).ToList();
        return context.Answered(
            found.Count == 1 || telling
                ? _phrases.Sentence("enclosed", ("what", context.Sessions.Quoted(found[0].Letter, found[0].Enclosure.What)), ("date", context.Times.Plain(found[0].Letter.Letter.Date)))
                : _phrases.Sentence("enclosed.many", ("list", _phrases.List(lines))),
            [],
            found.Select(x => context.Cite.Of(x.Letter, x.Enclosure.Paragraph, x.Enclosure.Quote)).OfType<Citation>(),
            found.Count > 1 && telling ? [new MessageSection(null, [.. found.Skip(1).Select(x => new Fact(context.Times.Plain(x.Letter.Letter.Date), context.Sessions.Quoted(x.Letter, x.Enclosure.What)))])] : null,
            cut,
            [context.Ask("ask.letters")]);
    }

    private Answer Resolutions(IReadOnlyList<Session> named, Absences absences)
    {
        var symbols = query.Symbols.Count > 0 ? context.Index.Letters.Symbols(query.Symbols) : null;
        var number = query.HowMany?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        bool IsAsked(Reference reference) => symbols?.Contains(reference.Symbol) != false && (number is null || reference.Paragraph == number);
        var about = context.Index.Letters.References.Where(x => IsAsked(x.Reference));
        if (named.Count > 0)
        {
            // The paragraph that speaks of the session, or names what was enclosed, is where its mandate stands.
            about = Speaking(about, named);
            named = about.Any() ? [.. named.Where(s => s.Evidence.Any(e => context.Catalogue.Letter(e.Letter)?.References.Any(r => r.LetterParagraph == e.Paragraph && IsAsked(r)) == true)).Take(MostTold)] : named;
        }
        else if (query.Content.Count > 0)
        {
            about = about.Where(x => x.Letter.Letter.Paragraph(x.Reference.LetterParagraph) is { } p && CatalogueIndex.Words(p.Text) is var words && query.Content.All(words.Contains)).Take(MostTold + 1);
        }
        else if (query.Letter is not null)
        {
            var letters = Meant([]);
            about = letters.Count == context.Catalogue.Letters.Count ? about
                : letters.OrderByDescending(l => l.Letter.Date).SelectMany(l => l.References.Where(IsAsked).Select(r => (Letter: l, Reference: r)));
        }

        var distinct = about.DistinctBy(x => (x.Reference.Symbol, x.Reference.Paragraph)).Take(MostTold + 1).ToList();
        if (distinct.Count == 0)
        {
            return named.Count == 1 ? absences.NotSaid(named[0], "none.resolution") : absences.Plainly("none.resolution.any");
        }

        var cut = Cut(distinct);
        var said = distinct.Select(x => x.Reference.Paragraph is { } paragraph
            ? _phrases.Say("resolution.paragraph", ("symbol", x.Reference.Symbol), ("paragraph", IsNumber(paragraph) ? _phrases.Say("paragraph", ("paragraph", paragraph)) : paragraph))
            : x.Reference.Symbol).ToList();
        return context.Answered(
            named.Count > 0
                ? _phrases.Sentence("resolution.of", ("sessions", _phrases.List([.. named.Select(context.Sessions.FullName)])), ("list", _phrases.List(said)))
                : _phrases.Sentence("resolution", ("list", _phrases.List(said))),
            named,
            distinct.Select(x => context.Cite.Of(x.Letter, x.Reference.LetterParagraph, x.Reference.Quote)).OfType<Citation>(),
            [new MessageSection(null, [.. distinct.Select(x => new Fact(_phrases.Say("cite.letter", ("date", context.Times.Plain(x.Letter.Letter.Date))), x.Reference.Quote))])],
            cut);
    }

    /// <summary>Of references those in a paragraph that speaks of one of those sessions. Of many sessions each paragraph is looked at when it is wanted.</summary>
    private IEnumerable<(LetterReading Letter, Reference Reference)> Speaking(IEnumerable<(LetterReading Letter, Reference Reference)> references, IReadOnlyList<Session> sessions)
    {
        if (sessions.Count <= MostTold)
        {
            var speaking = sessions.SelectMany(s => s.Evidence).Select(e => (e.Letter, e.Paragraph)).ToHashSet();
            var letters = speaking.Select(s => s.Letter).Distinct(StringComparer.Ordinal).Select(context.Catalogue.Letter).OfType<LetterReading>().ToHashSet<LetterReading>(ReferenceEqualityComparer.Instance);
            return references.Where(x => letters.Contains(x.Letter) && speaking.Contains((x.Letter.Letter.Id, x.Reference.LetterParagraph)));
        }

        return references.Where(x => context.Index.Sessions.OfLetter(x.Letter.Letter.Id, sessions)
            .Any(s => s.Evidence.Any(e => e.Paragraph == x.Reference.LetterParagraph && e.Letter == x.Letter.Letter.Id)));
    }

    /// <summary>Takes the one too many out, and says that there are more.</summary>
    private string[] Cut<T>(List<T> told)
    {
        if (told.Count <= MostTold)
        {
            return [];
        }

        told.RemoveRange(MostTold, told.Count - MostTold);
        return [_phrases.Sentence("list.nearest", ("number", context.Glossary.Number(MostTold)))];
    }

    private static bool IsNumber(string text) => text.Length > 0 && char.IsDigit(text[0]);

    private Answer Source(IReadOnlyList<Session> named, Absences absences)
    {
        var citations = query.References.Count == 0 && dialogue.Citations.Count > 0
            ? dialogue.Spoken == _phrases.Language ? dialogue.Citations : [.. dialogue.Citations.Select(context.Cite.Again)]
            : [.. named.Take(MostTold).SelectMany(s => context.Cite.Of(s, "title", "start", "end", "days", "sittings"))];
        if (IsDocument)
        {
            return Enclosures(context.Catalogue.Letters, absences);
        }

        if (citations.Count == 0)
        {
            return absences.Plainly("none.source");
        }

        var first = citations[0];
        return context.Answered(
            _phrases.Sentence("source", ("label", first.Label)),
            named.Take(MostTold),
            citations,
            paragraphs: citations.DistinctBy(c => (c.Letter, c.Paragraph)).Take(3).Select(c => _phrases.Say("source.quote", ("label", c.Label), ("quote", c.Quote))),
            actions: [context.Ask("ask.letters")]);
    }

    private Answer Links(Absences absences)
    {
        var letter = context.Index.Letters.WithLinks;
        if (letter is null)
        {
            return absences.Plainly("none.link");
        }

        var citations = letter.Links.Select(link => letter.Letter.Paragraphs.FirstOrDefault(p => p.Text.Contains(link, StringComparison.Ordinal)) is { } p ? context.Cite.Of(letter, p.Number, link) : null).OfType<Citation>().ToList();
        return context.Answered(
            _phrases.Sentence("link", ("links", _phrases.List([.. letter.Links])), ("date", context.Times.Plain(letter.Letter.Date))),
            [],
            citations.Count > 0 ? citations : [context.Cite.Of(letter)],
            actions: letter.Links.Select(link => new MessageAction(ActionKind.Open, _phrases.Say("open"), link)));
    }

    /// <summary>What the letters since a day brought; without a day, what the newest brought.</summary>
    private Answer New(Absences absences)
    {
        var newest = context.Catalogue.Letters[^1].Letter.Date;
        var since = query.Days.Count > 0 ? query.Days[0].From : newest;
        if (query is { SinceLetter: true, Days.Count: 1 } && context.Catalogue.LettersBetween(since, since).Count > 0)
        {
            since = since.PlusDays(1); // "since the letter of 1 March": what came after it
        }

        var letters = context.Catalogue.LettersBetween(since, LocalDate.MaxIsoValue);
        if (letters.Count == 0)
        {
            return absences.Plainly("none.new", [Held()], [context.Cite.Of(context.Catalogue.Letters[^1])], ("date", context.Times.Plain(since)));
        }

        var (changes, isAll) = ChangesBy(letters, since);
        var facts = changes
            .Select(c => (c.After, Text: c.Before is null
                ? _phrases.Say("new.session", ("line", context.Sessions.Line(c.After)))
                : string.Join('\n', context.Changes.Between(c.Before, c.After).Select(l => l.Text))))
            .Where(c => c.Text.Length > 0)
            .Select(c => new Fact(_phrases.Capital(context.Sessions.FullName(c.After)), c.Text));
        return context.Answered(
            _phrases.Sentence("new", ("date", context.Times.Plain(letters[^1].Letter.Date)), ("subject", context.Sessions.Quoted(letters[^1], letters[^1].Subject))),
            changes.Select(c => c.After),
            [.. changes.SelectMany(c => context.Cite.Of(c.After, "status", "start", "days", "sittings", "room")), .. letters.TakeLast(MostTold).Select(context.Cite.Of)],
            [new MessageSection(null, [.. facts])],
            isAll ? null : [_phrases.Sentence("list.nearest", ("number", context.Glossary.Number(changes.Count)))],
            [context.Ask("ask.latest"), context.Ask("ask.letters")]);
    }

    /// <summary>What those letters changed; of more than are told what the newest of them did.</summary>
    private (IReadOnlyList<SessionChange> Changes, bool IsAll) ChangesBy(IReadOnlyList<LetterReading> letters, LocalDate since)
    {
        var before = context.Catalogue.AsOf(since == LocalDate.MinIsoValue ? since : since.PlusDays(-1));
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var at = letters.Count - 1;
        for (; at >= 0 && changed.Count < MostTold; at--)
        {
            changed.UnionWith(context.Index.Letters.ChangedBy(letters[at]));
        }

        var changes = CatalogueSnapshot.InOrder(changed.Select(context.Catalogue.Session).OfType<Session>())
            .Select(after => context.Catalogue.ChangeSince(before, after))
            .OfType<SessionChange>();
        return ([.. changes], at < 0);
    }

    private Answer Addressees(IReadOnlyList<LetterReading> letters, Absences absences)
    {
        var told = letters.LastOrDefault(l => l.Addressees is not null);
        return told is null
            ? absences.Plainly("none.addressee")
            : context.Answered(
                _phrases.Sentence("addressees", ("date", context.Times.Plain(told.Letter.Date)), ("to", context.Sessions.Quoted(told, told.Addressees!))),
                [],
                told.Evidence.Where(e => e.Field == "addressees").Select(e => context.Cite.Of(told, e.Paragraph, e.Quote)).OfType<Citation>().DefaultIfEmpty(context.Cite.Of(told)));
    }
}

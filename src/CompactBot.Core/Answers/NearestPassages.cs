using CompactBot.Core.Messages;
using CompactBot.Core.Questions;

namespace CompactBot.Core.Answers;

/// <summary>
/// A question that speaks of the process in its own words and fits no query: the passages of the letters that are nearest to it, as quotes. They
/// are no answer, and are not called one. Careful: most words of the question must be the letters' own, and a passage must have two of them.
/// </summary>
internal sealed class NearestPassages(AnswerContext context, string language, IPassageSearch search)
{
    private const int Most = 3;
    private const int Looked = 24;
    private const int FewestWords = 2;
    private const int MostWords = 24;
    private const int LongestQuote = 400;

    /// <summary>Null where the question is about something else, or no letter has its words.</summary>
    public Answer? For(Query query)
    {
        if (query.Doing || query.Elsewhere || query.Personal || query.Greets
            || query.Kind is QueryKind.Help or QueryKind.When or QueryKind.Where or QueryKind.Room or QueryKind.Time or QueryKind.Count or QueryKind.Duration or QueryKind.Until)
        {
            // A day, a place or a number is asked for: words without it serve nobody.
            return null;
        }

        var asked = query.Content.Concat((query.AskedWords ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        var known = asked.Where(context.Index.StandsInALetter).ToList();
        var unknown = asked.Count - known.Count;
        var ofThemes = known.Where(context.Index.IsThemeWord).Sum(words => words.Count(c => c == ' ') + 1);
        var tied = query.Letter is not null || (query.NamesProcess && unknown == 0) || query.NamesDocument || query.Offices.Count + query.Invitees.Count > 0 || query.References.Any(r => r is { Named: true, Loose: false });
        if (query is { Letter: not null, Wh: true, Follows: false } && known.Count == 0 && unknown is 1 or 2 && query.References.Count + query.Days.Count + query.Places.Count == 0)
        {
            // "What do the letters say about …?" of what stands in none.
            return context.Make(Outcome.NotAnnounced, context.Phrases.Say("none.unsaid", ("words", WordToken.Join(asked))), actions: [context.Ask("ask.list"), context.Ask("ask.letters")]);
        }

        known = [.. known.Union(Further(), StringComparer.Ordinal)];
        if (tied ? unknown > Math.Max(1, known.Count - 1) || known.Count < FewestWords : ofThemes < FewestWords || unknown >= ofThemes)
        {
            return null;
        }

        var found = Find(known);
        return found.Count == 0
            ? null
            : context.Make(
                Outcome.NotAnnounced,
                context.Phrases.Say("passages"),
                citations: found,
                paragraphs: found.Select(c => context.Phrases.Say("source.quote", ("label", c.Label), ("quote", c.Quote))),
                actions: [context.Ask("ask.list"), context.Ask("ask.letters")]);
    }

    /// <summary>Words that mean something to a query, and stand in letters as they are.</summary>
    private IEnumerable<string> Further()
    {
        var lexicon = Lexicon.Of(language);
        return lexicon.Words(context.Question.Text).Select(w => w.Text).Where(w => w.Length > 3 && !lexicon.Stop.Contains(w) && context.Index.HasExactly(w)).Distinct(StringComparer.Ordinal).Take(MostWords);
    }

    /// <summary>The sentences that have most of the words, of the paragraphs that are nearest.</summary>
    private IReadOnlyList<Citation> Find(IReadOnlyList<string> words)
    {
        var sentences = new Passages(context);
        var languages = context.Index.Terms.Languages;
        var found = search.Find(context.Catalogue, [.. words.Select(word => (IReadOnlyList<string>)[word, .. languages.SelectMany(l => Terms.FormsOf(word, l))])], Looked);
        var best = new List<(int Count, Citation Citation)>();
        foreach (var (id, number) in found)
        {
            if (context.Catalogue.Letter(id) is { } letter && letter.Letter.Paragraph(number) is { } paragraph
                && sentences.Nearest(letter, paragraph.Text, words) is ({ Length: <= LongestQuote } quote, var count) && count >= Math.Min(words.Count, FewestWords)
                && context.Cite.Of(letter, number, quote) is { } citation)
            {
                best.Add((count, citation));
            }
        }

        // What has half of the words beside one that has all of them is about something else.
        var top = best.Count == 0 ? 0 : best.Max(b => b.Count);
        return [.. best.Where(b => b.Count * 2 > top).OrderByDescending(b => b.Count).Select(b => b.Citation).DistinctBy(c => c.Quote).Take(Most)];
    }
}

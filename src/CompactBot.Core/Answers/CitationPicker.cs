using CompactBot.Core.Catalogue;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>Picks the words of letters that an answer rests on. All that one paragraph gives is one citation, from its first word to its last.</summary>
internal sealed class CitationPicker(CatalogueSnapshot catalogue, Phrases phrases, Glossary glossary, TimeTeller times, ChangeNotes changes, Func<Session, ToldSession> told)
{
    /// <summary>
    /// The words that these fields of the session were read from; without any, those that its name and day were read from. The
    /// session's name is always among them, so that a quote can be seen to be about it.
    /// </summary>
    public IReadOnlyList<Citation> Of(Session session, params ReadOnlySpan<string> fields) => told(session).Citations(fields, wanted => Cite(session, wanted));

    private IReadOnlyList<Citation> Cite(Session session, string[] fields)
    {
        var wanted = new List<Evidence>();
        foreach (var field in fields)
        {
            wanted.AddRange(session.Evidence.Where(e => e.Field == field));
        }

        if (wanted.Count == 0)
        {
            wanted.AddRange(session.Evidence.Where(e => e.Field is "title" or "start"));
        }

        if (wanted.Count == 0)
        {
            wanted.AddRange(session.Evidence.Take(1));
        }

        var groups = wanted.Select(e => (e.Letter, e.Paragraph)).Distinct().ToList();
        var names = session.Evidence.Where(e => e.Field is "title" or "ordinal" && groups.Contains((e.Letter, e.Paragraph)));
        return Merge(session, wanted, names);
    }

    /// <summary>The citation of words that stand in a paragraph of a letter.</summary>
    public Citation? Of(LetterReading letter, int paragraph, string quote) =>
        quote.Length == 0 ? null : new Citation(letter.Letter.Id, Label(letter, paragraph), letter.Letter.Date, paragraph, quote);

    /// <summary>The letter's own date, or its first words where the date does not stand in its head.</summary>
    public Citation Of(LetterReading letter)
    {
        var date = letter.Evidence.FirstOrDefault(e => e.Field == "date");
        var first = letter.Letter.Paragraphs.FirstOrDefault(p => p.Part == Letters.LetterPart.Body) ?? letter.Letter.Paragraphs.FirstOrDefault();
        var (paragraph, quote) = date is not null ? (date.Paragraph, date.Quote) : first is not null ? (first.Number, Sentence(first.Text)) : (0, letter.Subject);
        return new Citation(letter.Letter.Id, Label(letter, paragraph), letter.Letter.Date, paragraph, quote);
    }

    /// <summary>A citation of an answer in another language, with the name that it has in this one.</summary>
    public Citation Again(Citation citation) => catalogue.Letter(citation.Letter) is { } letter ? citation with { Label = Label(letter, citation.Paragraph) } : citation;

    /// <summary>What a reader calls the place, with the letter's language where that is not the answer's.</summary>
    public string Label(LetterReading letter, int paragraph)
    {
        var label = paragraph > 0 && letter.Letter.Paragraph(paragraph)?.Part is null or Letters.LetterPart.Body
            ? phrases.Say("cite", ("date", times.Plain(letter.Letter.Date)), ("paragraph", paragraph))
            : phrases.Say("cite.letter", ("date", times.Plain(letter.Letter.Date)));
        return letter.Letter.Language == phrases.Language ? label : phrases.Say("cite.foreign", ("label", label), ("language", glossary.Language(letter.Letter.Language)));
    }

    private static string Sentence(string text)
    {
        var end = text.IndexOf('.', StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    private IReadOnlyList<Citation> Merge(Session session, IReadOnlyList<Evidence> wanted, IEnumerable<Evidence> names)
    {
        var citations = new List<Citation>();
        foreach (var group in wanted.Concat(names).GroupBy(e => (e.Letter, e.Paragraph)))
        {
            if (catalogue.Letter(group.Key.Letter) is not { } letter)
            {
                continue;
            }

            var text = letter.Letter.Paragraph(group.Key.Paragraph)?.Text;
            var start = group.Min(e => e.Start);
            var end = group.Max(e => e.Start + e.Quote.Length);
            var quote = text is not null && end <= text.Length ? text[start..end] : group.OrderByDescending(e => e.Quote.Length).First().Quote;
            var label = Label(letter, group.Key.Paragraph);
            var isSuperseded = changes.IsSuperseded(session, [.. wanted.Where(e => (e.Letter, e.Paragraph) == group.Key)]);
            citations.Add(new Citation(letter.Letter.Id, isSuperseded ? phrases.Say("cite.superseded", ("label", label)) : label, letter.Letter.Date, group.Key.Paragraph, quote));
        }

        return citations;
    }
}

using CompactBot.Core.Corrections;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;

namespace CompactBot.Public;

/// <summary>One thing that was read from a letter, tied to its words.</summary>
/// <param name="Anchor">Its name on the page: "f3".</param>
/// <param name="Group">What it is about: a session's title, or null for the letter itself.</param>
/// <param name="Label">What it is: "First day".</param>
/// <param name="Value">What was read, where the words alone do not say it.</param>
/// <param name="Paragraph">The number of the letter's paragraph.</param>
/// <param name="Start">Where the words start in the paragraph.</param>
/// <param name="Quote">The words.</param>
public sealed record MarkedFact(string Anchor, string? Group, string Label, string? Value, int Paragraph, int Start, string Quote)
{
    public int End => Start + Quote.Length;

    /// <summary>What a pointer resting on the words is told.</summary>
    public string Title => string.Join(" · ", new[] { Group, Value is null ? Label : $"{Label}: {Value}" }.Where(part => part is not null));
}

/// <summary>Everything that was read from a letter, in the order of its words; what does not stand there exactly is left out.</summary>
public static class MarkedFacts
{
    public static IReadOnlyList<MarkedFact> Of(LetterReading reading, PageWords words)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(words);
        var found = reading.Evidence.Select(e => Exact(null, LabelOf(e, words), null, e))
            .Concat(reading.Sessions.SelectMany(session => session.Evidence.Select(e => Exact(session.Title, LabelOf(e, words), ValueOf(session, e, words), e))))
            .Concat(reading.Deadlines.Select(d => Found(reading.Letter, words.Field("deadline"), words.Day(d.Date), d.Quote, d.Paragraph)))
            .Concat(reading.Enclosures.Select(e => Found(reading.Letter, words.Field("enclosure"), e.What, e.Quote, e.Paragraph)))
            .Concat(reading.References.Select(r => Found(reading.Letter, words.Field("reference"), Described(r), r.Quote, r.LetterParagraph)))
            .Concat(reading.EarlierLetters.Select(e => Found(reading.Letter, words.Field("earlier-letter"), words.Date(e.Date), e.Quote, e.Paragraph)));
        return [.. found
            .Where(fact => fact.Quote.Length > 0 && StandsThere(reading.Letter, fact))
            .Distinct()
            .OrderBy(fact => fact.Paragraph).ThenBy(fact => fact.Start).ThenBy(fact => fact.Group, StringComparer.Ordinal)
            .Select((fact, i) => fact with { Anchor = $"f{i + 1}" })];
    }

    private static MarkedFact Exact(string? group, string label, string? value, Evidence evidence) =>
        new("", group, label, value, evidence.Paragraph, evidence.Start, evidence.Quote);

    private static MarkedFact Found(Letter letter, string label, string value, string quote, int paragraph) => new(
        "", null, label, value, paragraph, letter.Paragraph(paragraph)?.Text.IndexOf(quote, StringComparison.Ordinal) ?? -1, quote);

    private static bool StandsThere(Letter letter, MarkedFact fact) =>
        fact.Start >= 0
        && letter.Paragraph(fact.Paragraph)?.Text is { } text
        && fact.End <= text.Length
        && string.CompareOrdinal(text, fact.Start, fact.Quote, 0, fact.Quote.Length) == 0;

    private static string Described(Reference reference) =>
        reference.Paragraph is null ? reference.Symbol : $"{reference.Symbol}, § {reference.Paragraph}";

    private static string LabelOf(Evidence evidence, PageWords words) =>
        evidence.Source == EvidenceSource.Staff ? $"{words.Field(evidence.Field)}, {words.CorrectedByStaff}" : words.Field(evidence.Field);

    /// <summary>Where staff put right what was read from the words, the words alone would say something else.</summary>
    private static string? ValueOf(Session session, Evidence evidence, PageWords words) => evidence.Field switch
    {
        "start" => session.Start is { } start ? words.Day(start) : null,
        "end" => session.End is { } end ? words.Day(end) : null,
        "city" => session.City,
        "building" => session.Building,
        "status" => words.Of(session.Status),
        var field when evidence.Source == EvidenceSource.Staff => SessionFields.Find(field)?.Read(session),
        _ => null,
    };
}

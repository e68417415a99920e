using CompactBot.Core.Corrections;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using CompactBot.Public;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Staff;

/// <summary>What staff see of a letter: its remarks, its facts in groups, and which words each stands on.</summary>
public sealed class ReviewSheet
{
    private readonly PageWords _words;
    private int _count;

    public ReviewSheet(HeldLetter held, PageWords words)
    {
        (Held, _words) = (held, words);
        Reading = held.Corrected.Reading;
        Remarks = [.. Reading.Remarks
            .OrderByDescending(r => r.Severity)
            .Select((r, i) => (r, new ReviewFact($"r{i + 1}", r.Code, r.Severity == RemarkSeverity.Warning ? "Check" : "Note", [r.Text], Found(r.Quote, r.Paragraph))))];
        Groups = [OfLetter(), .. held.Corrected.Sessions.Where(s => s.Now is not null).Select((s, i) => OfSession(s, i + 1))];
    }

    public HeldLetter Held { get; }

    public LetterReading Reading { get; }

    public IReadOnlyList<(Remark Remark, ReviewFact Fact)> Remarks { get; }

    public IReadOnlyList<FactGroup> Groups { get; }

    public IEnumerable<ReviewFact> Facts => Remarks.Select(r => r.Fact).Concat(Groups.SelectMany(g => g.Facts));

    /// <summary>A paragraph, cut where words of facts begin and end.</summary>
    public IReadOnlyList<MarkedStretch> Cut(LetterParagraph paragraph) => MarkedText.Cut(paragraph.Text, MarksOf(paragraph.Number));

    private List<MarkedFact> MarksOf(int paragraph) =>
        [.. from fact in Facts
            from span in fact.Spans
            where span.Paragraph == paragraph
            select new MarkedFact(fact.Anchor, null, fact.Label, string.Join("; ", fact.Lines), paragraph, span.Start, Text(span))];

    private string Text(FactSpan span) => Reading.Letter.Paragraph(span.Paragraph)!.Text.Substring(span.Start, span.Length);

    private string Next() => $"f{++_count}";

    private FactGroup OfLetter()
    {
        var facts = LetterFields.All
            .Where(f => f.Name != "deadlines")
            .Select(f => (f.Name, Lines: LettersLines(f.Name, Reading), Read: LettersLines(f.Name, Held.Read), Evidence: Reading.Evidence.Where(e => e.Field == f.Name).ToList()))
            .Where(f => f.Lines.Count > 0 || f.Evidence.Exists(IsStaffs))
            .Select(f => Fact(f.Name, f.Lines, f.Read, f.Evidence, isInferred: false))
            .ToList();
        facts.AddRange(Reading.Deadlines.Select(d => Quoted("deadline", [$"{_words.Day(d.Date)}: {d.What}"], d.Quote, d.Paragraph) with { IsStaffs = Reading.Evidence.Any(e => e.Field == "deadlines" && IsStaffs(e)) }));
        facts.AddRange(Reading.Enclosures.Select(e => Quoted("enclosure", [e.What], e.Quote, e.Paragraph)));
        facts.AddRange(Reading.References.Select(r => Quoted("reference", [r.Paragraph is null ? r.Symbol : $"{r.Symbol}, § {r.Paragraph}"], r.Quote, r.LetterParagraph)));
        facts.AddRange(Reading.EarlierLetters.Select(e => Quoted("earlier-letter", [e.About is null ? _words.Date(e.Date) : $"{_words.Date(e.Date)}: {e.About}"], e.Quote, e.Paragraph) with { IsInferred = e.YearInferred }));
        facts.AddRange(Reading.Links.Select(link => Quoted("link", [link], link, ParagraphWith(link))));
        facts.AddRange(Reading.Secrets.Where(Stands).Select(s => new ReviewFact(Next(), "secret", _words.Field("secret"), [Text(new FactSpan(s.Paragraph, s.Start, s.Length))], [new FactSpan(s.Paragraph, s.Start, s.Length)]) { IsSecret = true }));
        return new FactGroup(null, "The letter", facts);
    }

    private FactGroup OfSession(CorrectedSession session, int number)
    {
        var now = session.Now!;
        var facts = SessionFields.All
            .Where(f => f.Name != "of" || now.Ordinal is null)
            .Select(f => (Field: f, Lines: SessionLines(f.Name, now), Read: session.Read is { } read ? SessionLines(f.Name, read) : [], Evidence: now.Evidence.Where(e => f.Evidence.Contains(e.Field) && e.Letter == Reading.Letter.Id).ToList()))
            .Where(f => f.Lines.Count > 0 || f.Evidence.Exists(IsStaffs))
            .Select(f => Fact(f.Field.Name, f.Lines, f.Read, f.Evidence, now.Inferred.Intersect(f.Field.Evidence).Any()));
        return new FactGroup(session.Key, now.Title, [.. facts]) { Anchor = $"s{number}", IsAdded = session.Read is null };
    }

    private ReviewFact Fact(string field, IReadOnlyList<string> lines, IReadOnlyList<string> read, List<Evidence> evidence, bool isInferred)
    {
        var isStaffs = evidence.Exists(IsStaffs);
        return new ReviewFact(
            Next(),
            field,
            _words.Field(field),
            lines.Count > 0 ? lines : [_words.Unstated],
            [.. evidence.Select(e => new FactSpan(e.Paragraph, e.Start, e.Quote.Length)).Where(Stands).Distinct()])
        {
            IsInferred = isInferred,
            IsStaffs = isStaffs,
            Read = !isStaffs || read.SequenceEqual(lines) ? null : read.Count == 0 ? _words.Unstated : string.Join("; ", read),
        };
    }

    private ReviewFact Quoted(string field, IReadOnlyList<string> lines, string quote, int paragraph) => new(Next(), field, _words.Field(field), lines, Found(quote, paragraph));

    private FactSpan[] Found(string quote, int paragraph) =>
        quote.Length > 0 && Reading.Letter.Paragraph(paragraph)?.Text.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var start
            ? [new FactSpan(paragraph, start, quote.Length)]
            : [];

    private int ParagraphWith(string text) => Reading.Letter.Paragraphs.FirstOrDefault(p => p.Text.Contains(text, StringComparison.Ordinal))?.Number ?? -1;

    private bool Stands(FactSpan span) => span is { Start: >= 0, Length: > 0 } && Reading.Letter.Paragraph(span.Paragraph) is { } p && span.Start + span.Length <= p.Text.Length;

    private bool Stands(Secret secret) => Stands(new FactSpan(secret.Paragraph, secret.Start, secret.Length));

    private static bool IsStaffs(Evidence evidence) => evidence.Source == EvidenceSource.Staff;

    private IReadOnlyList<string> LettersLines(string field, LetterReading letter) => field switch
    {
        "date" => [_words.Day(letter.Letter.Date)],
        "kind" => [_words.Of(letter.Kind)],
        "issuers" => [.. letter.Issuers.Select(i => i.Capacity.Length == 0 ? i.Name : $"{i.Name}, {i.Capacity}")],
        _ => LetterFields.Find(field)?.Read(letter) is { } text ? [text] : [],
    };

    private IReadOnlyList<string> SessionLines(string field, Session session) => field switch
    {
        "kind" => [_words.Of(session.Kind)],
        "ordinal" when session is { Ordinal: { } n, Of: { } of } => [$"{n} of {of}"],
        "days" when session.Days.Count > 0 => [_words.When(session)],
        "sittings" => [.. session.Sittings.Select(s => string.Join(", ", new[] { Short(s.Date, session), _words.Hours(s), session.Room is null ? s.Room : null }.OfType<string>()))],
        "mode" when session.Mode != SessionMode.Unstated => [_words.Of(session.Mode)],
        "status" => [_words.Of(session.Status)],
        "invited" when session.Invited.Count > 0 => [string.Join(", ", session.Invited.Select(_words.Of))],
        _ => SessionFields.Find(field)?.Read(session) is { } text ? [text] : [],
    };

    private string? Short(LocalDate day, Session session) => session.Days.Count == 1 ? null : _words.Day(day);
}

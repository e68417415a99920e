using CompactBot.Core.Catalogue;
using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>Everything that composing an answer needs: the question, the catalogue, and the means to say things in the answer's language.</summary>
internal sealed class AnswerContext
{
    private const int MostNotes = 3;

    public AnswerContext(CatalogueIndex index, Question question, string language, DateTimeZone home, string? askersCity = null)
    {
        (Index, Question) = (index, question);
        Clock = new SessionClock(question.Now, home);
        Phrases = Phrases.Of(language);
        Glossary = Glossary.Of(language);
        Times = new TimeTeller(Phrases, Glossary, Clock, question.Zone, askersCity);
        Changes = new ChangeNotes(index.Catalogue, Phrases, Times);
        var told = ToldSessions.Of(index.Catalogue, language, question.Zone, askersCity);
        Sessions = new SessionTeller(index.Catalogue, Phrases, Glossary, Times, Clock, Changes, told);
        Cite = new CitationPicker(index.Catalogue, Phrases, Glossary, Times, Changes, told);
        Finder = new SessionFinder(index, Clock);
        Now = question.Now.InZone(question.Zone ?? home).LocalDateTime;
    }

    public CatalogueIndex Index { get; }

    public CatalogueSnapshot Catalogue => Index.Catalogue;

    public Question Question { get; }

    public SessionClock Clock { get; }

    public Phrases Phrases { get; }

    public Glossary Glossary { get; }

    public TimeTeller Times { get; }

    public ChangeNotes Changes { get; }

    public SessionTeller Sessions { get; }

    public CitationPicker Cite { get; }

    public SessionFinder Finder { get; }

    /// <summary>The asker's clock: what "tomorrow" is measured from.</summary>
    public LocalDateTime Now { get; }

    /// <summary>An answer that the letters hold.</summary>
    public Answer Answered(string headline, IEnumerable<Session> sessions, IEnumerable<Citation> citations, IEnumerable<MessageSection>? sections = null, IEnumerable<string>? paragraphs = null, IEnumerable<MessageAction>? actions = null) =>
        Make(Outcome.Answered, headline, sessions, citations, sections, paragraphs, actions);

    /// <summary>An answer of that outcome, in the answer's language. Citations that repeat are left out, and so are empty sections.</summary>
    public Answer Make(Outcome outcome, string headline, IEnumerable<Session>? sessions = null, IEnumerable<Citation>? citations = null, IEnumerable<MessageSection>? sections = null, IEnumerable<string>? paragraphs = null, IEnumerable<MessageAction>? actions = null, IReadOnlyList<string>? choices = null)
    {
        var about = Distinct(sessions ?? []);

        // Where staff put right what a letter says, its words alone would belie the answer.
        var corrected = about.Select(Sessions.Corrected).OfType<string>().Take(MostNotes);
        var cited = (citations ?? []).Distinct(SameWords.Instance).ToList();
        return new Answer
        {
            Outcome = outcome,
            Sessions = about,
            Letters = LettersOf(cited),
            Choices = choices ?? [],
            Message = new Message
            {
                Headline = headline,
                Paragraphs = [.. (paragraphs ?? []).Concat(corrected).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)],
                Sections = [.. (sections ?? []).Where(s => s.Facts.Count > 0)],
                Citations = cited,
                Actions = [.. (actions ?? []).Take(3)],
                Language = Phrases.Language,
                Direction = Phrases.Direction,
            },
        };
    }

    private static List<Session> Distinct(IEnumerable<Session> sessions)
    {
        var (distinct, ids) = (new List<Session>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var session in sessions)
        {
            if (ids.Add(session.Id))
            {
                distinct.Add(session);
            }
        }

        return distinct;
    }

    private List<LetterReading> LettersOf(List<Citation> cited)
    {
        var (letters, ids) = (new List<LetterReading>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var citation in cited)
        {
            if (ids.Add(citation.Letter) && Catalogue.Letter(citation.Letter) is { } letter)
            {
                letters.Add(letter);
            }
        }

        return letters;
    }

    /// <summary>A button that asks a question. What stands on it is short where the answer above it says what it is about.</summary>
    public MessageAction Ask(string key, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var question = Phrases.Say(key, values);
        var label = key + ".button";
        return new MessageAction(ActionKind.Ask, Phrases.Has(label) ? Phrases.Say(label, values) : question, question);
    }

    /// <summary>Citations of the same words. Those that share a paragraph are few: its words are compared, and not counted into a hash.</summary>
    private sealed class SameWords : IEqualityComparer<Citation>
    {
        public static SameWords Instance { get; } = new();

        public bool Equals(Citation? x, Citation? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Paragraph == y.Paragraph && x.Letter == y.Letter && x.Quote == y.Quote);

        public int GetHashCode(Citation obj) => HashCode.Combine(obj.Letter, obj.Paragraph);
    }
}

using CompactBot.Core.Letters;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <content>In which languages a session is held.</content>
internal sealed partial class LetterAnswers
{
    /// <summary>Under keys that begin so the terms have the names of languages.</summary>
    private const string LanguageKey = "language ";

    /// <summary>"In English only?": the sentence of the session's letter that names languages; null where none does, or something else is asked.</summary>
    private Answer? Languages(IReadOnlyList<Session> named)
    {
        if (named is not [var session] || !IsLanguage(Terms.KeysOf(query.AskedWords ?? "")))
        {
            return null;
        }

        foreach (var letter in context.Catalogue.LettersOf(session).Reverse())
        {
            foreach (var paragraph in letter.Letter.Paragraphs.Where(p => p.Part == LetterPart.Body && IsOf(letter, p, session)))
            {
                var sentence = Passages.Sentences(paragraph.Text).FirstOrDefault(s => IsLanguage(ForeignTerms.In(letter.Letter.Language, s)));
                if (sentence is not null && context.Cite.Of(letter, paragraph.Number, sentence) is { } citation)
                {
                    return context.Answered(_phrases.Sentence("quoted", ("date", context.Times.Plain(letter.Letter.Date)), ("quote", sentence)), [session], [citation]);
                }
            }
        }

        return null;
    }

    private static bool IsLanguage(IEnumerable<string> keys) => keys.Any(key => key.StartsWith(LanguageKey, StringComparison.Ordinal));

    /// <summary>Whether a paragraph speaks of that session, or of none in a letter that tells no other.</summary>
    private static bool IsOf(LetterReading letter, LetterParagraph paragraph, Session session)
    {
        bool Beside(Session s) => s.Evidence.Any(e => e.Letter == letter.Letter.Id && e.Paragraph == paragraph.Number);
        return letter.Sessions.All(s => s.Id == session.Id) || (Beside(session) && !letter.Sessions.Any(s => s.Id != session.Id && Beside(s)));
    }
}

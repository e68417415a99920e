using CompactBot.Core.Questions;

namespace CompactBot.Core.Answers;

/// <summary>
/// A question about neither a session nor a letter, every word of which stands in one sentence of a letter: that sentence answers it.
/// Careful: two words at least, one of them of no theme, and a day or a number in the sentence where a time is asked.
/// </summary>
internal static class QuotedAnswer
{
    private const int FewestWords = 2;

    public static Answer? Of(AnswerContext context, Query query)
    {
        var words = query.Content.Concat((query.AskedWords ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        if (!query.Wh || query.Doing || query.Elsewhere || query.Personal || query.Unknown.Count > 0 || words.Count < FewestWords
            || query.Places.Count + query.Days.Count + query.Rooms.Count > 0
            || words.TrueForAll(context.Index.IsThemeWord) || query.Kind is QueryKind.Where or QueryKind.Room or QueryKind.Count or QueryKind.Duration or QueryKind.Until)
        {
            return null;
        }

        var asksTime = query.Kind is QueryKind.When or QueryKind.Time;
        var found = new Passages(context).With(words, dated: asksTime);
        if (found.Count == 0 || (asksTime && !Lexicon.Of(context.Phrases.Language).TellsTime(found[0].Quote)))
        {
            return null;
        }

        return context.Answered(
            context.Phrases.Sentence("quoted", ("date", found[0].Date), ("quote", found[0].Quote)),
            [],
            [found[0].Citation],
            actions: [context.Ask("ask.letters")]);
    }
}

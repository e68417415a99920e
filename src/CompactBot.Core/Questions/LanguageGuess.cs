using CompactBot.Core.Languages;

namespace CompactBot.Core.Questions;

/// <summary>Tells the language of a question by how many of its words each language knows.</summary>
internal static class LanguageGuess
{
    /// <summary>The language that knows most of the words; null where none knows any, or two know as many.</summary>
    public static string? Of(string text)
    {
        if (LanguageTags.All.Count == 1)
        {
            return null;
        }

        var words = WordToken.Split(text);
        var known = LanguageTags.All
            .Select(tag => (Tag: tag, Count: words.Count(w => Lexicon.Of(tag).Known.Contains(w.Text))))
            .OrderByDescending(k => k.Count)
            .ToList();
        return known[0].Count > 0 && known[0].Count > known[1].Count ? known[0].Tag : null;
    }
}

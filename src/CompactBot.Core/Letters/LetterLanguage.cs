using CompactBot.Core.Languages;

namespace CompactBot.Core.Letters;

/// <summary>Tells the language of a file: by its script where a language has one for itself, then by the words that every text of it has.</summary>
internal static class LetterLanguage
{
    /// <summary>How much of a text must be a language's commonest words for it to be in that language.</summary>
    private const double LeastShareOfCommonWords = 0.08;

    /// <summary>The same of signs, where words are written without spaces.</summary>
    private const double LeastShareOfCommonSigns = 0.03;

    /// <summary>So much of the letters must be of a script: a letter in any language has names and symbols in another.</summary>
    private const double LeastShareOfScript = 0.3;

    private const int Sample = 12_000;

    /// <summary>Its tag; null where it is none that letters are read in.</summary>
    public static string? Of(LetterText text)
    {
        var sample = SampleOf(text);
        var letters = Math.Max(1, sample.Count(char.IsLetter));
        var tags = LanguageTags.All.Select(tag => (Tag: tag, Words: LetterWords.Of(tag))).ToList();
        var own = sample.Any(c => c > '\u036F' && char.IsLetter(c))
            ? tags.FindAll(t => t.Words.Script is { } script && script.Matches(sample).Count >= LeastShareOfScript * letters)
            : [];
        var candidates = own.Count > 0 ? own : tags.FindAll(t => t.Words.Script is null);
        var words = sample.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(',', '.', ';', ':', '*', '"', '“', '”', '(', ')')).ToList();
        return candidates
            .Select(t => (t.Tag, t.Words.Unspaced, Share: t.Words.Unspaced ? ShareOfSigns(sample, t.Words, letters) : ShareOfWords(words, t.Words)))
            .Where(l => l.Share >= (l.Unspaced ? LeastShareOfCommonSigns : LeastShareOfCommonWords) || words.Count < 40)
            .OrderByDescending(l => l.Share)
            .Select(l => l.Tag)
            .FirstOrDefault();
    }

    private static double ShareOfWords(List<string> words, LetterWords language) =>
        words.Count(language.IsCommon) / (double)Math.Max(1, words.Count);

    private static double ShareOfSigns(string sample, LetterWords language, int letters) =>
        sample.Count(c => language.IsCommon(c.ToString())) / (double)letters;

    private static string SampleOf(LetterText text)
    {
        var sample = new System.Text.StringBuilder();
        foreach (var paragraph in text.Paragraphs)
        {
            sample.Append(paragraph.Text, 0, Math.Min(paragraph.Text.Length, Sample - sample.Length)).Append('\n');
            if (sample.Length >= Sample)
            {
                break;
            }
        }

        return sample.ToString();
    }
}

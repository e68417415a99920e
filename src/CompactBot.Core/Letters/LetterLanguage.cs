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

    /// <summary>So few words are in the language that suits them best, however badly.</summary>
    private const int FewWords = 40;

    /// <summary>No list of titles and days is longer.</summary>
    private const int ManyWords = 150;

    private const int Sample = 12_000;

    /// <summary>Its tag; null where it is none that letters are read in.</summary>
    public static string? Of(LetterText text)
    {
        var sample = SampleOf(text);
        var (letters, isMixed) = LettersIn(sample);
        var tags = LanguageTags.All.Select(tag => (Tag: tag, Words: LetterWords.Of(tag))).ToList();
        var own = isMixed
            ? tags.FindAll(t => t.Words.Script is { } script && script.Matches(sample).Count >= LeastShareOfScript * letters)
            : [];
        var candidates = own.Count > 0 ? own : tags.FindAll(t => t.Words.Script is null);
        var words = WordsIn(sample);
        var shares = candidates
            .Select(t => (t.Tag, t.Words.Unspaced, Share: t.Words.Unspaced ? ShareOfSigns(sample, t.Words, letters) : ShareOfWords(sample, words, t.Words)))
            .OrderByDescending(l => l.Share)
            .ToList();

        // A list of titles and days has few common words, but those of one language.
        return shares.Find(l => l.Share >= (l.Unspaced ? LeastShareOfCommonSigns : LeastShareOfCommonWords) || words.Count < FewWords).Tag
            ?? (shares is [var first, var second, ..] && words.Count < ManyWords && first.Share >= 2 * second.Share && KindsOf(sample, words, LetterWords.Of(first.Tag)) >= FewestKinds ? first.Tag : null);
    }

    /// <summary>How many letters there are, and whether some are of another script than the one that most languages share.</summary>
    private static (int Letters, bool IsMixed) LettersIn(string sample)
    {
        var (letters, isMixed) = (0, false);
        foreach (var sign in sample)
        {
            if (char.IsLetter(sign))
            {
                letters++;
                isMixed |= sign > '\u036F';
            }
        }

        return (Math.Max(1, letters), isMixed);
    }

    /// <summary>Where its words stand, without the marks at their ends.</summary>
    private static List<Range> WordsIn(string sample)
    {
        var words = new List<Range>(sample.Length / 5);
        for (var at = 0; at < sample.Length;)
        {
            var start = at;
            while (at < sample.Length && !char.IsWhiteSpace(sample[at]))
            {
                at++;
            }

            if (at > start)
            {
                var end = at;
                while (start < end && IsMark(sample[start]))
                {
                    start++;
                }

                while (end > start && IsMark(sample[end - 1]))
                {
                    end--;
                }

                words.Add(start..end);
            }

            at++;
        }

        return words;
    }

    private static bool IsMark(char c) => c is ',' or '.' or ';' or ':' or '*' or '"' or '“' or '”' or '(' or ')';

    private static double ShareOfWords(string sample, List<Range> words, LetterWords language)
    {
        var common = 0;
        foreach (var word in words)
        {
            common += language.IsCommon(sample.AsSpan()[word]) ? 1 : 0;
        }

        return common / (double)Math.Max(1, words.Count);
    }

    /// <summary>How many different ones of its common words there are: one may be another language's too.</summary>
    private static int KindsOf(string sample, List<Range> words, LetterWords language) =>
        words.Select(w => sample[w].ToLowerInvariant()).Where(w => language.IsCommon(w)).Distinct().Count();

    private const int FewestKinds = 2;

    private static double ShareOfSigns(string sample, LetterWords language, int letters)
    {
        var common = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            common += language.IsCommon(sample.AsSpan(i, 1)) ? 1 : 0;
        }

        return common / (double)letters;
    }

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

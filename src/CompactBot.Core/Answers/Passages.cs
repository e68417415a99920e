using System.Globalization;
using CompactBot.Core.Letters;
using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>Sentences of letters that have the words of a question: the newest letter's, or first those with a year where a date is asked.</summary>
internal sealed class Passages(AnswerContext context)
{
    private const int Most = 2;

    /// <summary>Of more letters with the words the newest are looked at.</summary>
    private const int MostLetters = 100;

    /// <param name="words">Every one of them, in whatever form, stands in each sentence found.</param>
    /// <param name="letters">Where to look; all letters, the newest first, where none are given.</param>
    /// <param name="dated">Whether a sentence with a year says more.</param>
    public IReadOnlyList<(string Date, string Quote, Citation Citation)> With(IReadOnlyList<string> words, IEnumerable<LetterReading>? letters = null, bool dated = false)
    {
        if (words.Count == 0)
        {
            return [];
        }

        var found = new List<(string, string, Citation, bool Dated)>();
        foreach (var letter in letters ?? context.Index.LettersWith(words).Take(MostLetters))
        {
            var ofLetter = (from paragraph in letter.Letter.Paragraphs
                            where paragraph.Part == LetterPart.Body
                            from sentence in Sentences(paragraph.Text)
                            let spoken = CatalogueIndex.Words(context.Index.Rooms.Aggregate(sentence, (text, room) => text.Replace(room, "", StringComparison.Ordinal)))
                            where words.All(word => Has(letter, sentence, spoken, word))
                            let citation = context.Cite.Of(letter, paragraph.Number, sentence)
                            where citation is not null
                            select (context.Times.Plain(letter.Letter.Date), sentence, citation, spoken.Any(IsYear))).ToList();
            found.AddRange(ofLetter);
            if (found.Count > 0 && !dated)
            {
                break;
            }
        }

        return [.. found.OrderBy(f => dated && !f.Dated).Take(Most).Select(f => (f.Item1, f.Item2, f.Item3))];
    }

    /// <summary>The sentence of a text that has most of the words, and how many; null where none has any.</summary>
    public (string Quote, int Count)? Nearest(LetterReading letter, string text, IReadOnlyList<string> words) => Sentences(text)
        .Select(sentence => (Quote: sentence, Count: CatalogueIndex.Words(sentence) is var spoken ? words.Count(word => Has(letter, sentence, spoken, word)) : 0))
        .Where(s => s.Count > 0)
        .OrderByDescending(s => s.Count)
        .Select(s => ((string, int)?)s)
        .FirstOrDefault();

    /// <summary>Whether a sentence has the word, in whatever form or language.</summary>
    private static bool Has(LetterReading letter, string sentence, HashSet<string> spoken, string word) =>
        spoken.Contains(word) || spoken.Any(s => CatalogueIndex.Alike(s, word)) || (WordToken.IsSign(word) && sentence.Contains(word, StringComparison.Ordinal)) || Means(letter, sentence, word);

    /// <summary>Whether the sentence has the term that the word is in another language.</summary>
    private static bool Means(LetterReading letter, string sentence, string word) =>
        Terms.KeysOf(word) is { Count: > 0 } keys && ForeignTerms.In(letter.Letter.Language, sentence).Any(keys.Contains);

    private static bool IsYear(string word) => word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1944 and < 2100;

    /// <summary>The sentences of a paragraph. A stop behind a word of one or two letters ("H.E.", "Mr.") ends none.</summary>
    internal static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '.' or '。' or '؟' or '?' && EndsThere(text, i))
            {
                yield return text[start..(i + 1)].Trim();
                start = i + 1;
            }
        }

        if (start < text.Length && text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static bool EndsThere(string text, int at)
    {
        if (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))
        {
            return text[at] is '。';
        }

        var letters = 0;
        while (at - letters - 1 >= 0 && char.IsLetter(text[at - letters - 1]))
        {
            letters++;
        }

        var isShort = text[at] == '.' && letters is 1 or 2 && char.IsUpper(text[at - letters]);
        return !isShort && (at + 2 >= text.Length || char.GetUnicodeCategory(text[at + 2]) is not UnicodeCategory.LowercaseLetter);
    }
}

using CompactBot.Core.Questions;

namespace CompactBot.Tests.Answers;

/// <summary>
/// One slip of the finger in one content word of a question: a letter lost, doubled, changed about with the next, or another in its place. Content
/// words are those of four letters at least that are no function words of the language, bear no digit and begin with no capital, so that names
/// stay as they are. In Chinese a sign is lost, or another stands in its place, in a word of three signs at least: with one sign less, shorter
/// words are other words. The seed is fixed: the same questions have the same slips in every run.
/// </summary>
internal sealed class RandomEdit(string language, int seed)
{
    private const int ShortestWord = 4;

    /// <summary>Signs that stand in many questions.</summary>
    private const string Signs = "的是在有会议天点请问哪什么时候开几";

    private readonly Random _random = new(seed);
    private readonly Lexicon _lexicon = Lexicon.Of(language);

    /// <summary>The question with its slip; null where it has no word to edit.</summary>
    public string? Of(string question)
    {
        var words = Content(question).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        var (start, length) = words[_random.Next(words.Count)];
        var written = question.Substring(start, length);
        return question.Remove(start, length).Insert(start, WordToken.IsSign(written) ? Sign(written) : Letters(written));
    }

    private IEnumerable<(int Start, int Length)> Content(string question)
    {
        var tokens = WordToken.Split(question);
        for (var at = 0; at < tokens.Count; at++)
        {
            var word = tokens[at];
            if (WordToken.IsSign(word.Text))
            {
                var (meanings, length) = _lexicon.Phrases.Longest(tokens, at, tokens.Count);
                if (length > 2 && meanings.Any(m => m.Kind is MeaningKind.SessionKind or MeaningKind.Ask or MeaningKind.Invitee))
                {
                    yield return (word.Start, tokens[at + length - 1].End - word.Start);
                }

                at += Math.Max(0, length - 1);
            }
            else if (word.Length >= ShortestWord && word.Text.All(char.IsLetter) && !char.IsUpper(question[word.Start]) && !_lexicon.Small.Contains(word.Text))
            {
                yield return (word.Start, word.Length);
            }
        }
    }

    private string Sign(string word)
    {
        var at = _random.Next(word.Length);
        return word.Remove(at, 1).Insert(at, _random.Next(2) == 0 ? "" : Signs[_random.Next(Signs.Length)].ToString());
    }

    private string Letters(string word)
    {
        // The first letter is seldom mistaken.
        var at = _random.Next(1, word.Length);
        return _random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + word[_random.Next(word.Length)] + word[(at + 1)..],
        };
    }
}

using CompactBot.Core.Languages;
using CompactBot.Core.World;

namespace CompactBot.Core.Questions;

/// <summary>
/// Finds the setting that a text asks for. The whole text must be the request: "my time zone is Tokyo" sets one, "when is it in Tokyo, which
/// is my time zone" is a question.
/// </summary>
internal sealed class SettingFinder(Gazetteer places)
{
    /// <summary>Longer texts are no settings.</summary>
    private const int Longest = 120;

    private readonly ZoneFinder _zones = new(places);

    /// <summary>The setting; null where the text is none.</summary>
    public SettingRequest? Find(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var tokens = WordToken.Split(text);
        SettingRequest? unknown = null;
        foreach (var tag in LanguageTags.Spoken)
        {
            var words = SettingWords.Of(tag);
            var (first, end) = Trim(tokens, 0, tokens.Count, words.Polite);
            foreach (var (before, after) in words.Language)
            {
                if (Between(tokens, first, end, before, after) is var (from, to)
                    && SettingWords.Languages.TryGetValue(string.Join(' ', tokens.Skip(from).Take(to - from).Select(t => t.Text)), out var language))
                {
                    return new SettingRequest.Speak(language);
                }
            }

            foreach (var (before, after) in words.Zone)
            {
                if (Between(tokens, first, end, before, after) is not var (from, to))
                {
                    continue;
                }

                (from, to) = Trim(tokens, from, to, words.ZonePlace);
                var name = text[tokens[from].Start..tokens[to - 1].End];
                if (_zones.Find(name) is var (zone, city))
                {
                    return new SettingRequest.Clock(zone, city);
                }

                unknown ??= new SettingRequest.UnknownClock(name);
            }
        }

        return unknown;
    }

    /// <summary>The words that stand between; null where the text is not so framed, or nothing stands there.</summary>
    private static (int From, int To)? Between(IReadOnlyList<WordToken> tokens, int first, int end, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        end - first > before.Count + after.Count && Stand(tokens, first, before) && Stand(tokens, end - after.Count, after)
            ? (first + before.Count, end - after.Count)
            : null;

    /// <summary>What is left of the words without phrases at either end; one word is always left.</summary>
    private static (int First, int End) Trim(IReadOnlyList<WordToken> tokens, int first, int end, IReadOnlyList<IReadOnlyList<string>> phrases)
    {
        for (var trimmed = true; trimmed;)
        {
            trimmed = false;
            foreach (var phrase in phrases.Where(p => end - first > p.Count))
            {
                if (Stand(tokens, first, phrase))
                {
                    (first, trimmed) = (first + phrase.Count, true);
                    break;
                }

                if (Stand(tokens, end - phrase.Count, phrase))
                {
                    (end, trimmed) = (end - phrase.Count, true);
                    break;
                }
            }
        }

        return (first, end);
    }

    private static bool Stand(IReadOnlyList<WordToken> tokens, int at, IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (tokens[at + i].Text != words[i])
            {
                return false;
            }
        }

        return true;
    }
}

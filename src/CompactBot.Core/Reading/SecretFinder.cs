using System.Text.RegularExpressions;
using CompactBot.Core.Languages;
using CompactBot.Core.Letters;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <summary>
/// Finds what lets one into a meeting and is for those alone who were invited: passcodes, PINs, joining links. The words of every
/// language are looked for in every letter: the lines of an invitation to join are often in another language than the letter.
/// </summary>
internal sealed partial class SecretFinder(ReadingWords words)
{
    private static readonly Lazy<PatternList> OfEveryLanguage = new(() => new PatternList(LanguageTags.All.SelectMany(tag => ReadingWords.Of(tag).Secrets.Patterns)));

    public IReadOnlyList<Secret> Find(IReadOnlyList<LetterParagraph> paragraphs) => [.. paragraphs.SelectMany(Find)];

    private List<Secret> Find(LetterParagraph paragraph)
    {
        var found = new List<Secret>();
        foreach (var (start, length) in JoiningLinks.Find(paragraph.Text))
        {
            Add(start, length);
        }

        foreach (var group in OfEveryLanguage.Value.Matches(paragraph.Text).Select(m => m.Groups["secret"]))
        {
            Add(group.Index, group.Value.TrimEnd('.', ',', ';', ')', '*', '"', '”', '»', '。', '،').Length);
        }

        foreach (Match link in words.Link.Matches(paragraph.Text))
        {
            foreach (Match parameter in Parameter().Matches(link.Value))
            {
                if (words.SecretParameters.Contains(parameter.Groups["name"].Value, StringComparer.OrdinalIgnoreCase))
                {
                    var value = parameter.Groups["value"];
                    Add(link.Index + value.Index, value.Value.TrimEnd('.', ',', ';', ':', '*').Length);
                }
            }
        }

        return found;

        void Add(int start, int length)
        {
            if (length > 0 && !found.Exists(f => f.Start < start + length && start < f.Start + f.Length))
            {
                found.Add(new Secret(paragraph.Number, start, length));
            }
        }
    }

    [GeneratedRegex(@"[?&#](?<name>[\w-]+)=(?<value>[^&\s<>\x22]+)", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}

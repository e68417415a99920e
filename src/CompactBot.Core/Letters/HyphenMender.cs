namespace CompactBot.Core.Letters;

/// <summary>
/// Joins words that were broken at the end of a line. A hyphen belongs to the word where the file has it with one elsewhere, where its first
/// half is known to be written so ("co-facilitators"), or where both halves are words of the file; else it was put in by who broke the line.
/// </summary>
internal sealed class HyphenMender(IReadOnlyList<IReadOnlyList<TextLine>> blocks)
{
    private const char Soft = '\u00AD';

    /// <summary>The words of the file, without the halves that are to be joined. Many a file has none to join.</summary>
    private readonly Lazy<HashSet<string>> _words = new(() => WordsOf(blocks));

    private static HashSet<string> WordsOf(IReadOnlyList<IReadOnlyList<TextLine>> blocks)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var block in blocks)
        {
            var half = false;
            foreach (var line in block)
            {
                var words = line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).AsSpan(half ? 1 : 0);
                half = words.Length > 0 && IsHyphen(words[^1][^1]);
                foreach (var word in half ? words[..^1] : words)
                {
                    found.Add(Bare(word));
                }
            }
        }

        return found;
    }

    /// <summary>Whether the line ends inside a word.</summary>
    public bool IsBroken(string line, string next)
    {
        var text = line.TrimEnd();
        return text.Length > 1 && IsHyphen(text[^1]) && char.IsLetter(text[^2]) && next.TrimStart() is { Length: > 0 } rest && char.IsLetter(rest[0]);
    }

    /// <summary>How much of the end of the line goes: one for a hyphen that does not belong to the word, else nothing.</summary>
    public int Surplus(string line, string next)
    {
        var text = line.TrimEnd();
        if (text[^1] is Soft or '\u2010' && !char.IsUpper(next.TrimStart()[0]))
        {
            return 1;
        }

        var first = Bare(text[(text.LastIndexOfAny([' ', '\t']) + 1)..]);
        var rest = next.TrimStart();
        var end = rest.IndexOfAny([' ', '\t']);
        var second = Bare(end < 0 ? rest : rest[..end]);
        if (text[^1] == Soft)
        {
            return 1;
        }

        if (_words.Value.Contains(first + second) && !char.IsUpper(rest[0]))
        {
            return 1;
        }

        return char.IsUpper(rest[0]) || _words.Value.Contains(first + "-" + second) || IsCompoundHead(first) || (_words.Value.Contains(first) && _words.Value.Contains(second)) ? 0 : 1;
    }

    private static bool IsCompoundHead(string first)
    {
        var last = first[(first.LastIndexOf('-') + 1)..];
        return PageWords.Known.CompoundHeads.Contains(last, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsHyphen(char c) => c is '-' or Soft or '\u2010';

    private static string Bare(string word) => word.Trim('.', ',', ';', ':', '(', ')', '"', '“', '”', '’', '«', '»', '-', Soft, '\u2010', '!', '?');
}

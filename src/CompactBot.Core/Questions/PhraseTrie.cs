using System.Runtime.InteropServices;

namespace CompactBot.Core.Questions;

/// <summary>
/// Phrases by their words; finds the longest one that begins at a word. A word of a phrase that ends in "*" is a stem: it stands for every word
/// that begins so and has few letters more.
/// </summary>
internal sealed class PhraseTrie<T>
    where T : class
{
    private readonly Node _root = new();

    public void Add(IEnumerable<string> words, T meaning)
    {
        var node = _root;
        foreach (var word in words)
        {
            var isStem = WordStems.IsStem(word);
            var branches = isStem
                ? node.Stems ??= new Dictionary<string, Node>(StringComparer.Ordinal)
                : node.Next ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            var key = isStem ? word[..^1] : word;
            if (!branches.TryGetValue(key, out var next))
            {
                branches[key] = next = new Node();
            }

            node = next;
        }

        node.Meanings = [.. node.Meanings, meaning];
    }

    /// <summary>All meanings of the longest phrase at that place, and how many words it has; none is (empty, 0). </summary>
    public (IReadOnlyList<T> Meanings, int Length) Longest(IReadOnlyList<WordToken> words, int at, int end)
    {
        var (found, length) = ((IReadOnlyList<T>)[], 0);
        var all = words switch
        {
            List<WordToken> list => CollectionsMarshal.AsSpan(list),
            WordToken[] array => array,
            _ => words.ToArray(),
        };
        Follow(_root, all, at, end, 0, ref found, ref length);
        return (found, length);
    }

    private static void Follow(Node node, ReadOnlySpan<WordToken> words, int at, int end, int depth, ref IReadOnlyList<T> found, ref int length)
    {
        if (node.Meanings.Length > 0 && depth > length)
        {
            (found, length) = (node.Meanings, depth);
        }
        else if (node.Meanings.Length > 0 && depth == length)
        {
            // A word that is known by itself and by its stem means both.
            found = [.. found, .. node.Meanings];
        }

        if (at >= end)
        {
            return;
        }

        var word = words[at].Text;
        if (node.Next is not null && node.Next.TryGetValue(word, out var next))
        {
            Follow(next, words, at + 1, end, depth + 1, ref found, ref length);
        }

        if (node.Stems is null)
        {
            return;
        }

        var stems = node.Stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var stem = word.Length; stem >= WordStems.Shortest(word); stem--)
        {
            if (stems.TryGetValue(word.AsSpan(0, stem), out next))
            {
                Follow(next, words, at + 1, end, depth + 1, ref found, ref length);
            }
        }
    }

    private sealed class Node
    {
        public Dictionary<string, Node>? Next { get; set; }

        public Dictionary<string, Node>? Stems { get; set; }

        public T[] Meanings { get; set; } = [];
    }
}

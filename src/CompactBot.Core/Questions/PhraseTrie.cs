namespace CompactBot.Core.Questions;

/// <summary>Phrases by their words; finds the longest one that begins at a word.</summary>
internal sealed class PhraseTrie<T>
    where T : class
{
    private readonly Node _root = new();

    public void Add(IEnumerable<string> words, T meaning)
    {
        var node = _root;
        foreach (var word in words)
        {
            node.Next ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            if (!node.Next.TryGetValue(word, out var next))
            {
                node.Next[word] = next = new Node();
            }

            node = next;
        }

        node.Meanings = [.. node.Meanings, meaning];
    }

    /// <summary>All meanings of the longest phrase at that place, and how many words it has; none is (empty, 0).</summary>
    public (IReadOnlyList<T> Meanings, int Length) Longest(IReadOnlyList<WordToken> words, int at, int end)
    {
        var (found, length) = ((IReadOnlyList<T>)[], 0);
        var node = _root;
        for (var i = at; i < end && node.Next is not null && node.Next.TryGetValue(words[i].Text, out node); i++)
        {
            if (node.Meanings.Length > 0)
            {
                (found, length) = (node.Meanings, i - at + 1);
            }
        }

        return (found, length);
    }

    private sealed class Node
    {
        public Dictionary<string, Node>? Next { get; set; }

        public T[] Meanings { get; set; } = [];
    }
}

namespace CompactBot.Core.Dates;

/// <summary>What a table says of a phrase: its category and, within it, its value.</summary>
internal sealed record Lexeme(int Symbol, Word Word);

/// <summary>Phrases of a table by their tokens.</summary>
internal sealed class PhraseTree
{
    private readonly Node _root = new();

    public void Add(List<DateToken> phrase, Lexeme lexeme)
    {
        var node = _root;
        foreach (var token in phrase)
        {
            var key = token.Kind == TokenKind.Number ? token.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : token.Folded;
            node.Next ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            if (!node.Next.TryGetValue(key, out var next))
            {
                node.Next.Add(key, next = new Node());
            }

            node = next;
        }

        node.Lexemes.Add(lexeme);
    }

    /// <summary>Every phrase that starts at a token, with the token after it.</summary>
    public void Find(List<DateToken> tokens, int at, List<(Lexeme Lexeme, int End)> found)
    {
        var node = _root;
        for (var end = at; end < tokens.Count && node.Next is not null; end++)
        {
            if (!node.Next.TryGetValue(tokens[end].Folded, out var next))
            {
                return;
            }

            node = next;
            foreach (var lexeme in node.Lexemes)
            {
                found.Add((lexeme, end + 1));
            }
        }
    }

    private sealed class Node
    {
        public Dictionary<string, Node>? Next { get; set; }

        public List<Lexeme> Lexemes { get; } = [];
    }
}

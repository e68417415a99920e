using System.Collections.Concurrent;

namespace CompactBot.Core.Dates;

/// <summary>
/// Which rules and which of their steps are open to a token, by what the token and the next can be: of dozens mostly none or two. Reckoned where
/// they are first asked for, and kept as far as there is room; many threads ask, and none waits for another.
/// </summary>
/// <param name="roots">By symbol, its rule; null for what is no rule.</param>
/// <param name="starts">The words and numbers that each symbol can begin with.</param>
internal sealed class StepTable(IReadOnlyList<RuleNode?> roots, SymbolSet[] starts)
{
    /// <summary>A letter of two pages asks for less than a thousand; what has no room any more is reckoned anew.</summary>
    private const int Room = 1 << RoomBits;

    private const int RoomBits = 13;

    /// <summary>Texts have a few hundred; a text that is made to have more shares none.</summary>
    private const int MostKinds = 4000;

    /// <summary>So many tokens are worth finding out what can stand behind them: most processes read a letter or two.</summary>
    private const int Often = 5000;

    private readonly ConcurrentDictionary<SymbolSet, TokenKinds> _kinds = new();
    private readonly Choice?[] _choices = new Choice?[Room];
    private readonly Pair?[] _paired = new Pair?[Room];
    private RulePairs? _pairs;
    private int _made;
    private int _asked;

    /// <summary>Of a token that stands in no table, and of the end of the text.</summary>
    public TokenKinds None { get; } = new(0, new SymbolSet(starts.Length), new SymbolSet(starts.Length));

    /// <param name="symbols">The words and numbers that a token can be; may change afterwards.</param>
    public TokenKinds KindsOf(SymbolSet symbols)
    {
        if (_kinds.TryGetValue(symbols, out var known))
        {
            return known;
        }

        var (own, begins) = (symbols.Copy(), new SymbolSet(starts.Length));
        for (var symbol = 0; symbol < starts.Length; symbol++)
        {
            if (starts[symbol].Meets(own))
            {
                begins.Add(symbol);
            }
        }

        var made = new TokenKinds(Interlocked.Increment(ref _made), own, begins);
        return made.Id > MostKinds ? made : _kinds.GetOrAdd(own, made);
    }

    /// <summary>The words, numbers and rules that can begin with a token of the one kind before a token of the other, and perhaps some more.</summary>
    public SymbolSet Begun(TokenKinds first, TokenKinds second)
    {
        if (Volatile.Read(ref _pairs) is not { } pairs)
        {
            if (_asked < Often && Interlocked.Increment(ref _asked) == Often)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static t => t.FindPairs(), this, preferLocal: false);
            }

            return first.Begins;
        }

        var place = Place(first.Id, second.Id);
        if ((Kept(_paired[place]) ?? Kept(_paired[place ^ 1])) is { } known)
        {
            return known;
        }

        var begun = pairs.Begun(first.Symbols, second.Symbols);
        Keep(_paired, place, new Pair(first, second, begun));
        return begun;

        SymbolSet? Kept(Pair? pair) => pair is not null && pair.First == first && pair.Second == second ? pair.Begun : null;
    }

    /// <summary>Finds out what can stand behind what, as is done once it is worth it. What is read is the same before and after.</summary>
    public void FindPairs() => Volatile.Write(ref _pairs, new RulePairs(roots, starts));

    /// <summary>The steps from a node that look about, and those that such a token can be taken by.</summary>
    public (Step Step, RuleNode Next)[] From(RuleNode node, TokenKinds kinds)
    {
        var place = Place(node.Id, kinds.Id);
        if ((Kept(_choices[place], node, kinds) ?? Kept(_choices[place ^ 1], node, kinds)) is { } known)
        {
            return known;
        }

        return Open(node, kinds, place);
    }

    private (Step Step, RuleNode Next)[] Open(RuleNode node, TokenKinds kinds, int place)
    {
        var open = Array.FindAll(node.Next, n => n.Step.TakesNothing || kinds.Begins.Has(n.Step.Symbol));
        Keep(_choices, place, new Choice(node, kinds, open));
        return open;
    }

    private static (Step Step, RuleNode Next)[]? Kept(Choice? choice, RuleNode node, TokenKinds kinds) =>
        choice is not null && choice.Node == node && choice.Kinds == kinds ? choice.Open : null;

    /// <summary>Two that fall to one place have the next one too, so that they do not drive each other out.</summary>
    private static void Keep<T>(T?[] kept, int place, T made)
        where T : class => kept[kept[place] is null ? place : place ^ 1] = made;

    private static int Place(int one, int other) => (int)((((uint)one * 0x9E3779B1) ^ ((uint)other * 0x85EBCA6B)) >> (32 - RoomBits));

    private sealed class Choice(RuleNode node, TokenKinds kinds, (Step Step, RuleNode Next)[] open)
    {
        public RuleNode Node { get; } = node;

        public TokenKinds Kinds { get; } = kinds;

        public (Step Step, RuleNode Next)[] Open { get; } = open;
    }

    private sealed class Pair(TokenKinds first, TokenKinds second, SymbolSet begun)
    {
        public TokenKinds First { get; } = first;

        public TokenKinds Second { get; } = second;

        public SymbolSet Begun { get; } = begun;
    }
}

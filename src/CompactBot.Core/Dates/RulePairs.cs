namespace CompactBot.Core.Dates;

/// <summary>
/// Which rules can begin with which two words or numbers, one behind the other. Told from the patterns alone, whatever they look for around
/// them, so that more is allowed than is found, and nothing is lost.
/// </summary>
internal sealed class RulePairs
{
    private readonly IReadOnlyList<RuleNode?> _roots;
    private readonly SymbolSet[] _starts;

    /// <summary>By rule: the words that alone are all of it.</summary>
    private readonly SymbolSet?[] _alone;

    /// <summary>By rule and by its first word: the words that can be its second.</summary>
    private readonly SymbolSet?[]?[] _behind;

    /// <param name="roots">By symbol; null for what is no rule.</param>
    /// <param name="starts">The words that each symbol can begin with.</param>
    public RulePairs(IReadOnlyList<RuleNode?> roots, SymbolSet[] starts)
    {
        (_roots, _starts) = (roots, starts);
        _alone = [.. roots.Select(root => root is null ? null : new SymbolSet(starts.Length))];
        _behind = [.. roots.Select(root => root is null ? null : new SymbolSet?[starts.Length])];

        // Rules begin with rules: go round until nothing is new.
        for (var grown = true; grown;)
        {
            grown = false;
            for (var rule = 0; rule < roots.Count; rule++)
            {
                grown |= roots[rule] is { } root && Grow(rule, root, null);
            }
        }
    }

    /// <summary>The words, numbers and rules that can begin with a token of the one kind before a token of the other.</summary>
    public SymbolSet Begun(SymbolSet first, SymbolSet second)
    {
        var begun = first.Copy();
        for (var rule = 0; rule < _roots.Count; rule++)
        {
            if (_alone[rule] is { } alone && (alone.Meets(first) || Exists(rule, first, second)))
            {
                begun.Add(rule);
            }
        }

        return begun;
    }

    private bool Exists(int rule, SymbolSet first, SymbolSet second)
    {
        for (var symbol = 0; symbol < _starts.Length; symbol++)
        {
            if (first.Has(symbol) && _behind[rule]![symbol]?.Meets(second) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="rule">The rule that the node is of.</param>
    /// <param name="node">Where its patterns have come to.</param>
    /// <param name="taken">The words of which one was taken on the way there; null where none was.</param>
    private bool Grow(int rule, RuleNode node, SymbolSet? taken)
    {
        var grown = taken is not null && node.Make is not null && _alone[rule]!.Add(taken);
        foreach (var (step, next) in node.Next)
        {
            grown |= step.TakesNothing ? Grow(rule, next, taken)
                : taken is not null ? Follow(rule, taken, _starts[step.Symbol])
                : _roots[step.Symbol] is null ? Grow(rule, next, _starts[step.Symbol])
                : Include(rule, step.Symbol) | Grow(rule, next, _alone[step.Symbol]);
        }

        return grown;
    }

    private bool Include(int rule, int inner)
    {
        var grown = false;
        for (var symbol = 0; inner != rule && symbol < _starts.Length; symbol++)
        {
            grown |= _behind[inner]![symbol] is { } behind && (_behind[rule]![symbol] ??= new SymbolSet(_starts.Length)).Add(behind);
        }

        return grown;
    }

    private bool Follow(int rule, SymbolSet taken, SymbolSet next)
    {
        var grown = false;
        for (var symbol = 0; symbol < _starts.Length; symbol++)
        {
            grown |= taken.Has(symbol) && (_behind[rule]![symbol] ??= new SymbolSet(_starts.Length)).Add(next);
        }

        return grown;
    }
}

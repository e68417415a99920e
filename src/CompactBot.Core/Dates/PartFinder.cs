namespace CompactBot.Core.Dates;

/// <summary>Goes through a text and takes the longest expression at each place: days, hours or moments, each for itself.</summary>
internal sealed class PartFinder(DateTable table, DateParser parser)
{
    private readonly List<DateToken> _tokens = parser.Tokens;
    private readonly int _numberOf = table.SymbolOf("numberOf");
    private readonly int _thingsCounted = table.SymbolOf("thingsCounted");

    public List<Meaning> Find()
    {
        var parts = new List<Meaning>();
        for (var at = 0; at < _tokens.Count;)
        {
            if (Longest(at) is not { } best)
            {
                at++;
                continue;
            }

            if (best is Days { Items: { } items })
            {
                parts.AddRange(items);
            }
            else if (best is not Days { Weak: true })
            {
                parts.Add(best);
            }

            at = best.End;
        }

        return parts;
    }

    private Meaning? Longest(int at)
    {
        if (!MayStart(at))
        {
            return null;
        }

        Meaning? best = null;
        foreach (var symbol in (ReadOnlySpan<int>)[table.Moments, table.Days, table.Hours])
        {
            foreach (var meaning in parser.At(symbol, at))
            {
                if ((best is null || meaning.End > best.End) && MayEnd(at, meaning.End))
                {
                    best = meaning;
                }
            }
        }

        return best;
    }

    /// <summary>A number that is the middle of a symbol, a telephone number or a decimal, or that numbers a room or a paragraph, starts nothing.</summary>
    private bool MayStart(int at)
    {
        var token = _tokens[at];
        if (at == 0)
        {
            return true;
        }

        var before = _tokens[at - 1];
        if (!token.Apart && (before.Kind != TokenKind.Mark ? token.Kind == TokenKind.Word && before.Kind == TokenKind.Word : before.Folded is "/" or "." or "-" or "+" or "$" or "#"))
        {
            if (before.Kind == TokenKind.Mark && at >= 2 && !before.Apart && (token.Kind == TokenKind.Number || before.Folded is "/" or "-"))
            {
                return false;
            }
        }

        if (token.Kind != TokenKind.Number)
        {
            return true;
        }

        if (!token.Apart && before.Kind == TokenKind.Word && before.End - before.Start == 1)
        {
            return false;
        }

        for (var back = at - 1; back >= 0 && back >= at - 2; back--)
        {
            if (parser.PhraseEnd(_numberOf, back) == at)
            {
                return false;
            }
        }

        return true;
    }

    private bool MayEnd(int start, int end)
    {
        if (end >= _tokens.Count)
        {
            return true;
        }

        var last = _tokens[end - 1];
        var next = _tokens[end];
        if (last.Kind == TokenKind.Number && !next.Apart)
        {
            if (next.Kind == TokenKind.Word || next.Folded is "%")
            {
                return false;
            }

            if (next.Folded is "/" or "-" or "." or ":" or "," && end + 1 < _tokens.Count && !_tokens[end + 1].Apart && _tokens[end + 1].Kind == TokenKind.Number)
            {
                return false;
            }
        }

        return !(end - start == 1 && last.Kind == TokenKind.Number && parser.PhraseEnd(_thingsCounted, end) > 0);
    }
}

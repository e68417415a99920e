namespace CompactBot.Core.Dates;

/// <summary>Goes through a text and takes the longest expression at each place: days, hours or moments, each for itself.</summary>
internal sealed class PartFinder(DateTable table, DateParser parser)
{
    /// <summary>In tokens.</summary>
    private const int LongestSymbol = 12;

    private readonly List<DateToken> _tokens = parser.Tokens;
    private readonly int _numberOf = table.SymbolOf("numberOf");
    private readonly int _dayHour = table.SymbolOf("dayHour");
    private readonly int _idiom = table.SymbolOf("idiom");
    private readonly int _and = table.SymbolOf("and");
    private readonly int _at = table.SymbolOf("at");
    private readonly int _thingsCounted = table.SymbolOf("thingsCounted");

    /// <param name="together">Also what only somebody who asks now would say, and a letter does not mean: "the day before", "at 6".</param>
    public List<Meaning> Find(bool together)
    {
        var parts = new List<Meaning>();
        for (var at = 0; at < _tokens.Count;)
        {
            if (parser.PhraseEnd(_idiom, at) is var idiom and > 0)
            {
                at = idiom;
                continue;
            }

            if (Longest(at, together) is not { } best)
            {
                at++;
                continue;
            }

            if (best is Hours { Weak: true, IsRange: false } && !parser.IsBehind(_at, at) && parser.PhraseEnd(_at, at) < 0 && !(at > 0 && parts.Count > 0 && parts[^1].End == at && _tokens[at].Kind == TokenKind.Word))
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

    private Meaning? Longest(int at, bool together)
    {
        if (!parser.MayBegin(at) || !MayStart(at))
        {
            return null;
        }

        Meaning? best = null;
        foreach (var symbol in (ReadOnlySpan<int>)[table.Moments, table.Days, together ? table.Casual : table.Hours, table.Hours, table.WeakHours])
        {
            foreach (var meaning in parser.At(symbol, at))
            {
                if ((best is null || meaning.End > best.End) && MayEnd(at, meaning.End))
                {
                    best = meaning;
                }
            }
        }

        return best is Days ? WithoutHour(at, best) : best;
    }

    /// <summary>Of "Tuesday 8 to 10 a.m." the 8 is no day of the month; of "martes 4 a las siete" the 4 is one.</summary>
    private Meaning WithoutHour(int at, Meaning best)
    {
        if (best.End - at < 2 || parser.PhraseEnd(_at, best.End) > 0 || _tokens[best.End - 1].Kind != TokenKind.Number || !parser.At(table.Hours, best.End - 1).Exists(h => h is Hours { IsRange: true, Weak: false } && h.End > best.End))
        {
            return best;
        }

        return parser.At(table.Days, at).Find(d => d.End == best.End - 1) ?? best;
    }

    /// <summary>What is the middle of a symbol, of a decimal or of a telephone number, or numbers a room or a paragraph, starts nothing.</summary>
    private bool MayStart(int at)
    {
        if (at == 0)
        {
            return true;
        }

        var token = _tokens[at];
        var before = _tokens[at - 1];
        var number = token.Kind == TokenKind.Number;
        if (!token.Apart && (before.Kind switch
        {
            TokenKind.Number => false,
            TokenKind.Word => number && !before.Single && ((before.Length == 1 && !parser.IsBehind(_dayHour, at) && !parser.IsBehind(_and, at)) || parser.LexemesAt(at - 1).Count == 0),
            _ => before.Folded is "$" or "#" or "@" or "+" or "_" or "%" or "=" || (before.Folded is "/" or "." or "-" && at >= 2 && !before.Apart && (number ? Glues(at - 2) : before.Folded == "/")),
        }))
        {
            return false;
        }

        return !(number && IsInSymbol(at)) && (!number || !parser.IsBehind(_numberOf, at));
    }

    /// <summary>"A/INB/9/4", "INC.4/3": a figure behind a word and a slash, or behind a word in capitals and a full stop, without a space is a document's.</summary>
    private bool IsInSymbol(int at)
    {
        if (IsWholeDate(at))
        {
            return false;
        }

        for (var i = at; i > 0 && at - i < LongestSymbol && !_tokens[i].Apart; i--)
        {
            if (_tokens[i - 1].Folded == "/" && i >= 2 && !_tokens[i - 1].Apart && _tokens[i - 2].Kind == TokenKind.Word && parser.LexemesAt(i - 2).Count == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"2018-09-23" is a day wherever it stands.</summary>
    private bool IsWholeDate(int at) =>
        at + 4 < _tokens.Count && _tokens[at] is { Kind: TokenKind.Number, Length: 4 } && _tokens[at + 1].Folded == "-" && _tokens[at + 3].Folded == "-"
        && _tokens[at + 2] is { Kind: TokenKind.Number, Length: 2, Apart: false } && _tokens[at + 4] is { Kind: TokenKind.Number, Length: 2, Apart: false };

    /// <summary>"71/1" and "555-1212" are one symbol; "to-23" and "Monday.23" are not.</summary>
    private bool Glues(int at) => _tokens[at].Kind == TokenKind.Number || _tokens[at] is { Kind: TokenKind.Word, Length: 1 };

    private bool MayEnd(int start, int end)
    {
        if (IsOfLongerNumber(start, end))
        {
            return false;
        }

        if (end >= _tokens.Count)
        {
            return end - start > 1 || _tokens[start].Kind != TokenKind.Number || start == 0 || _tokens[start - 1].Kind != TokenKind.Number;
        }

        var last = _tokens[end - 1];
        var next = _tokens[end];
        if (last.Kind == TokenKind.Number && !next.Apart)
        {
            if ((next is { Kind: TokenKind.Word, Single: false } && parser.PhraseEnd(_dayHour, end) < 0) || next.Folded is "%")
            {
                return false;
            }

            if (next.Folded is "/" or "-" or "." or ":" or "," && end + 1 < _tokens.Count && !_tokens[end + 1].Apart && _tokens[end + 1].Kind == TokenKind.Number)
            {
                return false;
            }
        }

        return !(end - start == 1 && last.Kind == TokenKind.Number && (parser.PhraseEnd(_thingsCounted, end) > 0 || (start > 0 && _tokens[start - 1].Kind == TokenKind.Number)));
    }

    /// <summary>"01 42 68 53 00" is a telephone number, and of "32 - 2015" the last is no year.</summary>
    private bool IsOfLongerNumber(int start, int end)
    {
        bool IsNumber(int at) => at >= 0 && at < _tokens.Count && _tokens[at].Kind == TokenKind.Number;
        return end - start == 1
            ? IsNumber(start) && start >= 2 && _tokens[start - 1].Folded == "-" && IsNumber(start - 2)
            : end - start == 3 && _tokens[start].Length == 2 && _tokens[start + 2].Length == 2 && IsNumber(start) && IsNumber(start + 1) && IsNumber(start + 2)
                && (IsNumber(start - 1) || IsNumber(end));
    }
}

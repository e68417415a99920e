using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>
/// Matches the rules of a table at the tokens of a text. Results are kept by rule and place, patterns are of bounded length and rules of bounded
/// depth, so that the work grows with the text and no faster, whatever the text is.
/// </summary>
internal sealed class DateParser
{
    private const int DeepestRule = 14;
    private static readonly List<Meaning> Nothing = [];
    private static readonly List<(Lexeme, int)> NoLexemes = [];

    private readonly DateTable _table;
    private readonly MeaningMaker _maker;
    private readonly List<(Lexeme Lexeme, int End)>?[] _lexemes;
    private readonly List<Meaning>?[]?[] _results;
    private readonly SymbolSet?[] _kinds;
    private readonly bool[] _kindsKnown;
    private readonly List<(Slot Slot, Meaning Meaning)> _path = [];
    private readonly List<(Lexeme Lexeme, int End)> _found = [];
    private readonly Stack<List<Found>> _free = new();
    private int _depth;
    private int _from;

    public DateParser(DateTable table, List<DateToken> tokens, LocalDateTime now)
    {
        _table = table;
        Tokens = tokens;
        _maker = new MeaningMaker(table, now);
        _lexemes = new List<(Lexeme, int)>?[tokens.Count];
        _results = new List<Meaning>?[tokens.Count][];
        _kinds = new SymbolSet?[tokens.Count];
        _kindsKnown = new bool[tokens.Count];
    }

    public List<DateToken> Tokens { get; }

    public List<(Lexeme Lexeme, int End)> LexemesAt(int at)
    {
        if (_lexemes[at] is { } known)
        {
            return known;
        }

        if (Tokens[at].Folded.Length == 0)
        {
            return _lexemes[at] = NoLexemes;
        }

        _found.Clear();
        _table.Phrases.Find(Tokens, at, _found);
        return _lexemes[at] = _found.Count == 0 ? NoLexemes : [.. _found];
    }

    /// <summary>The end of the longest phrase of that category at a token; -1 where there is none.</summary>
    /// <param name="limit">The phrase ends there or before.</param>
    public int PhraseEnd(int symbol, int at, int limit = int.MaxValue)
    {
        var end = -1;
        if (at < Tokens.Count)
        {
            foreach (var (lexeme, lexemeEnd) in LexemesAt(at))
            {
                end = lexeme.Symbol == symbol && lexemeEnd <= limit ? Math.Max(end, lexemeEnd) : end;
            }
        }

        return end;
    }

    /// <summary>A phrase of that category, of at most two tokens, ends before a token.</summary>
    public bool IsBehind(int symbol, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - 2; back--)
        {
            foreach (var (lexeme, end) in LexemesAt(back))
            {
                if (end == at && lexeme.Symbol == symbol)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether anything can begin at a token.</summary>
    public bool MayBegin(int at) => KindsAt(at) is { } kinds && _table.Starts.Meets(kinds);

    /// <summary>Every meaning that a rule finds at a token, one for each end.</summary>
    public List<Meaning> At(int symbol, int at)
    {
        if (at >= Tokens.Count || _depth >= DeepestRule || _table.RootOf(symbol) is not { } root)
        {
            return Nothing;
        }

        if (KindsAt(at) is not { } kinds || !_table.StartsOf(symbol).Meets(kinds))
        {
            return Nothing;
        }

        var row = _results[at] ??= new List<Meaning>?[_table.RuleCount];
        var rule = _table.RuleOf(symbol);
        if (row[rule] is { } known)
        {
            return known;
        }

        // A rule that meets itself at the same place finds nothing there: no pattern may begin with its own rule.
        row[rule] = Nothing;
        var outer = _from;
        _from = _path.Count;
        _depth++;
        var found = _free.TryPop(out var free) ? free : [];
        Walk(root, at, at, found);
        _depth--;
        _from = outer;
        row[rule] = found.Count == 0 ? Nothing : found.ConvertAll(f => f.Meaning);
        found.Clear();
        _free.Push(found);
        return row[rule]!;
    }

    /// <summary>What words and numbers a token can be; null where it stands in no table and is no number.</summary>
    private SymbolSet? KindsAt(int at)
    {
        if (_kindsKnown[at])
        {
            return _kinds[at];
        }

        _kindsKnown[at] = true;
        var lexemes = LexemesAt(at);
        var token = Tokens[at];
        if (lexemes.Count == 0 && token.Kind != TokenKind.Number)
        {
            return null;
        }

        var kinds = new SymbolSet(_table.SymbolCount);
        foreach (var (lexeme, _) in lexemes)
        {
            kinds.Add(lexeme.Symbol);
        }

        for (var shape = 0; token.Kind == TokenKind.Number && shape < NumberShapes.Count; shape++)
        {
            if (NumberShapes.Fits((NumberShape)shape, token))
            {
                kinds.Add(shape);
            }
        }

        return _kinds[at] = kinds;
    }

    private void Walk(RuleNode node, int start, int at, List<Found> found)
    {
        if (node.Make is { } make)
        {
            Keep(make, start, at, found);
        }

        if (node.Takes is { } takes && (at >= Tokens.Count || KindsAt(at) is not { } kinds || !takes.Meets(kinds)))
        {
            return;
        }

        foreach (var (step, next) in node.Next)
        {
            if (step.TakesNothing)
            {
                if (step.Kind switch
                {
                    StepKind.NotAhead when step.Symbol < NumberShapes.Count => at >= Tokens.Count || !NumberShapes.Fits((NumberShape)step.Symbol, Tokens[at]),
                    StepKind.NotAhead => PhraseEnd(step.Symbol, at) < 0,
                    StepKind.Ends => at >= Tokens.Count || Tokens[at].Kind == TokenKind.Mark || PhraseEnd(step.Symbol, at) > 0,
                    StepKind.NotBehind => !IsBehind(step.Symbol, at),
                    _ => IsBehind(step.Symbol, at),
                })
                {
                    Walk(next, start, at, found);
                }

                continue;
            }

            if (at >= Tokens.Count || (step.Kind == StepKind.Glued && Tokens[at].Apart) || (step.Kind == StepKind.Capital && !Tokens[at].Capital))
            {
                continue;
            }

            if (step.Symbol < NumberShapes.Count)
            {
                if (NumberShapes.Fits((NumberShape)step.Symbol, Tokens[at]))
                {
                    var figure = new Figure(Tokens[at].Value, Tokens[at].Length) { Start = at, End = at + 1 };
                    Enter(step, next, figure, start, at + 1, found);
                }
            }
            else if (_table.RootOf(step.Symbol) is not null)
            {
                var inner = At(step.Symbol, at);
                for (var i = 0; i < inner.Count; i++)
                {
                    Enter(step, next, inner[i], start, inner[i].End, found);
                }
            }
            else
            {
                foreach (var (lexeme, end) in LexemesAt(at))
                {
                    if (lexeme.Symbol == step.Symbol)
                    {
                        Enter(step, next, lexeme.Word, start, end, found);
                    }
                }
            }
        }
    }

    private void Enter(Step step, RuleNode next, Meaning meaning, int start, int end, List<Found> found)
    {
        if (step.Slot == Slot.None)
        {
            Walk(next, start, end, found);
            return;
        }

        _path.Add((step.Slot, meaning));
        Walk(next, start, end, found);
        _path.RemoveAt(_path.Count - 1);
    }

    private void Keep(Production make, int start, int end, List<Found> found)
    {
        var same = found.Count - 1;
        while (same >= 0 && found[same].Meaning.End != end)
        {
            same--;
        }

        if (same >= 0 && found[same].Order <= make.Order && found[same].Meaning is not Days { IsVoid: true })
        {
            return;
        }

        // The path also holds what the rules around this one have bound so far: theirs comes before ours.
        if (_maker.Make(make, new Slots(_path, _from)) is not { } meaning || (same >= 0 && meaning is Days { IsVoid: true }))
        {
            return;
        }

        var kept = new Found(meaning with { Start = start, End = end }, make.Order);
        if (same >= 0)
        {
            found[same] = kept;
        }
        else
        {
            found.Add(kept);
        }
    }

    private readonly record struct Found(Meaning Meaning, int Order);
}

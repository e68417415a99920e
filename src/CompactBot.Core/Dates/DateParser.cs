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
    private readonly TokenKinds?[] _kinds;
    private readonly SymbolSet?[] _begun;
    private readonly SymbolSet _symbols;
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
        _kinds = new TokenKinds?[tokens.Count];
        _begun = new SymbolSet?[tokens.Count];
        _symbols = new SymbolSet(table.SymbolCount);
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
    public bool MayBegin(int at) => _table.IsExpression(BegunAt(at));

    /// <summary>Every meaning that a rule finds at a token, one for each end.</summary>
    public List<Meaning> At(int symbol, int at) =>
        at < Tokens.Count && BegunAt(at).Has(symbol) && _table.RootOf(symbol) is { } root ? At(symbol, root, at) : Nothing;

    private List<Meaning> At(int symbol, RuleNode root, int at)
    {
        if (_depth >= DeepestRule)
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

    /// <summary>What a token can be. One that stands in no table and is no number is nothing.</summary>
    private TokenKinds KindsAt(int at)
    {
        if (_kinds[at] is { } known)
        {
            return known;
        }

        var lexemes = LexemesAt(at);
        var token = Tokens[at];
        if (lexemes.Count == 0 && token.Kind != TokenKind.Number)
        {
            return _kinds[at] = _table.Steps.None;
        }

        _symbols.Clear();
        foreach (var (lexeme, _) in lexemes)
        {
            _symbols.Add(lexeme.Symbol);
        }

        for (var shape = 0; token.Kind == TokenKind.Number && shape < NumberShapes.Count; shape++)
        {
            if (NumberShapes.Fits((NumberShape)shape, token))
            {
                _symbols.Add(shape);
            }
        }

        return _kinds[at] = _table.Steps.KindsOf(_symbols);
    }

    /// <summary>What can begin at a token, as far as it and the next tell; a phrase of several tokens is told by its first alone.</summary>
    private SymbolSet BegunAt(int at)
    {
        if (_begun[at] is { } known)
        {
            return known;
        }

        var kinds = KindsAt(at);
        return _begun[at] = kinds == _table.Steps.None || LexemesAt(at).Exists(l => l.End > at + 1)
            ? kinds.Begins
            : _table.Steps.Begun(kinds, at + 1 < Tokens.Count ? KindsAt(at + 1) : _table.Steps.None);
    }

    private void Walk(RuleNode node, int start, int at, List<Found> found)
    {
        if (node.Make is { } make)
        {
            Keep(make, start, at, found);
        }

        if (node.Next.Length == 0)
        {
            return;
        }

        foreach (var (step, next) in _table.Steps.From(node, at < Tokens.Count ? KindsAt(at) : _table.Steps.None))
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

            if ((step.Kind == StepKind.Glued && Tokens[at].Apart) || (step.Kind == StepKind.Capital && !Tokens[at].Capital))
            {
                continue;
            }

            if (step.Symbol < NumberShapes.Count)
            {
                var figure = new Figure(Tokens[at].Value, Tokens[at].Length) { Start = at, End = at + 1 };
                Enter(step, next, figure, start, at + 1, found);
            }
            else if (_table.RootOf(step.Symbol) is { } root)
            {
                var inner = BegunAt(at).Has(step.Symbol) ? At(step.Symbol, root, at) : Nothing;
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

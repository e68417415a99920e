using System.Text.Json;
using CompactBot.Core.Languages;
using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>
/// What the grammar knows of one language, read from its <c>dates.json</c>: words with their values, rules whose patterns say in which order
/// things are written and between which words, and the words beside which a number is no date.
/// </summary>
internal sealed class DateTable
{
    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly List<RuleNode?> _roots = [];
    private readonly List<string> _names = [];
    private SymbolSet[] _starts = [];
    private readonly int[] _rules = [];
    private readonly SymbolSet _expressions;

    private readonly Dictionary<char, char> _foldings = [];
    private readonly List<(string Written, string Before)> _prefixes = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public PhraseTree Phrases { get; } = new();

    /// <summary>The hours that a part of the day is taken to last, by its key.</summary>
    public Dictionary<string, (LocalTime From, LocalTime To)> DayParts { get; } = new(StringComparer.Ordinal);

    /// <summary>The months of a season, first and last, by its key; a last before its first is the next year's.</summary>
    public Dictionary<string, (int First, int Last)> Seasons { get; } = new(StringComparer.Ordinal);

    /// <summary>True where 5/12 is 12 May; both orders are read, this one first.</summary>
    public bool MonthFirst { get; private init; }

    public int SymbolCount => _names.Count;

    public int RuleCount { get; private set; }

    public int Days { get; private set; }

    public int Hours { get; private set; }

    public int WeakHours { get; private set; }

    public int Moments { get; private set; }

    /// <summary>What is an expression only where somebody asks, not in a letter.</summary>
    public int Casual { get; private set; }

    /// <summary>Whether any of these is an expression.</summary>
    public bool IsExpression(SymbolSet symbols) => _expressions.Meets(symbols);

    /// <summary>What a token can be, and which steps of a rule are open to it.</summary>
    public StepTable Steps { get; }

    public RuleNode? RootOf(int symbol) => _roots[symbol];

    /// <summary>Which of the rules a symbol is.</summary>
    public int RuleOf(int symbol) => _rules[symbol];

    public int SymbolOf(string name) => _symbols.TryGetValue(name, out var symbol) ? symbol : -1;

    public static DateTable Load(string language)
    {
        using var stream = LanguageData.Open(language, "dates.json");
        using var json = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return new DateTable(json.RootElement) { MonthFirst = json.RootElement.GetProperty("monthFirst").GetBoolean() };
    }

    private DateTable(JsonElement root)
    {
        foreach (var name in Enum.GetNames<NumberShape>())
        {
            Symbol(name);
        }

        if (root.TryGetProperty("foldings", out var foldings))
        {
            foreach (var folding in foldings.EnumerateObject())
            {
                _foldings.Add(folding.Name[0], folding.Value.GetString()![0]);
            }
        }

        foreach (var part in root.GetProperty("dayParts").EnumerateObject())
        {
            var ends = part.Value.EnumerateArray().Select(end => ClockReckoning.Parse(end.GetString()!)).ToArray();
            DayParts.Add(part.Name, (ends[0], ends[1]));
        }

        foreach (var season in root.GetProperty("seasons").EnumerateObject())
        {
            Seasons.Add(season.Name, (season.Value[0].GetInt32(), season.Value[1].GetInt32()));
        }

        foreach (var category in root.GetProperty("words").EnumerateObject())
        {
            var symbol = Symbol(category.Name);
            if (category.Value.ValueKind == JsonValueKind.Array)
            {
                Add(symbol, string.Empty, category.Value);
                continue;
            }

            foreach (var value in category.Value.EnumerateObject())
            {
                Add(symbol, value.Name, value.Value);
            }
        }

        var rules = root.GetProperty("rules");
        foreach (var rule in rules.EnumerateObject())
        {
            _roots[Symbol(rule.Name)] = new RuleNode();
        }

        var defined = _names.Count;
        var order = 0;
        foreach (var rule in rules.EnumerateObject())
        {
            foreach (var production in rule.Value.EnumerateObject())
            {
                var make = Production.Parse(production.Name, order++);
                foreach (var pattern in production.Value.EnumerateArray())
                {
                    RulePattern.AddTo(_roots[Symbol(rule.Name)]!, pattern.GetString()!, make, this);
                }
            }
        }

        // Literals are added as they are met; any other name that only a pattern knows is a slip of the pen.
        if (_names.Skip(defined).FirstOrDefault(n => n[0] != '\'') is { } unknown)
        {
            throw new FormatException($"A pattern asks for '{unknown}', which is neither among the words nor among the rules.");
        }

        var nodes = 0;
        foreach (var node in _roots)
        {
            node?.Seal(ref nodes);
        }

        FindStarts();

        _rules = [.. _roots.Select(node => node is null ? -1 : RuleCount++)];

        if (root.TryGetProperty("prefixes", out var prefixes))
        {
            _prefixes.AddRange(prefixes.EnumerateObject().Select(p => (p.Name, p.Value.GetString()!)));
        }

        Days = _symbols["days"];
        Hours = _symbols["hours"];
        WeakHours = _symbols["weakHours"];
        Moments = _symbols["moments"];
        Casual = _symbols["casual"];
        Steps = new StepTable([.. _roots], _starts);
        _expressions = new SymbolSet(_names.Count);
        foreach (var symbol in (ReadOnlySpan<int>)[Days, Hours, WeakHours, Moments, Casual])
        {
            _expressions.Add(symbol);
        }
    }

    /// <summary>The symbol of a category, a rule, or a literal of a pattern, which becomes a category of its own.</summary>
    internal int Symbol(string name)
    {
        if (!_symbols.TryGetValue(name, out var symbol))
        {
            symbol = _names.Count;
            _symbols.Add(name, symbol);
            _names.Add(name);
            _roots.Add(null);
        }

        return symbol;
    }

    internal int Literal(string word)
    {
        var name = "'" + word;
        var known = _symbols.ContainsKey(name);
        var symbol = Symbol(name);
        if (!known)
        {
            AddPhrase(word, new Lexeme(symbol, new Word(string.Empty)));
        }

        return symbol;
    }

    private void FindStarts()
    {
        _starts = [.. _names.Select(_ => new SymbolSet(_names.Count))];
        for (var symbol = 0; symbol < _roots.Count; symbol++)
        {
            if (_roots[symbol] is null)
            {
                _starts[symbol].Add(symbol);
            }
        }

        // Rules begin with rules: go round until nothing is new.
        for (var grown = true; grown;)
        {
            grown = false;
            for (var symbol = 0; symbol < _roots.Count; symbol++)
            {
                grown |= _roots[symbol] is { } root && GrowStarts(_starts[symbol], root);
            }
        }
    }

    private bool GrowStarts(SymbolSet starts, RuleNode node)
    {
        var grown = false;
        foreach (var (step, next) in node.Next)
        {
            grown |= step.TakesNothing ? GrowStarts(starts, next) : starts.Add(_starts[step.Symbol]);
        }

        return grown;
    }

    private void Add(int symbol, string value, JsonElement phrases)
    {
        var word = new Word(value);
        foreach (var phrase in phrases.EnumerateArray())
        {
            AddPhrase(phrase.GetString()!, new Lexeme(symbol, word));
        }
    }

    private void AddPhrase(string phrase, Lexeme lexeme)
    {
        var tokens = DateToken.Split(phrase, _foldings);
        Phrases.Add(tokens, lexeme);
        _known.UnionWith(tokens.Select(t => t.Folded));
    }

    /// <summary>The tokens of a text. Where a language writes a small word and the next as one, they are parted, if the table knows what remains.</summary>
    public List<DateToken> Tokens(string text)
    {
        if (_prefixes.Count == 0)
        {
            return DateToken.Split(text, _foldings, _known);
        }

        var tokens = DateToken.Split(text, _foldings);

        var parted = new List<DateToken>(tokens.Count);
        foreach (var token in tokens)
        {
            if (token is { Kind: TokenKind.Word, Folded.Length: >= 3 } && !_known.Contains(token.Folded) && WithoutPrefix(token.Folded) is { } rest)
            {
                parted.Add(token with { End = token.Start + 1, Folded = token.Folded[..1] });
                parted.Add(token with { Start = token.Start + 1, Folded = rest, Apart = false });
            }
            else
            {
                parted.Add(token);
            }
        }

        return parted;
    }

    private string? WithoutPrefix(string word)
    {
        foreach (var (written, before) in _prefixes)
        {
            if (word.StartsWith(written, StringComparison.Ordinal) && before + word[written.Length..] is var rest && _known.Contains(rest))
            {
                return rest;
            }
        }

        return null;
    }
}

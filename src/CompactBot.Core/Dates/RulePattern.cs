namespace CompactBot.Core.Dates;

/// <summary>
/// Patterns of a table. <c>word</c> is written so; <c>&lt;set&gt;</c> is any word of a category; <c>{category}</c> is a word, a number or a rule whose
/// meaning is kept under its own name, or under another: <c>{days=last}</c>; <c>(a|b)</c> is a choice, <c>?</c> behind makes optional, <c>~</c> before
/// forbids white space there, <c>^</c> asks for a capital, <c>!&lt;set&gt;</c> for none of a set to follow, <c>@&lt;set&gt;</c> for one to stand before, <c>%&lt;set&gt;</c> for none to, <c>&amp;&lt;set&gt;</c>
/// for no other word to follow. A pattern is written out into all its sequences, which share their beginnings in a tree.
/// </summary>
internal static class RulePattern
{
    public static void AddTo(RuleNode root, string pattern, Production make, DateTable table)
    {
        var at = 0;
        foreach (var sequence in Choices(pattern, ref at, table))
        {
            var node = root;
            foreach (var step in sequence)
            {
                node = node.To(step);
            }

            if (node == root)
            {
                throw new FormatException($"The pattern '{pattern}' can match nothing at all.");
            }

            node.Make ??= make;
        }

        if (at < pattern.Length)
        {
            throw new FormatException($"The pattern '{pattern}' has a ')' too many.");
        }
    }

    private static List<Step[]> Choices(string pattern, ref int at, DateTable table)
    {
        var all = new List<Step[]>();
        var current = new List<Step[]> { Array.Empty<Step>() };
        var only = StepKind.Plain;
        while (at < pattern.Length && pattern[at] != ')')
        {
            switch (pattern[at])
            {
                case ' ':
                    at++;
                    break;
                case '|':
                    all.AddRange(current);
                    current = [[]];
                    at++;
                    break;
                case '~' or '!' or '@' or '%' or '^' or '&':
                    only = pattern[at] switch
                    {
                        '~' => StepKind.Glued,
                        '!' => StepKind.NotAhead,
                        '@' => StepKind.Behind,
                        '%' => StepKind.NotBehind,
                        '&' => StepKind.Ends,
                        _ => StepKind.Capital,
                    };
                    at++;
                    break;
                default:
                    var item = Item(pattern, ref at, table);
                    if (only != StepKind.Plain)
                    {
                        item = [.. item.Select(s => s.Length == 0 ? s : [s[0] with { Kind = only }, .. s.Skip(1)])];
                        only = StepKind.Plain;
                    }

                    if (at < pattern.Length && pattern[at] == '?')
                    {
                        item.Add([]);
                        at++;
                    }

                    current = [.. current.SelectMany(head => item.Select(tail => (Step[])[.. head, .. tail]))];
                    break;
            }
        }

        all.AddRange(current);
        return all;
    }

    private static List<Step[]> Item(string pattern, ref int at, DateTable table)
    {
        switch (pattern[at])
        {
            case '(':
                at++;
                var choices = Choices(pattern, ref at, table);
                at++;
                return choices;
            case '{':
                var names = Between(pattern, ref at, '}').Split('=');
                return [[new Step(table.Symbol(names[0]), SlotOf(names[^1]), StepKind.Plain)]];
            case '<':
                return [[new Step(table.Symbol(Between(pattern, ref at, '>')), Slot.None, StepKind.Plain)]];
            case '\\':
                at++;
                return [[new Step(table.Literal(pattern[at++].ToString()), Slot.None, StepKind.Plain)]];
            default:
                var start = at;
                while (at < pattern.Length && char.IsLetter(pattern[at]))
                {
                    at++;
                }

                at = at == start ? at + 1 : at;
                return [[new Step(table.Literal(pattern[start..at]), Slot.None, StepKind.Plain)]];
        }
    }

    private static string Between(string pattern, ref int at, char close)
    {
        var end = pattern.IndexOf(close, at);
        if (end < 0)
        {
            throw new FormatException($"The pattern '{pattern}' has no '{close}' after its place {at}.");
        }

        var name = pattern[(at + 1)..end];
        at = end + 1;
        return name;
    }

    private static Slot SlotOf(string name) => Enum.TryParse<Slot>(name, ignoreCase: true, out var slot)
        ? slot
        : throw new FormatException($"'{name}' is no name under which a meaning is kept: one of {string.Join(", ", Enum.GetNames<Slot>())}.");
}

/// <summary>What is met next on the way through a rule.</summary>
internal readonly record struct Step(int Symbol, Slot Slot, StepKind Kind)
{
    public bool TakesNothing => Kind is StepKind.NotAhead or StepKind.Behind or StepKind.NotBehind or StepKind.Ends;
}

internal enum StepKind : byte
{
    Plain,

    /// <summary>No white space before it.</summary>
    Glued,

    /// <summary>Written with a capital.</summary>
    Capital,

    /// <summary>Must not follow; nothing is taken.</summary>
    NotAhead,

    /// <summary>What follows is no word and no number, or is one of these; nothing is taken.</summary>
    Ends,

    /// <summary>Must stand before; nothing is taken.</summary>
    Behind,

    /// <summary>Must not stand before; nothing is taken.</summary>
    NotBehind,
}

internal sealed class RuleNode
{
    private readonly List<(Step Step, RuleNode Next)> _next = [];

    public Production? Make { get; set; }

    public (Step Step, RuleNode Next)[] Next { get; private set; } = [];

    /// <summary>Its number among the nodes of its table.</summary>
    public int Id { get; private set; }

    public RuleNode To(Step step)
    {
        foreach (var (known, next) in _next)
        {
            if (known == step)
            {
                return next;
            }
        }

        var node = new RuleNode();
        _next.Add((step, node));
        return node;
    }

    /// <param name="nodes">How many nodes the table has so far.</param>
    public void Seal(ref int nodes)
    {
        Id = nodes++;
        Next = [.. _next];
        foreach (var (_, next) in _next)
        {
            next.Seal(ref nodes);
        }
    }
}

/// <summary>How what was matched becomes a meaning; <paramref name="Order"/> settles two of one length: the rule written first wins.</summary>
internal sealed record Production(ProductionName Name, string Argument, int Order)
{
    public static Production Parse(string text, int order)
    {
        var parts = text.Split(':');
        return Enum.TryParse<ProductionName>(parts[0], ignoreCase: true, out var name)
            ? new Production(name, parts.Length > 1 ? parts[1] : string.Empty, order)
            : throw new FormatException($"'{parts[0]}' is no production: one of {string.Join(", ", Enum.GetNames<ProductionName>())}.");
    }
}

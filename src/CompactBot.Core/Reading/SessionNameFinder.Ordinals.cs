using System.Globalization;

namespace CompactBot.Core.Reading;

/// <content>The number that a session has in its series: a word, a figure, a Roman numeral.</content>
internal sealed partial class SessionNameFinder
{
    private (int? Ordinal, Token? Token) OrdinalOf(List<Token> tokens, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            if (i < to && _ordinals.TryGetValue($"{tokens[i].Text} {tokens[i + 1].Text}", out var whole))
            {
                return (whole, tokens[i] with { Text = $"{tokens[i].Text} {tokens[i + 1].Text}", End = tokens[i + 1].End });
            }

            if (Ordinal(tokens[i].Text) is { } ordinal)
            {
                // Tens and ones can be words of their own.
                return i < to && ordinal >= 10 && ordinal % 10 == 0 && Ordinal(tokens[i + 1].Text) is { } ones and < 10
                    ? (ordinal + ones, tokens[i] with { Text = $"{tokens[i].Text} {tokens[i + 1].Text}", End = tokens[i + 1].End })
                    : (ordinal, tokens[i]);
            }
        }

        return (null, null);
    }

    /// <summary>"one hundred and" before an ordinal: the hundreds, and where they begin.</summary>
    private (int Hundreds, int At)? HundredsBefore(string text, int at)
    {
        const int Longest = 24;
        var from = Math.Max(0, at - Longest);
        return words.HundredBefore?.Match(text[from..at]) is { Success: true } match
            ? ((words.Numbers.TryGetValue(match.Groups["n"].Value.ToLowerInvariant(), out var number) ? number : 1) * 100, from + match.Index)
            : null;
    }

    /// <summary>"quarante et unième": tens and ones with a word between them.</summary>
    private (int?, Token?)? Joined(List<Token> tokens, int ones) =>
        ones >= 2 && string.Equals(tokens[ones - 1].Text, words.TailAnd, StringComparison.OrdinalIgnoreCase)
        && $"{tokens[ones - 2].Text} {tokens[ones - 1].Text} {tokens[ones].Text}" is var whole && _ordinals.TryGetValue(whole, out var ordinal)
            ? (ordinal, new Token(whole, tokens[ones - 2].Start, tokens[ones].End, false))
            : null;

    private int? Ordinal(string word) =>
        _ordinals.TryGetValue(WordForms.Fold(word), out var ordinal) ? ordinal
        : RomanNumeral.Read(word) is { } roman ? roman
        : words.OrdinalFigure.Match(word) is { Success: true } figure ? Figure(figure.Groups[1].Value)
        : null;

    /// <summary>"The first, second and third consultations" are three: each ordinal before the last has the name that the last one has.</summary>
    private void AddCounted(Sentence sentence, List<Token> tokens, List<SessionName> names)
    {
        foreach (var name in names.Where(n => n.OrdinalSpan is not null).ToList())
        {
            var at = tokens.FindIndex(t => t.Start >= name.Start && Ordinal(t.Text) == name.Ordinal) - 1;
            var before = names.IndexOf(name);
            for (var last = name.Start; at >= 0 && name.Ordinal is not null; at--)
            {
                var isJoin = string.Equals(tokens[at].Text, words.TailAnd, StringComparison.OrdinalIgnoreCase);
                if (isJoin)
                {
                    continue;
                }

                if (Ordinal(tokens[at].Text) is not { } ordinal || ordinal >= name.Ordinal || tokens[at].IsDate || !words.ListJoin.IsMatch(sentence.Text[tokens[at].End..last]))
                {
                    break;
                }

                last = tokens[at].Start;
                names.Insert(before, Nth(name, ordinal, tokens[at].Text) with
                {
                    OrdinalSpan = sentence.Span(tokens[at].Start, tokens[at].End - tokens[at].Start),
                    Rank = name.Rank,
                });
            }
        }
    }

    /// <summary>"las reuniones primera y segunda" are two, where a language writes them so.</summary>
    private void AddCountedBehind(Sentence sentence, List<Token> tokens, List<SessionName> names)
    {
        if (!names.Exists(static n => n is { IsPlural: true, Ordinal: null, Count: null }))
        {
            return;
        }

        foreach (var name in names.FindAll(static n => n is { IsPlural: true, Ordinal: null, Count: null }))
        {
            var head = tokens.FindIndex(t => t.Start >= name.Start && _singular.TryGetValue(t.Text, out var singular) && singular == name.Head);
            var found = new List<(int Ordinal, Token Token)>();
            var noun = head >= 0 && words.HeadTail?.Match(sentence.After(tokens[head].End)) is { Success: true } compound ? tokens.FindLastIndex(t => t.End <= tokens[head].End + compound.Length) : head;
            for (var i = noun + 1; head >= 0 && i < tokens.Count && !tokens[i].IsDate; i++)
            {
                if (Ordinal(tokens[i].Text) is { } ordinal && (found.Count == 0 ? i == noun + 1 : words.ListJoin.IsMatch(sentence.Text[found[^1].Token.End..tokens[i].Start])))
                {
                    found.Add((ordinal, tokens[i]));
                }
                else if (!string.Equals(tokens[i].Text, words.TailAnd, StringComparison.OrdinalIgnoreCase))
                {
                    break;
                }
            }

            if (found.Count < 2 || found[^1].Ordinal <= found[0].Ordinal)
            {
                continue;
            }

            var at = names.IndexOf(name);
            names.RemoveAt(at);
            names.InsertRange(at, found.Select(f => Nth(name, f.Ordinal, f.Token.Text) with { End = Math.Max(name.End, found[^1].Token.End), OrdinalSpan = sentence.Span(f.Token.Start, f.Token.End - f.Token.Start) }));
        }
    }

    private static int Figure(string digits) => digits.Aggregate(0, (value, digit) => value * 10 + CharUnicodeInfo.GetDecimalDigitValue(digit));
}

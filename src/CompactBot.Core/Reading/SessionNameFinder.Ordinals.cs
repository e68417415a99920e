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

    private static int Figure(string digits) => digits.Aggregate(0, (value, digit) => value * 10 + CharUnicodeInfo.GetDecimalDigitValue(digit));
}

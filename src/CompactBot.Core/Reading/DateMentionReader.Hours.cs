using System.Text.RegularExpressions;
using CompactBot.Core.Dates;

namespace CompactBot.Core.Reading;

/// <content>Hours that are said twice, by two clocks, and what only looks like hours.</content>
internal sealed partial class DateMentionReader
{
    private static string Masked(string text, Languages.Pattern? pattern, string group) => pattern is null ? text
        : pattern.Matches(text).Select(m => m.Groups[group]).Aggregate(text, (masked, m) => string.Concat(masked.AsSpan(0, m.Index), new string(' ', m.Length), masked.AsSpan(m.Index + m.Length)));

    /// <summary>"at 09:30 EST (14:30 GMT)": the hour in brackets is the same by another clock.</summary>
    private bool IsSameHourElsewhere(Sentence sentence, IReadOnlyList<DateExpression> expressions, int at) =>
        (at > 1 && expressions[at].ZoneName is not null && expressions[at - 1].ZoneName is not null && sentence.Text[expressions[at - 1].End..Math.Max(expressions[at - 1].End, expressions[at].Start)].Trim() is ";" or "," or "/" && IsSameHourElsewhere(sentence, expressions, at - 1))
        || (at > 0 && expressions[at].ZoneName is { } zone && expressions[at - 1].ZoneName is { } first && !string.Equals(zone, first, StringComparison.OrdinalIgnoreCase)
            && expressions[at].Start - expressions[at - 1].End is >= 0 and <= MostZoneLetters && !sentence.Text[expressions[at - 1].End..expressions[at].Start].Split(' ').Contains(words.TailAnd, StringComparer.OrdinalIgnoreCase))
        || (at > 0 && expressions[at] is { } other && (other.ZoneName is not null || ZoneBehind().IsMatch(sentence.After(other.End))) && expressions[at - 1].Kind is DateKind.Time or DateKind.TimeRange
        && sentence.Text[expressions[at - 1].End..Math.Max(expressions[at - 1].End, other.Start)].Trim() is { Length: > 0 and <= MostZoneLetters } between && between[^1] is '(' or '（' or '/' or '[');

    /// <summary>"EST (" between the hour and the same hour elsewhere.</summary>
    private const int MostZoneLetters = 16;

    [GeneratedRegex(@"^\s*\p{Lu}{2,5}\s*[)）\]]", RegexOptions.None, 1000)]
    private static partial Regex ZoneBehind();

    /// <summary>"Working Party 9A" has no hours.</summary>
    [GeneratedRegex(@"^\d{1,2}\p{Lu}$", RegexOptions.None, 1000)]
    private static partial Regex GroupName();
}

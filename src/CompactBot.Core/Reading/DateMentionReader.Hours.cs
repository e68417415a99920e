using System.Globalization;
using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <content>Hours that are said twice, by two clocks, and what only looks like hours.</content>
internal sealed partial class DateMentionReader
{
    private static string Masked(string text, Languages.Pattern? pattern, string group) => pattern is null ? text
        : pattern.Matches(text).Select(m => m.Groups[group]).Aggregate(text, (masked, m) => string.Concat(masked.AsSpan(0, m.Index), new string(' ', m.Length), masked.AsSpan(m.Index + m.Length)));

    /// <summary>An address of the web has figures, and no days.</summary>
    private static string WithoutLinks(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase) ? Link().Replace(text, static m => new string('_', m.Length)) : text;

    [GeneratedRegex(@"(?:\p{L}+://|\bwww\.)\S+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();

    /// <summary>"10–13 and 15–18 hours": figures that only their noun, or the hours that they are joined to, tell to be hours.</summary>
    private IReadOnlyList<DateExpression> WithPlainHours(Sentence sentence, IReadOnlyList<DateExpression> hours)
    {
        if (words.PlainHours is not { } plain)
        {
            return hours;
        }

        var all = hours.ToList();
        foreach (Match match in plain.Matches(sentence.Text))
        {
            Add(match.Groups["from"], match.Groups["to"]);
        }

        for (var i = 0; i < all.Count; i++)
        {
            // What is joined to hours that follow it.
            if (all[i].Kind == DateKind.TimeRange && FiguresBefore().Match(sentence.Text[Math.Max(0, all[i].Start - MostBeforeHours)..all[i].Start]) is { Success: true } before && words.ListJoin.IsMatch(before.Groups["join"].Value))
            {
                var shift = Math.Max(0, all[i].Start - MostBeforeHours);
                AddAt(before.Groups["from"].Index + shift, before.Groups["to"].Index + before.Groups["to"].Length + shift, before.Groups["from"].Value, before.Groups["to"].Value);
            }
        }

        return all.Count == hours.Count ? hours : [.. all.OrderBy(e => e.Start)];

        void Add(Group from, Group to) => AddAt(from.Index, to.Index + to.Length, from.Value, to.Value);

        void AddAt(int start, int end, string from, string to)
        {
            var (first, last) = (int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture));
            if (first >= EarliestHour && last > first && last <= LatestHour && !all.Exists(e => e.Start < end && start < e.End))
            {
                all.Add(new DateExpression(sentence.Text[start..end], start, DateKind.TimeRange, [new DateValue(new DatePoint(null, new LocalTime(first, 0)), new DatePoint(null, new LocalTime(last, 0)))]));
            }
        }
    }

    private const int MostBeforeHours = 24;

    /// <summary>"3–5 hours" last so long, and begin at no hour.</summary>
    private const int EarliestHour = 7;

    private const int LatestHour = 23;

    [GeneratedRegex(@"(?<![\d.:/-])(?<from>\d{1,2})\s*(?:[-–—]|\p{L}{1,3})\s*(?<to>\d{1,2})(?<join>\s*(?:[,;&]|\p{L}{1,3})\s*)(?:\p{Ll}+\s+)?$", RegexOptions.None, 1000)]
    private static partial Regex FiguresBefore();

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

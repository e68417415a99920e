using System.Text.RegularExpressions;
using CompactBot.Core.Dates;

namespace CompactBot.Core.Reading;

/// <summary>"On the same day": the day that was named last, in the sentence or before it.</summary>
internal sealed class SameDays(ReadingWords words)
{
    private DateMention? _last;

    public IReadOnlyList<DateMention> Of(Sentence sentence, IReadOnlyList<DateMention> mentions)
    {
        var all = mentions;
        if (words.SameDay is { } pattern)
        {
            foreach (Match match in pattern.Matches(sentence.Text))
            {
                if (all.LastOrDefault(m => m.End <= match.Index && m.Role == DateRole.Session) is var before && (before ?? _last) is { } day)
                {
                    var value = new DateValue(new DatePoint(day.Days[^1], null), new DatePoint(day.Days[^1], null));
                    var same = new DateMention(sentence, new DateExpression(match.Value, match.Index, DateKind.Date, [value]), DateRole.Session, [day.Days[^1]]);
                    all = [.. all.Append(same).OrderBy(m => m.Start)];
                }
            }
        }

        _last = all.LastOrDefault(m => m.Role == DateRole.Session) ?? _last;
        return all;
    }
}

using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <content>Lists whose lines begin with the day: "17-20 February 2015 - Declaration".</content>
internal sealed partial class SessionReader
{
    private readonly Dictionary<Sentence, Group> _dayFirst = [];

    private readonly HashSet<Sentence> _labelFirst = [];

    /// <summary>"Cluster I: Role of the Assembly — 28 February, 10 a.m.": two or more such lines, one below the other.</summary>
    private void NoteLabelFirst(List<Sentence> all)
    {
        for (var i = 1; i < all.Count; i++)
        {
            if (IsLabelled(all[i]) && IsLabelled(all[i - 1]))
            {
                _labelFirst.Add(all[i - 1]);
                _labelFirst.Add(all[i]);
            }
        }

        bool IsLabelled(Sentence sentence) => sentence.Text.Length <= LongestDayFirst && SentenceSplitter.LabelledLine().IsMatch(sentence.Text.AsSpan().TrimEnd(".,;")) && !_words.FieldLine.IsMatch(sentence.Text);
    }

    /// <summary>What such a line calls its day, where nothing in it names a session and it says at what hour or where.</summary>
    private SessionName? LabelAhead(Sentence sentence, List<SessionName> names, List<DateMention> days, bool isPlaced)
    {
        if (!isPlaced || days.Count != 1 || names.Exists(n => n.Rank != NameRank.Context) || !_labelFirst.Contains(sentence) || LineLabelled().Match(sentence.Text[..days[0].Start]) is not { Success: true } match)
        {
            return null;
        }

        var label = match.Groups["label"];
        return _words.OtherBefore.IsMatch(match.Value) || _words.DeadlineBefore.IsMatch(match.Value) ? null : _names.Called(sentence, label.Index, label.Value);
    }

    [GeneratedRegex(@"^\W{0,4}(?<label>\p{L}[^\n]{2,190}?)(?:\s*[:–—]|\s-)\s*(?:\p{L}+[,.]?\s+)?$", RegexOptions.None, 1000)]
    private static partial Regex LineLabelled();

    /// <summary>
    /// Notes the lines of such lists: two or more one below the other, of which at least one is called a session, or which a line heads that announces some.
    /// </summary>
    private void NoteDayFirst(List<Sentence> all)
    {
        for (var i = 0; i < all.Count; i++)
        {
            var from = i;
            var labels = new List<Group>();
            while (i < all.Count && all[i].Text.Length <= LongestDayFirst && SentenceSplitter.DayFirst().Match(all[i].Text) is { Success: true } match)
            {
                labels.Add(match.Groups["label"]);
                i++;
            }

            var head = from > 0 ? all[from - 1] : null;
            if (labels.Count > 1 && (Enumerable.Range(from, labels.Count).Any(at => _names.Find(all[at], []).Count > 0) || (head is not null && ListHead().IsMatch(head.Text) && _names.Find(head, []).Any(n => n.IsPlural))))
            {
                for (var at = 0; at < labels.Count; at++)
                {
                    _dayFirst[all[from + at]] = labels[at];
                }
            }
        }
    }

    /// <summary>What a line of such a list calls its days; a step between the sessions ("Release of the draft") has none.</summary>
    private List<SessionName> CalledBehind(Sentence sentence, List<SessionName> names, List<DateMention> days)
    {
        if (days.Count == 0 || names.Exists(n => n.Rank == NameRank.Subject) || !_dayFirst.TryGetValue(sentence, out var label) || days[^1].End > label.Index)
        {
            return names;
        }

        if (_words.Documents.IsMatch(label.Value) || _words.OtherBefore.IsMatch(label.Value + " ") || _words.DeadlineBefore.IsMatch(label.Value + " ") || _words.NotSessions.IsMatch(label.Value))
        {
            days.Clear();
            return names;
        }

        var called = _names.Called(sentence, label.Index, label.Value.TrimEnd('.', ' '));
        return [.. names, _listed is { } model ? called with { Kind = model.Kind, Series = model } : called];
    }

    private const int LongestDayFirst = 200;

    /// <summary>"Date: 1 February; Meeting: First consultation; Venue: …": what heads a column names no session, and what stands under it does.</summary>
    private List<SessionName> UnderHeads(Sentence sentence, List<SessionName> names, List<DateMention> days)
    {
        if (days.Count == 0 || !sentence.Text.Contains("; ", StringComparison.Ordinal) || Cell().Matches(sentence.Text) is not { Count: >= FewestCells } cells)
        {
            return names;
        }

        var heads = names.FindAll(n => cells.Any(c => c.Groups["head"] is var head && n.Start < head.Index + head.Length && head.Index < n.End));
        var kept = names.FindAll(n => !heads.Contains(n));
        return heads.Count > 0 && !kept.Exists(n => n.Rank != NameRank.Context)
            && cells.FirstOrDefault(c => heads.Exists(n => n.Start >= c.Index && n.End <= c.Groups["value"].Index)) is { } cell && cell.Groups["value"] is { Length: <= LongestDayFirst } value
            ? [.. kept, _names.Called(sentence, value.Index, value.Value.TrimEnd('.', ' '))]
            : kept;
    }

    private const int FewestCells = 3;

    [GeneratedRegex(@"(?<=^|;\s+)(?<head>[^:;]{2,40}):\s+(?<value>[^;]+)", RegexOptions.None, 1000)]
    private static partial Regex Cell();
}

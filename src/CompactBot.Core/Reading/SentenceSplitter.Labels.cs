using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <content>Lists whose items are a label and a day, in one line or line by line.</content>
internal sealed partial class SentenceSplitter
{
    /// <summary>"Declaration: 17–20 February; Goals and targets: 23–27 March": another label with its day, behind one that has its own.</summary>
    private bool LabelsNext(string text, int start, int at) =>
        LabelledDayNext().IsMatch(text, at + 1) && LabelledDayBefore().IsMatch(text[Math.Max(start, at - LongestLabelled)..at])
        && !words.FieldLine.IsMatch(text[(at + 1)..Math.Min(text.Length, at + LongestItemLead)])
        && !words.FieldLine.IsMatch(text[start..Math.Min(text.Length, start + LongestItemLead)]);

    /// <summary>A line that labels a day, above or below another that does, or below a line that leads to them; and what follows the last of them.</summary>
    private bool StartsLabelled(string text, int start, int at)
    {
        var from = Math.Max(start, text.LastIndexOf('\n', Math.Max(start, at - 1), Math.Max(0, at - start)) + 1);
        var line = text.AsSpan(from, at - from).TrimEnd();
        if (line.Length is 0 or > LongestLabelled || line[^1] is ',' or '–' or '-' or '(')
        {
            return false;
        }

        var isLabelled = LabelledLine().IsMatch(line);
        var next = text.AsSpan(at + 1, LineEnd(text, at + 1) - at - 1);
        return (isLabelled || line[^1] == ':') && next.Length <= LongestLabelled && LabelledLine().IsMatch(next) ? !words.FieldLine.IsMatch(next.ToString())
            : isLabelled && next.Length > 0 && char.IsUpper(next[0]) && LabelledLine().Count(text[start..at]) > 0 && text.LastIndexOf('\n', Math.Max(0, start - 1)) >= 0 && start > 0 && !words.FieldLine.IsMatch(line.ToString());
    }

    /// <summary>A line that begins with a day and says behind it what is then, below another that does or below a line that leads to them; and what follows the last of them.</summary>
    private static bool StartsDayFirst(string text, int start, int at)
    {
        var from = Math.Max(start, text.LastIndexOf('\n', Math.Max(start, at - 1), Math.Max(0, at - start)) + 1);
        var line = text.AsSpan(from, at - from).TrimEnd();
        var next = text.AsSpan(at + 1, LineEnd(text, at + 1) - at - 1);
        if (line.Length is 0 or > LongestLabelled || next.Length is 0 or > LongestLabelled)
        {
            return false;
        }

        var isDayFirst = DayFirst().IsMatch(line);
        return (isDayFirst || line[^1] == ':') && (DayFirst().IsMatch(next) || (isDayFirst && char.IsUpper(next[0]) && start > 0));
    }

    /// <summary>"17-20 February 2015 - Declaration": the group "label".</summary>
    [GeneratedRegex(@"^[^\p{L}\d\n]{0,4}(?=[^\n\d]{0,16}\d)[\p{L}\d][^\n:：;]{3,70}?(?:\s+[-–—]\s+|\s*[:：]\s*)(?<label>[\p{Lu}\p{Lo}][^\n:;]{2,110})$", RegexOptions.None, 1000)]
    internal static partial Regex DayFirst();

    /// <summary>What leads to a list says more than a label does.</summary>
    private const int ShortestHead = 24;

    /// <summary>A label and its day are no longer.</summary>
    private const int LongestLabelled = 200;

    [GeneratedRegex(@"\G\s+(?:\(?(?:[a-z]|[ivx]{1,4}|\d)\)\s+)?(?:\p{L}{2,4}\s+)?\p{Lu}[^:;.\n]{2,80}:\s+(?:\p{L}+[,.]?\s+)?\d{1,2}(?!\d|[.:h]\d)", RegexOptions.None, 1000)]
    private static partial Regex LabelledDayNext();

    [GeneratedRegex(@"\p{L}[^:;]{2,100}:\s+(?:\p{L}+[,.]?\s+)?\d{1,2}(?!\d|[.:h]\d)[^:;]{0,80}$", RegexOptions.None, 1000)]
    private static partial Regex LabelledDayBefore();

    [GeneratedRegex(@"^\W{0,4}\p{L}[^\n:]{2,100}?(?::\s\p{L}[^\n:]{2,90}?)?(?:\s*:\s|\s*[–—]|\s-\s)\s*(?:\p{L}+[,.]?\s+)?\d{1,2}(?!\d|[.:h]\d|\s*[ap]\.?\s?m\b)[^\n]{0,90}$", RegexOptions.None, 1000)]
    internal static partial Regex LabelledLine();
}

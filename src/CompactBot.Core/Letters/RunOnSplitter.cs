using System.Text.RegularExpressions;

namespace CompactBot.Core.Letters;

/// <summary>
/// Parts text in which a letter's head, salutation and closing run on in one line with the rest, as web pages and scans give it: "… New York,
/// 12 April 2016 Excellency, As promised, …". The words stay exactly as they are.
/// </summary>
internal static partial class RunOnSplitter
{
    /// <summary>How far before a salutation its date is looked for.</summary>
    private const int DateReach = 60;

    /// <summary>Without a salutation, a head ends with a date within so many characters.</summary>
    private const int LongestHead = 400;

    public static IReadOnlyList<TextParagraph> Split(IReadOnlyList<TextParagraph> paragraphs, LetterLines lines, LetterWords words)
    {
        if (words.SalutationWithin is not { } salutation)
        {
            return paragraphs;
        }

        var split = new List<TextParagraph>();
        var found = paragraphs.Any(p => p.Text.Split('\n').Any(lines.IsSalutation));
        var runsOn = false;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var paragraph = paragraphs[i];
            var before = i > 0 ? paragraphs[i - 1].Text : string.Empty;
            var cuts = new SortedSet<int>();
            foreach (var match in salutation.Matches(paragraph.Text).Where(m => !IsLine(paragraph.Text, m.Index, m.Index + m.Length)))
            {
                var from = Math.Max(0, match.Index - DateReach);
                var date = lines.DateEnding(paragraph.Text[from..match.Index]);
                var behind = date is null ? lines.DateOpening(paragraph.Text[(match.Index + match.Length)..]) : 0;
                var opens = match.Index == 0 && !before.EndsWith(',') && FirstLetter().Match(paragraph.Text, match.Length) is { Success: true };
                if (date is null && behind == 0 && !opens && (found || match.Index > LongestHead || char.IsLetter(match.Value[^1])))
                {
                    continue;
                }

                found = runsOn = true;
                cuts.Add(date is { } start ? from + start : match.Index);
                cuts.UnionWith([match.Index, match.Index + match.Length, match.Index + match.Length + behind]);
            }

            if (runsOn)
            {
                AddUnaddressed(paragraph.Text, AddClosings(paragraph.Text, lines, cuts), lines, words, cuts);
            }

            split.AddRange(Cut(paragraph, cuts));
        }

        return found || split.Count == 0 || split.Take(6).Any(p => lines.HasDateLine(p.Text)) || lines.DateWithin(Opening(split[0].Text)) is not { } dated
            ? split
            : [.. Cut(split[0], [dated.Start + dated.Text.Length]), .. split.Skip(1)];
    }

    /// <summary>A salutation that is a line of its own is seen as such.</summary>
    private static bool IsLine(string text, int start, int end)
    {
        var lineStart = start > 0 ? text.LastIndexOf('\n', start - 1) + 1 : 0;
        var lineEnd = text.IndexOf('\n', end) is >= 0 and var at ? at : text.Length;
        return string.IsNullOrWhiteSpace(text[lineStart..start]) && string.IsNullOrWhiteSpace(text[end..lineEnd]);
    }

    /// <summary>Before a sentence that closes a letter, and behind it.</summary>
    /// <returns>Where the last closing ends; the text's length where there is none.</returns>
    private static int AddClosings(string text, LetterLines lines, SortedSet<int> cuts)
    {
        var last = text.Length;
        foreach (Match start in SentenceStart().Matches(text))
        {
            var sentence = text[start.Index..Math.Min(text.Length, start.Index + LongestHead)];
            if (lines.IsClosing(sentence))
            {
                cuts.Add(start.Index);
                last = start.Index + (SentenceEnd().Match(sentence) is { Success: true } end ? end.Index + end.Length : sentence.Length);
                cuts.Add(last);
            }
        }

        return last;
    }

    /// <summary>The date of a letter that has no salutation, where such a letter follows behind the closing of the one before.</summary>
    private static void AddUnaddressed(string text, int closed, LetterLines lines, LetterWords words, SortedSet<int> cuts)
    {
        var behind = Math.Max(closed, cuts.Count > 0 ? cuts.Max : 0);
        if (words.Opening is not { } opening)
        {
            return;
        }

        foreach (var (_, start, written) in lines.DatesIn(text[behind..]))
        {
            var end = behind + start + written.Length;
            if (end < text.Length && char.IsWhiteSpace(text[end]) && opening.IsMatch(text[end..Math.Min(text.Length, end + LongestHead)]))
            {
                cuts.UnionWith([behind + start, end]);
                return;
            }
        }
    }

    private static string Opening(string text) => text[..Math.Min(text.Length, LongestHead)];

    private static IEnumerable<TextParagraph> Cut(TextParagraph paragraph, IEnumerable<int> cuts)
    {
        var start = 0;
        foreach (var cut in cuts.Append(paragraph.Text.Length))
        {
            var (from, to) = (start, cut);
            while (from < to && char.IsWhiteSpace(paragraph.Text[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(paragraph.Text[to - 1]))
            {
                to--;
            }

            if (to > from)
            {
                yield return paragraph.Slice(from, to - from);
            }

            start = Math.Max(start, cut);
        }
    }

    [GeneratedRegex(@"(?<=[.!?\]]\s+)\p{Lu}", RegexOptions.None, 1000)]
    private static partial Regex SentenceStart();

    [GeneratedRegex(@"[.!?\]](?=\s|$)", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\G\s+[\p{Lu}\[(]", RegexOptions.None, 1000)]
    private static partial Regex FirstLetter();
}

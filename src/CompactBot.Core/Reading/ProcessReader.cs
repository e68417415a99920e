using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CompactBot.Core.Languages;
using CompactBot.Core.Letters;

namespace CompactBot.Core.Reading;

/// <summary>
/// Finds the process that a letter belongs to: a compact, agenda, treaty … for, on or against something. Its key is its words without
/// filler, in the order of the alphabet, so that "safe, regular and orderly" and "safe, orderly and regular" are one.
/// </summary>
internal sealed partial class ProcessReader
{
    private const int LongestName = 240;

    private readonly ReadingWords _words;
    /// <summary>Made of the words of a language, once.</summary>
    private static readonly ConditionalWeakTable<ReadingWords, Tuple<Pattern, Pattern>> Made = [];

    private readonly Pattern _name;
    private readonly Pattern _weakName;

    public ProcessReader(ReadingWords words)
    {
        _words = words;
        (_name, _weakName) = Made.GetValue(words, static w => Tuple.Create(PatternOf(w, w.ProcessHeads, w.ProcessNamed.ToString()), PatternOf(w, w.WeakProcessHeads, null)));
    }

    private static Pattern PatternOf(ReadingWords words, IReadOnlyList<string> heads, string? named)
    {
        var head = string.Join('|', heads.OrderByDescending(h => h.Length).Select(h => Regex.Escape(h).Replace(@"\ ", @"\s+", StringComparison.Ordinal)));
        var item = $@"{words.ProcessTailWord}(?:\s+{words.ProcessTailWord}){{0,4}}";
        var list = $@"{item}(?:,\s+{item}){{0,4}}(?:,?\s+{Regex.Escape(words.TailAnd)}\s+{item})?";
        return new Pattern(
            $@"\b(?<name>{words.ProcessModifiers}(?:{head})\s+{words.ProcessTail}\s+(?:(?:the|a|an)\s+)?{list})" + (named is null ? string.Empty : $"|(?<name>{named})"));
    }

    /// <summary>The name nearest behind the issuers' role ("as co-facilitators of …"), else the first in the letter.</summary>
    public (ProcessName Process, LetterSpan Span)? Read(IReadOnlyList<Sentence> sentences) => Read(sentences, _name) ?? Read(sentences, _weakName);

    private (ProcessName Process, LetterSpan Span)? Read(IReadOnlyList<Sentence> sentences, Pattern pattern)
    {
        (ProcessName, LetterSpan)? first = null;
        foreach (var sentence in sentences)
        {
            var role = _words.Role.Select(r => r.Match(sentence.Text)).FirstOrDefault(m => m.Success)?.Groups["role"];
            foreach (Match match in pattern.Matches(sentence.Text))
            {
                var group = match.Groups["name"];
                var found = Named(sentence.Span(group.Index, group.Length), ShortName().Match(sentence.After(group.Index + group.Length)).Groups["short"]);
                if (role is not null && group.Index > role.Index)
                {
                    return found;
                }

                first ??= found;
            }
        }

        return first;
    }

    /// <summary>Where a name of a process that begins in that stretch ends; the stretch's end where none does.</summary>
    public int EndOfNameAround(string text, int start, int end)
    {
        var reach = Math.Min(text.Length, end + LongestName) - start;
        for (var match = _name.Match(text, start, reach); match.Success && match.Index <= end; match = match.NextMatch())
        {
            if (match.Index + match.Length > end)
            {
                return match.Index + match.Length;
            }
        }

        return end;
    }

    private (ProcessName Process, LetterSpan Span) Named(LetterSpan span, Group shortName) =>
        (Named(span.Text, _words) with { Short = shortName.Success ? shortName.Value : null }, span);

    /// <summary>The process of that name, with its key.</summary>
    public static ProcessName Named(string name, ReadingWords words)
    {
        var keyWords = Word().Matches(name)
            .Select(m => m.Value.ToLowerInvariant())
            .Where(w => !words.ProcessFiller.Contains(w, StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return new ProcessName(string.Join(' ', keyWords), Spaces().Replace(name, " "));
    }

    [GeneratedRegex(@"^[»”""]?\s*[(（]\s*(?<short>[A-Z][A-Z0-9-]{1,11})s?\s*[)）]", RegexOptions.None, 1000)]
    private static partial Regex ShortName();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}

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

    /// <summary>Made of the words of a language, once.</summary>
    private static readonly ConditionalWeakTable<ReadingWords, Tuple<Pattern, Pattern>> Made = [];

    private readonly ReadingWords _words;
    private readonly Pattern _name;
    private readonly Pattern _weakName;

    public ProcessReader(ReadingWords words)
    {
        _words = words;
        (_name, _weakName) = Made.GetValue(words, static w => Tuple.Create(PatternOf(w, w.ProcessHeads), PatternOf(w, w.WeakProcessHeads)));
    }

    /// <summary>The head is looked for first, and what describes it from there back: the group "name" begins where the name does, the match ends where it ends.</summary>
    private static Pattern PatternOf(ReadingWords words, IReadOnlyList<string> heads)
    {
        var head = string.Join('|', heads.OrderByDescending(h => h.Length).Select(h => Regex.Escape(h).Replace(@"\ ", @"\s+", StringComparison.Ordinal)));
        var item = $@"{words.ProcessTailWord}(?:\s+{words.ProcessTailWord}){{0,4}}";
        var list = $@"{item}(?:,\s+{item}){{0,4}}(?:,?\s+{Regex.Escape(words.TailAnd)}\s+{item})?";
        return new Pattern($@"\b(?:{head})(?<=\b(?<name>{words.ProcessModifiers}(?:{head})))\s+{words.ProcessTail}\s+(?:(?:the|a|an)\s+)?{list}");
    }

    /// <summary>The name nearest behind the issuers' role ("as co-facilitators of …"), else the first in the letter.</summary>
    public (ProcessName Process, LetterSpan Span)? Read(IReadOnlyList<Sentence> sentences) => Read(sentences, _name) ?? Read(sentences, _weakName);

    private (ProcessName Process, LetterSpan Span)? Read(IReadOnlyList<Sentence> sentences, Pattern pattern)
    {
        (ProcessName, LetterSpan)? first = null;
        foreach (var sentence in sentences)
        {
            Group? role = null;
            foreach (var (start, end) in Names(sentence.Text, pattern))
            {
                role ??= _words.Role.First(sentence.Text)?.Groups["role"];
                var found = Named(sentence.Span(start, end - start), ShortName().Match(sentence.After(end)).Groups["short"]);
                if (role is not null && start > role.Index)
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
        var near = text[start..Math.Min(text.Length, end + LongestName)];
        foreach (var name in Names(near, _name).TakeWhile(n => start + n.Start <= end))
        {
            if (start + name.End > end)
            {
                return start + name.End;
            }
        }

        return end;
    }

    /// <summary>Where names stand, in order, none inside another; those that are known outright count beside the strong ones.</summary>
    private IEnumerable<(int Start, int End)> Names(string text, Pattern pattern)
    {
        var names = pattern.Matches(text).Select(m => (m.Groups["name"].Index, m.Index + m.Length));
        var known = pattern == _name ? _words.ProcessNamed.Matches(text).Select(m => (m.Index, m.Index + m.Length)) : [];
        var last = 0;
        foreach (var (start, end) in names.Concat(known).OrderBy(n => n.Item1))
        {
            if (start >= last)
            {
                yield return (start, end);
                last = end;
            }
        }
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

using System.Globalization;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <summary>Reads what a letter encloses, which documents it refers to, and its links.</summary>
internal sealed class DocumentReader(ReadingWords words, ProcessReader processes)
{
    private const int LongestEnclosure = 220;

    public IReadOnlyList<Enclosure> Enclosures(IReadOnlyList<Sentence> sentences)
    {
        var found = new List<Enclosure>();
        foreach (var sentence in sentences)
        {
            foreach (var what in words.Enclosures.Matches(sentence.Text).Select(m => m.Groups["what"]))
            {
                foreach (var (start, end) in Items(sentence.Text, what.Index, what.Index + what.Length))
                {
                    var quote = sentence.Text[start..end];
                    var name = OneLine(words.EnclosureArticle.Replace(quote, string.Empty)).Trim('“', '”', '"', '*', ' ');
                    if (name.Length is > 2 and <= LongestEnclosure && words.Documents.IsMatch(name)
                        && !found.Exists(f => f.What.StartsWith(name, StringComparison.OrdinalIgnoreCase) || name.StartsWith(f.What, StringComparison.OrdinalIgnoreCase)))
                    {
                        found.Add(new Enclosure(name, sentence.Span(start, end - start).Text, sentence.Paragraph));
                    }
                }
            }
        }

        return found;
    }

    public IReadOnlyList<Reference> References(IReadOnlyList<Sentence> sentences)
    {
        var found = new List<Reference>();
        foreach (var sentence in sentences)
        {
            foreach (Match match in words.Symbol.Matches(sentence.Text))
            {
                var symbol = match.Value.TrimEnd('.', ',', ')', '(', '-');
                Add(sentence, symbol, match.Index, match.Index + symbol.Length);
            }

            foreach (Match match in words.Resolution.Matches(sentence.Text))
            {
                var numbers = match.Groups["numbers"];
                foreach (Match number in words.ResolutionNumber.Matches(numbers.Value))
                {
                    var start = numbers.Index + number.Index;
                    Add(sentence, SymbolOf(match, number.Value), start, start + number.Length, match.Index);
                }
            }
        }

        return found;

        void Add(Sentence sentence, string symbol, int start, int end, int? quoteStart = null)
        {
            var before = words.ParagraphBefore.Match(sentence.Before(quoteStart ?? start));
            var after = words.ParagraphAfter.Match(sentence.After(end));
            var paragraph = before.Success ? before : after.Success ? after : null;
            var text = paragraph is null ? null : OneLine(paragraph.Groups["paragraph"].Success ? paragraph.Groups["paragraph"].Value : paragraph.Groups["annex"].Value);
            var from = before.Success ? sentence.BeforeStart(quoteStart ?? start) + before.Index : quoteStart ?? start;
            var to = paragraph == after ? end + after.Length : end;
            if (found.FindIndex(r => r.Symbol == symbol && (r.Paragraph == text || r.Paragraph is null || text is null)) is >= 0 and var known)
            {
                if (found[known].Paragraph is null && text is not null)
                {
                    found[known] = new Reference(symbol, text, sentence.Span(from, to - from).Text, sentence.Paragraph);
                }
            }
            else
            {
                found.Add(new Reference(symbol, text, sentence.Span(from, to - from).Text, sentence.Paragraph));
            }
        }
    }

    /// <summary>Web addresses, without the parameters that let one into a meeting.</summary>
    public IReadOnlyList<string> Links(IReadOnlyList<Sentence> sentences) =>
        [.. sentences.SelectMany(s => words.Link.Matches(s.Text)).Select(m => WithoutSecrets(m.Value.TrimEnd('.', ',', ';', ':', '*'))).Distinct(StringComparer.Ordinal)];

    private string WithoutSecrets(string link)
    {
        var query = link.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return link;
        }

        var kept = link[(query + 1)..].Split('&').Where(p => !words.SecretParameters.Contains(p.Split('=')[0], StringComparer.OrdinalIgnoreCase)).ToList();
        return kept.Count == 0 ? link[..query] : link[..query] + "?" + string.Join('&', kept);
    }

    /// <summary>Parts "the roadmap and a list of themes" and cuts each where its description begins.</summary>
    private IEnumerable<(int Start, int End)> Items(string text, int start, int end)
    {
        while (start < end)
        {
            var cut = words.EnclosureEnd.Match(text, start, end - start) is { Success: true } stop ? stop.Index : end;
            var and = words.EnclosureAnd.Match(text, start, end - start);
            var itemEnd = and.Success && and.Index < cut ? and.Index : cut;
            itemEnd = Math.Min(processes.EndOfNameAround(text, start, itemEnd), text.Length);
            while (itemEnd > start && char.IsWhiteSpace(text[itemEnd - 1]))
            {
                itemEnd--;
            }

            if (itemEnd > start)
            {
                yield return (start, itemEnd);
            }

            if (!and.Success || and.Index < itemEnd - 1 || and.Index > itemEnd + 40)
            {
                yield break;
            }

            start = and.Index + and.Length;
        }
    }

    private string SymbolOf(Match match, string number)
    {
        var named = match.Groups["body"].Success ? match.Groups["body"].Value : match.Groups["after"].Value;
        var body = words.Bodies.FirstOrDefault(b => named.Length > 0 && b.Pattern.IsMatch(named))
            ?? (number.Contains('(', StringComparison.Ordinal) ? words.Bodies[^1] : words.Bodies[0]);
        var form = match.Groups["decision"].Success ? body.Decision : body.Resolution;
        return string.Format(CultureInfo.InvariantCulture, form, OneLine(number));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using System.Text.RegularExpressions;
using CompactBot.Core.Letters;

namespace CompactBot.Core.Reading;

/// <summary>Reads who signed a letter and in what capacity, and whom it is addressed to.</summary>
internal sealed partial class IssuerReader(LetterWords words, LetterLines lines)
{
    public IReadOnlyList<(Issuer Issuer, LetterSpan Span)> Read(LetterDraft letter)
    {
        var issuers = new List<(Issuer Issuer, LetterSpan Span)>();
        foreach (var paragraph in letter.Of(LetterPart.Signature).Where(p => !lines.IsSignatureImage(p.Text) || words.SignatureMark.IsMatch(p.Text)))
        {
            foreach (var column in Columns(paragraph.Text))
            {
                AddSigner(issuers, paragraph, column);
            }
        }

        if (issuers.Count == 0 && FromKeyLine(letter, words.IssuerKeys) is { } from)
        {
            issuers.Add((new Issuer(OneLine(from.Text), string.Empty), from));
        }

        if (issuers.Count == 0 && words.TitleLine.Match(letter.Head.Text) is { Success: true } title)
        {
            var group = title.Groups["from"];
            issuers.Add((new Issuer(OneLine(group.Value), string.Empty), new LetterSpan(0, group.Index, group.Value)));
        }

        // A head of office signs with the name alone, under a letterhead that names the office.
        var office = words.Offices.FirstOrDefault(o => o.Pattern.IsMatch(letter.Head.Text))?.Name;
        return office is null || issuers.Count != 1 || issuers[0].Issuer.Capacity.Length > 0
            ? issuers
            : [(issuers[0].Issuer with { Capacity = office }, issuers[0].Span)];
    }

    /// <summary>Where the office is that the letterhead names.</summary>
    public string? Seat(LetterDraft letter) => words.Offices.FirstOrDefault(o => o.Pattern.IsMatch(letter.Head.Text))?.City;

    public (string Text, LetterSpan Span)? Addressees(LetterDraft letter, Func<string, string?> city)
    {
        if (letter.Of(LetterPart.Address).FirstOrDefault() is { } address)
        {
            var rest = letter.Of(LetterPart.Address).Skip(1).Select(p => p.Text).TakeWhile(t => !lines.IsAddress(t));
            var parts = string.Join('\n', rest.Prepend(address.Text)).Split('\n').Select(LetterLines.Unmarked).Where(l => l.Length > 0).ToList();
            parts[0] = words.AddressLead.Replace(parts[0], string.Empty);
            if (parts.Count > 1 && city(parts[^1].TrimEnd('.', ',')) is { } place)
            {
                parts.RemoveAt(parts.Count - 1);
                parts[^1] = parts[^1].TrimEnd(',') + ", " + place;
            }

            var inner = address.Text.Trim('*', '_', ' ', '\n');
            var lead = words.AddressLead.Match(inner).Length;
            var start = address.Text.IndexOf(inner, StringComparison.Ordinal) + lead;
            return (OneLine(string.Join(' ', parts.Where(p => p.Length > 0))), new LetterSpan(address.Number, start, inner[lead..]));
        }

        if (FromKeyLine(letter, words.AddresseeKeys) is { } to)
        {
            return (OneLine(to.Text), to);
        }

        return words.TitleLine.Match(letter.Head.Text) is { Success: true } title && title.Groups["to"] is { } group
            ? (OneLine(group.Value), new LetterSpan(0, group.Index, group.Value))
            : null;
    }

    public LetterSpan? Subject(LetterDraft letter) => FromKeyLine(letter, words.SubjectKeys);

    private void AddSigner(List<(Issuer Issuer, LetterSpan Span)> issuers, LetterParagraph paragraph, IReadOnlyList<(string Text, int Start)> column)
    {
        var rows = column
            .Select(l => (Text: words.SignatureMark.Replace(LetterLines.Unmarked(l.Text), string.Empty).Trim(), l.Start))
            .Where(l => l.Text.Length > 0 && !lines.IsSignatureImage(l.Text) && lines.DateOf(l.Text) is null)
            .ToList();
        for (var i = 0; i < rows.Count;)
        {
            var isOffice = words.Capacity.IsMatch(words.Honorifics.Replace(rows[i].Text, string.Empty));
            if (!isOffice && !lines.IsName(rows[i].Text))
            {
                i++;
                continue;
            }

            var next = i + 1;
            while (next < rows.Count && (words.Capacity.IsMatch(rows[next].Text) || !lines.IsName(rows[next].Text) || next > i + 1))
            {
                next++;
            }

            if (isOffice && issuers.Count > 0 && issuers[^1].Issuer.Capacity.Length == 0)
            {
                issuers[^1] = (issuers[^1].Issuer with { Capacity = OneLine(string.Join(' ', rows.Skip(i).Select(r => r.Text))) }, issuers[^1].Span);
                return;
            }

            var name = isOffice ? rows[i].Text : words.Honorifics.Replace(rows[i].Text, string.Empty);
            var at = paragraph.Text.IndexOf(name, rows[i].Start, StringComparison.Ordinal);
            if (at >= 0)
            {
                issuers.Add((new Issuer(OneLine(TextMender.Of(words).Mend(name)?.Text ?? name), OneLine(string.Join(' ', rows.Skip(i + 1).Take(next - i - 1).Select(r => r.Text)))), new LetterSpan(paragraph.Number, at, name)));
            }

            i = next;
        }
    }

    /// <summary>Signatures side by side are parted by wide gaps, the same number in every line.</summary>
    private static IReadOnlyList<IReadOnlyList<(string Text, int Start)>> Columns(string text)
    {
        var rows = new List<List<(string Text, int Start)>>();
        var at = 0;
        foreach (var line in text.Split('\n'))
        {
            var cells = new List<(string Text, int Start)>();
            var cell = 0;
            foreach (Match gap in Gap().Matches(line))
            {
                cells.Add((line[cell..gap.Index], at + cell));
                cell = gap.Index + gap.Length;
            }

            cells.Add((line[cell..], at + cell));
            rows.Add(cells);
            at += line.Length + 1;
        }

        var count = rows[0].Count;
        return count > 1 && rows.TrueForAll(r => r.Count == count)
            ? [.. Enumerable.Range(0, count).Select(c => rows.ConvertAll(r => r[c]))]
            : [[.. rows.SelectMany(r => r)]];
    }

    private LetterSpan? FromKeyLine(LetterDraft letter, IReadOnlyList<string> keys)
    {
        var at = 0;
        foreach (var line in letter.Head.Text.Split('\n'))
        {
            var match = words.KeyLine.Match(line);
            if (match.Success && match.Groups["value"] is { Length: > 0 } value && keys.Contains(match.Groups["key"].Value.Trim(), StringComparer.OrdinalIgnoreCase))
            {
                return new LetterSpan(0, at + value.Index, value.Value.TrimEnd());
            }

            at += line.Length + 1;
        }

        return null;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"(?<=\S)\s{3,}(?=\S)", RegexOptions.None, 1000)]
    private static partial Regex Gap();
}

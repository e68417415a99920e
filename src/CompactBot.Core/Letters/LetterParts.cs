using System.Text.RegularExpressions;

namespace CompactBot.Core.Letters;

/// <summary>Numbers the paragraphs of one letter and says which part each is; see <see cref="LetterParagraph"/>.</summary>
internal static partial class LetterParts
{
    /// <summary>A paragraph longer than this after the signature is an annex, not an address.</summary>
    private const int LongestTail = 400;

    private const string HeadBreak = "\n\n";

    public static IReadOnlyList<LetterParagraph> Of(IReadOnlyList<TextParagraph> paragraphs, int from, int bodyFrom, int to, LetterLines lines)
    {
        var head = paragraphs.Skip(from).Take(bodyFrom - from).ToList();
        var parts = new List<LetterParagraph>
        {
            new(0, head.Count > 0 ? head[0].Page : paragraphs[from].Page, LetterPart.Head, string.Join(HeadBreak, head.Select(p => p.Text))) { Words = HeadWords(head) },
        };

        var tail = TailStart(paragraphs, bodyFrom, to, lines);
        for (var i = bodyFrom; i < to; i++)
        {
            parts.Add(new LetterParagraph(parts.Count, paragraphs[i].Page, i < tail ? LetterPart.Body : TailPart(paragraphs[i].Text, lines), paragraphs[i].Text)
            {
                Words = paragraphs[i].Words,
            });
        }

        return AddressToTheEnd(parts);
    }

    private static IReadOnlyList<WordBox> HeadWords(List<TextParagraph> head)
    {
        if (head.TrueForAll(p => p.Words.Count == 0))
        {
            return [];
        }

        var words = new List<WordBox>();
        var at = 0;
        foreach (var paragraph in head)
        {
            words.AddRange(WordBox.Shift(paragraph.Words, at));
            at += paragraph.Text.Length + HeadBreak.Length;
        }

        return words;
    }

    /// <summary>Where closing, signatures and address begin: at the first closing, else where only names and address follow.</summary>
    private static int TailStart(IReadOnlyList<TextParagraph> paragraphs, int bodyFrom, int to, LetterLines lines)
    {
        for (var i = bodyFrom; i < to; i++)
        {
            if (lines.IsClosing(paragraphs[i].Text) || lines.IsShortClosing(paragraphs[i].Text))
            {
                return i;
            }
        }

        var start = to;
        while (start > bodyFrom + 1 && IsTail(paragraphs[start - 1].Text, lines))
        {
            start--;
        }

        return start;
    }

    private static bool IsTail(string text, LetterLines lines) =>
        lines.IsAddress(text) || lines.IsSignatureImage(text) || lines.IsSignature(text) || lines.HasDateLine(text);

    private static LetterPart TailPart(string text, LetterLines lines)
    {
        if (lines.IsClosing(text) || lines.IsShortClosing(text))
        {
            return LetterPart.Closing;
        }

        if (lines.IsSignatureImage(text))
        {
            return LetterPart.Signature;
        }

        if (lines.IsAddress(text))
        {
            return LetterPart.Address;
        }

        // No signature and no address has hours.
        return text.Length > LongestTail || HasHours().IsMatch(text) || text.TrimEnd().EndsWith('.') ? LetterPart.Body : LetterPart.Signature;
    }

    [GeneratedRegex(@"(?<![\d:.])\d{1,2}[:.][0-5]0(?![\d:.])", RegexOptions.None, 1000)]
    private static partial Regex HasHours();

    /// <summary>What follows the address and is no name belongs to it ("New York" on a line of its own).</summary>
    private static List<LetterParagraph> AddressToTheEnd(List<LetterParagraph> parts)
    {
        var address = parts.FindLastIndex(p => p.Part == LetterPart.Address);
        if (address >= 0 && address + 1 < parts.Count && parts.Skip(address + 1).All(p => p.Part == LetterPart.Signature && p.Text.Length <= 60))
        {
            for (var i = address + 1; i < parts.Count; i++)
            {
                parts[i] = parts[i] with { Part = LetterPart.Address };
            }
        }

        return parts;
    }
}

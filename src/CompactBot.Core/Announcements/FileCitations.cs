using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Announcements;

/// <summary>The words of the letters that an announcement rests on: for each paragraph one quote, which spans all that was read from it.</summary>
internal sealed class FileCitations(AnnouncementWords words, DateWords dates)
{
    /// <summary>A quote is for finding the place, not for reading the letter twice; a longer one is cut at the last span that fits.</summary>
    private const int LongestQuote = 400;

    public IReadOnlyList<Citation> For(IReadOnlyList<LetterReading> letters) => [.. letters.SelectMany(ForLetter)];

    private IEnumerable<Citation> ForLetter(LetterReading letter)
    {
        var spans = letter.Sessions.SelectMany(s => s.Evidence)
            .Where(e => e.Letter == letter.Letter.Id)
            .Select(e => (e.Paragraph, e.Start, e.Quote.Length))
            .Concat(letter.Deadlines.Select(d => Find(letter, d.Paragraph, d.Quote)))
            .Concat(letter.Enclosures.Select(e => Find(letter, e.Paragraph, e.Quote)))
            .Where(span => span.Start >= 0)
            .GroupBy(span => span.Paragraph)
            .OrderBy(paragraph => paragraph.Key);
        foreach (var paragraph in spans)
        {
            if (letter.Letter.Paragraph(paragraph.Key)?.Text is { } text
                && Quote(text, [.. paragraph.Select(s => (s.Start, s.Length)).OrderBy(s => s.Start)]) is { } quote
                && !words.Secrets.Any(secret => quote.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new Citation(letter.Letter.Id, Label(letter, paragraph.Key), letter.Letter.Date, paragraph.Key, quote);
            }
        }
    }

    private static (int Paragraph, int Start, int Length) Find(LetterReading letter, int paragraph, string quote) =>
        (paragraph, letter.Letter.Paragraph(paragraph)?.Text.IndexOf(quote, StringComparison.Ordinal) ?? -1, quote.Length);

    private static string? Quote(string text, List<(int Start, int Length)> spans)
    {
        var inside = spans.Where(s => s.Start + s.Length <= text.Length).ToList();
        if (inside.Count == 0)
        {
            return null;
        }

        var start = inside[0].Start;
        var end = inside
            .Select(s => s.Start + s.Length)
            .Where(e => e - start <= LongestQuote)
            .DefaultIfEmpty(start + inside[0].Length)
            .Max();
        return text[start..end];
    }

    private string Label(LetterReading letter, int paragraph) => paragraph == 0
        ? AnnouncementWords.Fill(words.CitationHead, dates.Date(letter.Letter.Date))
        : AnnouncementWords.Fill(words.Citation, dates.Date(letter.Letter.Date), paragraph);
}

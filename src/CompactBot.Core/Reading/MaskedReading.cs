using CompactBot.Core.Letters;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <summary>
/// A reading without its secrets: each of their characters is a dot, so that the places of all other words stay the same. Joining links, which
/// would lead nowhere then, are left out of its links. The catalogue
/// is made of masked readings alone, and with it every page, feed, answer, quote and announcement.
/// </summary>
public static class MaskedReading
{
    /// <summary>What stands for a character.</summary>
    public const char Dot = '•';

    /// <summary>From this length on a secret is masked wherever the letter repeats it; shorter ones could be anything else there.</summary>
    private const int Telling = 5;

    public static LetterReading Of(LetterReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Secrets.Count == 0)
        {
            return reading;
        }

        var words = reading.Secrets.Select(s => Text(reading.Letter, s)).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length).ToList();
        string Hide(string text) => words.Where(w => w.Length >= Telling).Aggregate(text, (t, w) => t.Replace(w, Dots(w.Length), StringComparison.Ordinal));
        string? HideOrNull(string? text) => text is null ? null : Hide(text);
        var letter = reading.Letter with { Paragraphs = [.. reading.Letter.Paragraphs.Select(p => p with { Text = Hide(Without(p, reading.Secrets)) })] };
        Evidence Requote(Evidence evidence) => evidence with { Quote = Quoted(letter, evidence.Paragraph, evidence.Start, evidence.Quote) };

        // Quotes without a place of their own are found in the original, and read again from the masked letter.
        string Again(string quote, int paragraph) => reading.Letter.Paragraph(paragraph)?.Text.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var at
            ? Quoted(letter, paragraph, at, quote)
            : Hide(quote);

        Session Masked(Session s) => s with
        {
            Title = Hide(s.Title),
            Theme = HideOrNull(s.Theme),
            Room = HideOrNull(s.Room),
            Building = HideOrNull(s.Building),
            Level = HideOrNull(s.Level),
            Convenor = HideOrNull(s.Convenor),
            Sittings = [.. s.Sittings.Select(x => x with { Room = HideOrNull(x.Room) })],
            Evidence = [.. s.Evidence.Select(Requote)],
        };

        return reading with
        {
            Letter = letter,
            Secrets = [],
            Subject = Hide(reading.Subject),
            Addressees = HideOrNull(reading.Addressees),
            Evidence = [.. reading.Evidence.Select(Requote)],
            Deadlines = [.. reading.Deadlines.Select(d => d with { What = Hide(d.What), Quote = Again(d.Quote, d.Paragraph) })],
            Enclosures = [.. reading.Enclosures.Select(e => e with { What = Hide(e.What), Quote = Again(e.Quote, e.Paragraph) })],
            References = [.. reading.References.Select(r => r with { Quote = Again(r.Quote, r.LetterParagraph) })],
            EarlierLetters = [.. reading.EarlierLetters.Select(e => e with { About = HideOrNull(e.About), Quote = Again(e.Quote, e.Paragraph) })],
            Links = [.. reading.Links.Where(link => !JoiningLinks.Find(link).Any()).Select(link => words.Where(w => w.Length >= Telling || link.EndsWith('=' + w, StringComparison.Ordinal)).Aggregate(link, (l, w) => l.Replace(w, Dots(w.Length), StringComparison.Ordinal)))],
            Remarks = [.. reading.Remarks.Select(r => r with { Text = Hide(r.Text), Quote = Again(r.Quote, r.Paragraph) })],
            Sessions = [.. reading.Sessions.Select(Masked)],
            Changed = [.. reading.Changed.Select(Masked)],
            Corrections = [.. reading.Corrections.Select(c => c with { Quote = Again(c.Quote, c.Paragraph) })],
            Revision = reading.Revision is { } revision ? revision with { Quote = Again(revision.Quote, revision.Paragraph) } : null,
        };
    }

    private static string Dots(int count) => new(Dot, count);

    private static string Text(Letter letter, Secret secret) =>
        letter.Paragraph(secret.Paragraph)?.Text is { } text && Within(text, secret) ? text.Substring(secret.Start, secret.Length) : "";

    private static bool Within(string text, Secret secret) => secret.Start >= 0 && secret.Length > 0 && secret.Start + secret.Length <= text.Length;

    private static string Without(LetterParagraph paragraph, IReadOnlyList<Secret> secrets)
    {
        var text = paragraph.Text;
        foreach (var secret in secrets.Where(s => s.Paragraph == paragraph.Number && Within(text, s)))
        {
            text = string.Concat(text.AsSpan(0, secret.Start), Dots(secret.Length), text.AsSpan(secret.Start + secret.Length));
        }

        return text;
    }

    private static string Quoted(Letter masked, int paragraph, int start, string quote) =>
        masked.Paragraph(paragraph)?.Text is { } text && start >= 0 && start + quote.Length <= text.Length ? text.Substring(start, quote.Length) : quote;
}

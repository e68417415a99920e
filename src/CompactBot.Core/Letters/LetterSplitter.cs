using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using NodaTime;

namespace CompactBot.Core.Letters;

/// <summary>Parts a file into its letters, and each letter into head, body, closing, signatures and address.</summary>
internal sealed class LetterSplitter(IDateReader dates)
{
    /// <summary>A file holds a letter and what it covers; what holds more is an archive.</summary>
    private const int MostLetters = 20;

    /// <summary>Below the head, a notice says to whom it goes before all else.</summary>
    private const int MostNoticeLines = 4;

    /// <summary>The letters in the order of the file, or the reason why there is none.</summary>
    public (IReadOnlyList<LetterDraft> Letters, string? Refusal) Split(LetterText text, CancellationToken cancellation = default)
    {
        var language = LetterLanguage.Of(text);
        if (language is null)
        {
            return ([], "it is in no language that letters are read in (" + string.Join(", ", LanguageTags.All) + ")");
        }

        var words = LetterWords.Of(language);
        var lines = new LetterLines(dates, words, language);
        var paragraphs = LineSplitter.Split(text.Paragraphs, lines);
        var letters = new List<LetterDraft>();
        string? refusal = null;
        foreach (var (from, bodyFrom, to) in Bounds(paragraphs, lines))
        {
            cancellation.ThrowIfCancellationRequested();
            if (letters.Count == MostLetters)
            {
                return ([], $"it holds more than {MostLetters} letters: add them in files of a few each");
            }

            var parts = LetterParts.Of(paragraphs, from, bodyFrom, to, lines);
            if (DateOf(parts, lines, words) is { } date)
            {
                letters.Add(new LetterDraft
                {
                    FileName = text.FileName,
                    Language = language,
                    Date = date.Date,
                    DateSpan = date.Span,
                    Place = date.Place,
                    Paragraphs = parts,
                });
            }
            else
            {
                refusal ??= bodyFrom > from || parts.Any(p => p.Part == LetterPart.Signature)
                    ? "not a letter that can be placed in time: no date was found in its head"
                    : "not a letter: no date and no salutation or signature was found";
            }
        }

        if (letters.Count == 1 && !IsLetter(letters[0], lines))
        {
            return ([], "not a letter: it has a date, but no salutation, closing or signature was found");
        }

        return letters.Count > 0 ? (letters, null) : ([], refusal ?? "not a letter: no date and no salutation or signature was found");
    }

    private static bool IsLetter(LetterDraft letter, LetterLines lines) =>
        letter.Paragraphs.Any(p => p.Part is LetterPart.Closing or LetterPart.Signature)
        || letter.Head.Text.Split('\n').Any(line => lines.IsSalutation(line))
        || letter.Head.Text.Split('\n').Count(lines.IsKeyLine) >= 2
        || letter.Paragraphs.Take(MostNoticeLines).Any(p => LetterWords.Of(letter.Language).NoticeLine?.IsMatch(p.Text) == true)
        || LetterWords.Of(letter.Language).TitleLine.IsMatch(letter.Head.Text);

    /// <summary>Where each letter begins, where its text begins, and where it ends (the index after its last paragraph).</summary>
    private static IEnumerable<(int From, int BodyFrom, int To)> Bounds(IReadOnlyList<TextParagraph> paragraphs, LetterLines lines)
    {
        var salutations = Enumerable.Range(0, paragraphs.Count)
            .Where(i => lines.IsSalutation(paragraphs[i].Text) && (i == 0 || !lines.IsSalutation(paragraphs[i - 1].Text)))
            .ToList();
        if (salutations.Count == 0)
        {
            yield return (0, HeadWithoutSalutation(paragraphs, lines), paragraphs.Count);
            yield break;
        }

        var from = 0;
        for (var k = 0; k < salutations.Count; k++)
        {
            var bodyFrom = salutations[k];
            while (bodyFrom < paragraphs.Count && lines.IsSalutation(paragraphs[bodyFrom].Text))
            {
                bodyFrom++;
            }

            var to = k + 1 < salutations.Count ? Boundary(paragraphs, bodyFrom, salutations[k + 1], lines) : paragraphs.Count;
            yield return (from, bodyFrom, to);
            from = to;
        }
    }

    /// <summary>The paragraph between two salutations with which the second letter begins.</summary>
    private static int Boundary(IReadOnlyList<TextParagraph> paragraphs, int from, int next, LetterLines lines)
    {
        var closed = false;
        var addressed = false;
        for (var i = from; i < next; i++)
        {
            var text = paragraphs[i].Text;
            var belongs = lines.IsClosing(text) || lines.IsShortClosing(text) || lines.IsSignatureImage(text) || lines.IsAddress(text);
            closed |= lines.IsClosing(text) || lines.IsShortClosing(text);
            if (!belongs && (addressed || lines.HasDateLine(text) || lines.IsLetterhead(text) || (closed && paragraphs[i].Page > paragraphs[i - 1].Page)))
            {
                return i;
            }

            addressed |= closed && lines.IsAddress(text);
        }

        return next;
    }

    /// <summary>A notification or memorandum has no salutation: its head ends with the last of its head lines.</summary>
    private static int HeadWithoutSalutation(IReadOnlyList<TextParagraph> paragraphs, LetterLines lines)
    {
        var last = -1;
        for (var i = 0; i < paragraphs.Count && i <= last + 6; i++)
        {
            var text = paragraphs[i].Text;
            if (lines.IsClosing(text))
            {
                // A short note is dated below its closing: that date ends no head.
                break;
            }

            if (lines.HasDateLine(text) || text.Split('\n').Any(lines.IsKeyLine) || lines.IsTitle(text))
            {
                last = i;
            }
        }

        return last + 1;
    }

    private static (LocalDate Date, LetterSpan Span, LetterSpan? Place)? DateOf(
        IReadOnlyList<LetterParagraph> parts, LetterLines lines, LetterWords words)
    {
        // The head first; some letters are dated below the signature instead.
        foreach (var part in parts.Where(p => p.Part == LetterPart.Head).Concat(parts.Where(p => p.Part is LetterPart.Signature or LetterPart.Address)))
        {
            var at = 0;
            foreach (var line in part.Text.Split('\n'))
            {
                if (lines.DateOf(line) is { } found)
                {
                    var place = found.Place is { } written && line.IndexOf(written, StringComparison.Ordinal) is >= 0 and var placeAt ? new LetterSpan(part.Number, at + placeAt, written) : null;
                    return (found.Date, new LetterSpan(part.Number, at + found.Start, found.Text), place);
                }

                at += line.Length + 1;
            }
        }

        var title = words.TitleLine.Match(parts[0].Text);
        return title.Success && lines.DateOf(title.Groups["date"].Value) is { } dated
            ? (dated.Date, new LetterSpan(0, title.Groups["date"].Index + dated.Start, dated.Text), null)
            : null;
    }
}

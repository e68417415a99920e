using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using NodaTime;

namespace CompactBot.Core.Letters;

/// <summary>Parts a file into its letters, and each letter into head, body, closing, signatures and address.</summary>
/// <param name="dates">Reads the dates.</param>
/// <param name="isCity">Whether words are the name of a city, as it stands before the date of a letter.</param>
internal sealed class LetterSplitter(IDateReader dates, Func<string, bool> isCity)
{
    /// <summary>A file holds a letter and what it covers; what holds more is an archive.</summary>
    private const int MostLetters = 20;

    /// <summary>Below the head, a notice says to whom it goes before all else.</summary>
    private const int MostNoticeLines = 4;

    private const int LongestHeadLine = 140;

    /// <summary>A head that runs on up to its date.</summary>
    private const int LongestOpening = 400;

    /// <summary>A line that leads to a list ("… the arrangements are as follows:") is longer, and no head line.</summary>
    private const int ShortestLeadIn = 80;

    /// <summary>A paragraph that is a date alone is no longer.</summary>
    private const int LongestDate = 60;

    /// <summary>The letters in the order of the file, or the reason why there is none.</summary>
    public (IReadOnlyList<LetterDraft> Letters, string? Refusal) Split(LetterText text, CancellationToken cancellation = default)
    {
        var language = LetterLanguage.Of(text);
        if (language is null)
        {
            return ([], "it is in no language that letters are read in (" + string.Join(", ", LanguageTags.All) + ")");
        }

        var words = LetterWords.Of(language);
        var lines = new LetterLines(dates, words, language, isCity);
        var paragraphs = HeadSplitter.Split(LineSplitter.Split(RunOnSplitter.Split(BrokenParagraphs.Joined(text.Paragraphs, words), lines, words), lines), lines);
        var letters = new List<LetterDraft>();
        foreach (var (from, bodyFrom, to) in Bounds(paragraphs, lines, words))
        {
            cancellation.ThrowIfCancellationRequested();
            if (letters.Count == MostLetters)
            {
                return ([], $"it holds more than {MostLetters} letters: add them in files of a few each");
            }

            var parts = LetterParts.Of(paragraphs, from, bodyFrom, to, lines);
            var written = DateOf(parts, lines, words);
            if ((written ?? EarliestIn(parts, lines)) is { } date)
            {
                var draft = new LetterDraft
                {
                    FileName = text.FileName,
                    Language = language,
                    Date = date.Date,
                    DateSpan = date.Span,
                    Place = date.Place,
                    Paragraphs = parts,
                    IsUndated = written is null,
                };
                letters.Add(draft with { IsSigned = bodyFrom > from || IsLetter(draft, lines) });
            }
        }

        return letters.Count > 0 ? (letters, null)
            : ([], paragraphs.Any(p => p.Text.Split('\n').Any(lines.IsSalutation)) ? NoDate : NoLetter);
    }

    /// <summary>Why a letter is refused that neither says when it was written nor what will be when.</summary>
    public const string NoDate = "not a letter that can be placed in time: no date was found in its head";

    /// <summary>Why a text is refused that has nothing of a letter.</summary>
    public const string NoLetter = "not a letter: no date and no salutation or signature was found";

    /// <summary>Why a dated text is refused that has nothing else of a letter and announces nothing.</summary>
    public const string NotSigned = "not a letter: it has a date, but no salutation, closing or signature was found";

    /// <summary>So many days before the first that it names with its year.</summary>
    private const int Before = 30;

    /// <summary>A letter without a date is read, before anything is known of it, as of shortly before the earliest day that it names with its year.</summary>
    private static (LocalDate Date, LetterSpan Span, LetterSpan? Place)? EarliestIn(IReadOnlyList<LetterParagraph> parts, LetterLines lines) =>
        parts.Select(part => lines.DateByToday(part.Text) is { } said ? (said.Date, new LetterSpan(part.Number, said.Start, said.Text), null) : ((LocalDate, LetterSpan, LetterSpan?)?)null).FirstOrDefault(d => d is not null)
        ?? parts
        .SelectMany(part => lines.DatesIn(part.Text).Select(d => (d.Date, new LetterSpan(part.Number, d.Start, d.Text), (LetterSpan?)null)))
        .OrderBy(d => d.Date)
        .Select(d => (d.Date.PlusDays(-Before), d.Item2, d.Item3))
        .Cast<(LocalDate, LetterSpan, LetterSpan?)?>()
        .FirstOrDefault();

    private static bool IsLetter(LetterDraft letter, LetterLines lines) =>
        letter.Paragraphs.Any(p => p.Part is LetterPart.Closing or LetterPart.Signature)
        || letter.Head.Text.Split('\n').Any(line => lines.IsSalutation(line))
        || letter.Head.Text.Split('\n').Count(lines.IsKeyLine) >= 2
        || LetterWords.Of(letter.Language).KeyWithin?.Matches(letter.Head.Text).Select(m => m.Groups["key"].Value).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= 2
        || letter.Paragraphs.Take(MostNoticeLines).Any(p => LetterWords.Of(letter.Language).NoticeLine?.IsMatch(p.Text) == true)
        || letter.Head.Text.Split("\n\n").Any(LetterWords.Of(letter.Language).TitleLine.IsMatch);

    /// <summary>Where each letter begins, where its text begins, and where it ends (the index after its last paragraph).</summary>
    private static IEnumerable<(int From, int BodyFrom, int To)> Bounds(IReadOnlyList<TextParagraph> paragraphs, LetterLines lines, LetterWords words)
    {
        var salutations = Enumerable.Range(0, paragraphs.Count)
            .Where(i => lines.IsSalutation(paragraphs[i].Text) && (i == 0 || !lines.IsSalutation(paragraphs[i - 1].Text)))
            .ToList();
        if (salutations.Count == 0)
        {
            yield return (0, HeadWithoutSalutation(paragraphs, lines, words), paragraphs.Count);
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
            if (Unaddressed(paragraphs, from, bodyFrom, to, lines, words) is { } another)
            {
                yield return (from, bodyFrom, another);
                yield return (another, another + 1, to);
            }
            else
            {
                yield return (from, bodyFrom, to);
            }

            from = to;
        }
    }

    /// <summary>The date, behind a closing, with which a letter without a salutation begins; null where there is none.</summary>
    private static int? Unaddressed(IReadOnlyList<TextParagraph> paragraphs, int head, int from, int to, LetterLines lines, LetterWords words)
    {
        var closed = false;
        for (var i = from; i + 1 < to; i++)
        {
            closed |= lines.IsClosing(paragraphs[i].Text) || lines.IsShortClosing(paragraphs[i].Text);
            if (closed && lines.DateOf(paragraphs[i].Text) is { } date && (words.Opening?.IsMatch(paragraphs[i + 1].Text) == true || (date.Place is not null && IsTold(paragraphs[i + 1].Text) && IsDated(head, i))))
            {
                return i;
            }
        }

        return null;

        // The date of a letter that bears none above stands below its closing.
        bool IsDated(int start, int end) => paragraphs.Skip(start).Take(end - start).Any(p => lines.HasDateLine(p.Text) || lines.DateWithin(p.Text) is not null);

        static bool IsTold(string text) => text.Length >= ShortestLeadIn && text.Contains('.', StringComparison.Ordinal);
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
    private static int HeadWithoutSalutation(IReadOnlyList<TextParagraph> paragraphs, LetterLines lines, LetterWords words)
    {
        var last = -1;
        var told = 0;
        for (var i = 0; i < paragraphs.Count && i <= last + 6; i++)
        {
            var text = paragraphs[i].Text;
            if (lines.IsClosing(text))
            {
                // A short note is dated below its closing: that date ends no head.
                break;
            }

            if (IsProse(text) && !text.Split('\n').Any(lines.IsKeyLine))
            {
                // What is told in sentences is no head, though a line of it be a date; lines below it are of what is told ("Date: …" of a meeting),
                // and a reference below the whole text is none either.
                told++;
                if (last >= 0 || told > 1)
                {
                    break;
                }

                continue;
            }

            if (i == 0 && text.Length <= LongestOpening && lines.DateWithin(text) is { } dated && dated.Start + dated.Text.Length == text.Length)
            {
                last = 0;
            }

            if ((lines.HasDateLine(text) && !IsOfEvent(paragraphs, i, lines, words)) || text.Split('\n').Any(line => lines.IsKeyLine(line) && !lines.HasDateLine(line)) || lines.IsTitle(text))
            {
                last = i;
            }
        }

        return last + 1;
    }

    /// <summary>"Date: 20 May 2021", and below it "Time: …", "Venue: …" or hours alone: the day of what is announced, where nothing else is a letter's head.</summary>
    private static bool IsOfEvent(IReadOnlyList<TextParagraph> paragraphs, int at, LetterLines lines, LetterWords words)
    {
        var dated = Array.FindLastIndex(paragraphs[at].Text.Split('\n'), line => lines.DateOf(line) is not null);
        var below = paragraphs.Skip(at).Take(MostFields).SelectMany(p => p.Text.Split('\n')).Skip(dated + 1).Take(MostFields);
        return words.EventField is { } field && below.Any(line => line.Length <= LongestHeadLine && field.IsMatch(line))
            && !paragraphs.Take(at + MostFields).SelectMany(p => p.Text.Split('\n')).Any(line => lines.IsKeyLine(line) && lines.DateOf(line) is null);
    }

    /// <summary>So many lines below a day its hours and place stand.</summary>
    private const int MostFields = 4;

    /// <summary>A line of it is longer than a head's, and ends a sentence.</summary>
    private static bool IsProse(string text) =>
        (text.Length > ShortestLeadIn && text[^1] == ':' && !text.Contains('\n', StringComparison.Ordinal))
        || (text.Split('\n').Any(line => line.Length > LongestHeadLine && line.TrimEnd().EndsWith('.')) && !text.Split('\n').Take(3).Any(line => line.Length <= LongestDate && line.Any(char.IsDigit)));

    private static (LocalDate Date, LetterSpan Span, LetterSpan? Place)? DateOf(
        IReadOnlyList<LetterParagraph> parts, LetterLines lines, LetterWords words)
    {
        // The head first; some letters are dated below the signature instead.
        // Others write it below the salutation.
        var below = parts.FirstOrDefault(p => p.Part == LetterPart.Body);
        foreach (var part in parts.Where(p => p.Part == LetterPart.Head || (p == below && p.Text.Length <= LongestDate)).Concat(parts.Where(p => p.Part is LetterPart.Signature or LetterPart.Address)))
        {
            var at = 0;
            var before = string.Empty;
            foreach (var line in part.Text.Split('\n'))
            {
                if (lines.DateOf(line) is { } found && !lines.LeadsOn(before))
                {
                    var place = found.Place is { } written && line.IndexOf(written, StringComparison.Ordinal) is >= 0 and var placeAt ? new LetterSpan(part.Number, at + placeAt, written) : null;
                    return (found.Date, new LetterSpan(part.Number, at + found.Start, found.Text), place);
                }

                at += line.Length + 1;
                before = line;
            }
        }

        // A head that runs on in one line.
        if (lines.DateWithin(parts[0].Text) is { } within)
        {
            return (within.Date, new LetterSpan(0, within.Start, within.Text), lines.PlaceBefore(parts[0].Text, within.Start) is var (placeAt, place) ? new LetterSpan(0, placeAt, place) : null);
        }

        // A circular is dated in a language that all read, whatever its own.
        if (parts[0].Part == LetterPart.Head && lines.DateElsewhere(parts[0].Text) is { } elsewhere)
        {
            return (elsewhere.Date, new LetterSpan(0, elsewhere.Start, elsewhere.Text), null);
        }

        // Or alone at the very end.
        if (parts[^1] is { Part: LetterPart.Body or LetterPart.Signature or LetterPart.Address } end && lines.DateAlone(end.Text) is { } alone)
        {
            return (alone.Date, new LetterSpan(end.Number, alone.Start, alone.Text), null);
        }

        // Or at the very end, behind the place: "A/CONF.192/16 Paris, 19 January 2018".
        if (parts.Count > 1 && lines.PlacedDate(parts[^1].Text) is { } last)
        {
            return (last.Date, new LetterSpan(parts[^1].Number, last.Start, last.Text), null);
        }

        var titleAt = 0;
        foreach (var paragraph in parts[0].Text.Split("\n\n"))
        {
            var title = words.TitleLine.Match(paragraph);
            if (title.Success && lines.DateOf(title.Groups["date"].Value) is { } dated)
            {
                return (dated.Date, new LetterSpan(0, titleAt + title.Groups["date"].Index + dated.Start, dated.Text), null);
            }

            titleAt += paragraph.Length + 2;
        }

        return null;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using NodaTime;

namespace CompactBot.Core.Letters;

/// <summary>Tells what single lines and paragraphs of a letter are.</summary>
internal sealed partial class LetterLines(IDateReader dates, LetterWords words, string language, Func<string, bool>? isCity = null)
{
    private const int LongestHeadLine = 100;

    /// <summary>"Wednesday, 5 February 20 I 8": no date has more words.</summary>
    private const int MostDateWords = 8;

    private const int MostPlaceWords = 3;

    /// <summary>Only a date that is written out counts in a head: nothing is measured from this day.</summary>
    private static readonly LocalDateTime Nowhen = new(2000, 1, 1, 0, 0);

    public bool IsSalutation(string text) => text.Length <= LongestHeadLine && words.Salutation.IsMatch(text.Trim());

    public bool IsClosing(string text) => words.Closing.IsMatch(text);

    public bool IsShortClosing(string text) => text.Length <= LongestHeadLine && words.ShortClosing.IsMatch(text.Trim());

    public bool IsSignatureImage(string text) => words.SignatureImage.IsMatch(text);

    public bool IsAddress(string text) => words.Address.IsMatch(Unmarked(text)) && text.Length <= 400;

    public bool IsLetterhead(string text)
    {
        var line = FirstLine(text);
        return words.Letterhead.IsMatch(line) || (line.Count(char.IsLetter) >= 8 && !line.Any(char.IsLower) && line.Any(char.IsUpper) && line.Contains(' ', StringComparison.Ordinal) && !IsAddress(text));
    }

    public bool IsKeyLine(string line) => line.Length <= 300 && words.KeyLine.IsMatch(line.Trim()) && !LabelledRow().IsMatch(line);

    /// <summary>"Date: 1 February; Meeting: …; Venue: …" is a row of a table, and no line of a head.</summary>
    [GeneratedRegex(@"(?:;\s+[^:;]{2,40}:\s[^;]*){2,}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelledRow();

    public bool IsTitle(string text) => text.Length <= 600 && words.TitleLine.IsMatch(text.Trim());

    /// <summary>A name, perhaps with offices under it, as it stands below a letter.</summary>
    public bool IsSignature(string text)
    {
        var lines = text.Split('\n');
        return lines.Length <= 8 && text.Length <= 500 && IsName(lines[0]) && !text.TrimEnd().EndsWith('.');
    }

    /// <summary>Two to seven words that begin with capitals, without figures, as a name is written.</summary>
    public bool IsName(string line)
    {
        var name = words.Honorifics.Replace(words.SignatureMark.Replace(Unmarked(line), string.Empty).Trim(), string.Empty);
        name = name.Length <= 80 && TextMender.Of(words).Mend(name) is { } mended ? mended.Text : name;
        if (words.NameLine is { } nameLine)
        {
            return nameLine.IsMatch(name);
        }

        var parts = name.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is >= 2 and <= 7 && name.Length <= 80 && !name.Any(char.IsDigit)
            && parts.Count(p => char.IsUpper(p[0])) * 2 > parts.Length && char.IsUpper(parts[0][0]) && char.IsUpper(parts[^1][0])
            && !name.Any(c => c is ':' or ';' or '?' or '!' or '@' or '/');
    }

    /// <summary>The date that a line of the head consists of, with the place before it: "New York, 2 May 2017".</summary>
    public (LocalDate Date, int Start, string Text, string? Place)? DateOf(string line)
    {
        if (AsWritten(line) is { } written)
        {
            return written;
        }

        // A damaged date is quoted as the file has it.
        if (line.Length > LongestHeadLine || TextMender.Of(words).Mend(line) is not { } mended || AsWritten(mended.Text) is not { } found)
        {
            return null;
        }

        var (from, to) = mended.Stretch(found.Start, found.Text.Length);
        return (found.Date, from, line[from..to], found.Place);
    }

    /// <summary>Where the date, perhaps with its place, begins that the text ends in; null where it ends in none.</summary>
    public int? DateEnding(string text) =>
        EndingIn(text) is { } found ? found.PlaceStart ?? found.Start : null;

    /// <summary>A date behind the name of a city, with which the text ends or which stands between its sentences.</summary>
    public (LocalDate Date, int Start, string Text)? PlacedDate(string text) => DatesIn(text, DateKind.Date)
        .Select(d => ((LocalDate Date, int Start, string Text)?)d)
        .LastOrDefault(d => PlaceStart(text, d!.Value.Start) is { } place && (text.AsSpan(d.Value.Start + d.Value.Text.Length).TrimEnd(". ").IsEmpty || SentenceOver().IsMatch(text[..place])));

    [GeneratedRegex(@"[.!?\n]\s+$", RegexOptions.RightToLeft, 1000)]
    private static partial Regex SentenceOver();

    /// <summary>The date that ends a line of a head, in another language than the letter's.</summary>
    public (LocalDate Date, int Start, string Text)? DateElsewhere(string head)
    {
        var at = 0;
        foreach (var line in head.Split('\n').Take(MostHeadLines))
        {
            foreach (var tag in line.Length <= LongestHeadLine && line.Any(char.IsDigit) ? LanguageTags.All.Where(t => t != language) : [])
            {
                if (dates.ReadParts(line, Nowhen, tag).FirstOrDefault(e => e is { Kind: DateKind.Date, YearStated: true } && e.End == line.TrimEnd().Length && e.Text.Any(char.IsLetter)) is { } found && found.Readings[0].From?.Date is { } date)
                {
                    return (date, at + found.Start, found.Text);
                }
            }

            at += line.Length + 1;
        }

        return null;
    }

    private const int MostHeadLines = 4;

    /// <summary>A date that is the last sentence of a text, and all of it.</summary>
    public (LocalDate Date, int Start, string Text)? DateAlone(string text)
    {
        var end = text.AsSpan().TrimEnd().Length;
        var from = text.LastIndexOfAny(['.', ']', '\n', ':', ';'], Math.Max(0, end - 2)) + 1;
        return end > 0 && end - from <= LongestHeadLine / 2 && DateOf(text[from..end].Trim()) is { } found ? (found.Date, text.IndexOf(found.Text, from, StringComparison.Ordinal), found.Text) : null;
    }

    /// <summary>How long the date is that a text begins with; 0 where it begins with none.</summary>
    public int DateOpening(string text)
    {
        var from = text.Length - text.TrimStart().Length;
        var opening = text[from..Math.Min(text.Length, from + LongestHeadLine)];
        return dates.ReadParts(opening, Nowhen, language) is [{ Kind: DateKind.Date, YearStated: true, Start: 0, Length: var length }, ..] ? from + length : 0;
    }

    /// <summary>The first date within a head that runs on: one that no word of a sentence brings in ("dated", "of"), and no item of a list.</summary>
    public (LocalDate Date, int Start, string Text)? DateWithin(string text) =>
        DatesIn(text, DateKind.Date).Select(d => ((LocalDate Date, int Start, string Text)?)d).FirstOrDefault(d =>
            d!.Value.Text.Count(char.IsDigit) >= FewestDigits && !IsTold(text[Math.Max(0, d.Value.Start - LongestHeadLine)..d.Value.Start]) && !ListItem().IsMatch(text[..d.Value.Start]));

    /// <summary>"13" of "13 and 14 February 2018" has its year from elsewhere.</summary>
    private const int FewestDigits = 4;

    [GeneratedRegex(@"(?<=^|\n)[ \t]*[•·▪●○◦–—*-][ \t][^\n]*$", RegexOptions.None, 1000)]
    private static partial Regex ListItem();

    /// <summary>Words of a sentence lead to a date: "on", "dated", "of the".</summary>
    private bool IsTold(string lead) =>
        words.NotOwnBefore?.IsMatch(lead) == true || (LastWord().Match(lead) is { Success: true } word && words.IsCommon(word.Value.Trim(' ', ',')));

    /// <summary>"tomorrow, Friday 15 July 2016": the day on which that was written.</summary>
    public (LocalDate Date, int Start, string Text)? DateByToday(string text)
    {
        foreach (var named in dates.ReadParts(text, Nowhen, language).Where(e => e is { Kind: DateKind.Date, YearStated: true } && e.Text.Any(char.IsDigit)))
        {
            // "tomorrow" and the day itself are read as one.
            if (FirstWord().Match(named.Text) is { Success: true } first && named.Readings[0].From?.Date is { } written
                && dates.ReadParts(first.Value, Nowhen, language) is [{ Kind: DateKind.Date, Weekday: null } said] && said.Readings[0].From?.Date is { } day
                && Period.DaysBetween(Nowhen.Date, day) is >= -1 and <= 1 and var days)
            {
                return (written.PlusDays(-days), named.Start, named.Text);
            }
        }

        return null;
    }

    /// <summary>The days of a text that are written with their year.</summary>
    public IEnumerable<(LocalDate Date, int Start, string Text)> DatesIn(string text, DateKind? kind = null)
    {
        var mended = TextMender.Of(words).Mend(text);
        foreach (var found in dates.ReadParts(mended?.Text ?? text, Nowhen, language))
        {
            if (found is { Kind: DateKind.Date or DateKind.DateRange, YearStated: true } && found.Kind == (kind ?? found.Kind) && found.Text.Any(char.IsDigit) && (found.Readings[0].From ?? found.Readings[0].To)?.Date is { } date)
            {
                var (from, to) = mended?.Stretch(found.Start, found.Length) ?? (found.Start, found.End);
                yield return (date, from, text[from..to]);
            }
        }
    }

    private (LocalDate Date, int Start, int? PlaceStart)? EndingIn(string text)
    {
        var end = text.AsSpan().TrimEnd().Length;
        foreach (var start in WordStarts(text[..end]).Reverse().Take(MostDateWords))
        {
            if (DateOf(text[start..end]) is { Place: null } found && !RangeBefore().IsMatch(text[Math.Max(0, start - MostDateWords)..start]))
            {
                return (found.Date, start, PlaceStart(text, start));
            }
        }

        return null;
    }

    /// <summary>"14 - 18 February 2005" is of something that lasts, and no day of writing.</summary>
    [GeneratedRegex(@"\d\s*(?:[-–—]\s*|\p{L}{1,3}\s+)$", RegexOptions.None, 1000)]
    private static partial Regex RangeBefore();

    /// <summary>The city that stands before a date, and where.</summary>
    public (int Start, string Name)? PlaceBefore(string text, int dateStart) =>
        PlaceStart(text, dateStart) is { } start ? (start, text[start..dateStart].TrimEnd(' ', ',')) : null;

    /// <summary>"UNITED NATIONS New York, ": where the city begins that stands before a date.</summary>
    private int? PlaceStart(string text, int dateStart)
    {
        var lead = text.AsSpan(0, dateStart).TrimEnd();
        if (!lead.EndsWith(","))
        {
            return null;
        }

        var upTo = lead.Length - 1;
        return WordStarts(text[..upTo]).Reverse().Take(MostPlaceWords).Where(at => isCity?.Invoke(text[at..upTo]) == true).Select(at => (int?)at).LastOrDefault();
    }

    private static IEnumerable<int> WordStarts(string text) =>
        Enumerable.Range(0, text.Length).Where(i => !char.IsWhiteSpace(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1])));

    [GeneratedRegex(@"^\p{L}+(?=,)", RegexOptions.None, 1000)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"\p{L}+\s*,?\s*$", RegexOptions.None, 1000)]
    private static partial Regex LastWord();

    private (LocalDate Date, int Start, string Text, string? Place)? AsWritten(string line)
    {
        if (line.Length > LongestHeadLine || (words.Script is null && !line.Any(char.IsDigit)))
        {
            return null;
        }

        foreach (var found in dates.ReadParts(line, Nowhen, language))
        {
            if (found is { Kind: DateKind.Date, YearStated: true } && found.Readings[0].From?.Date is { } date
                && After(line[found.End..].Trim().Trim('*', '_')) is { } after)
            {
                // The weekday is part of some readers' expression and not of others'.
                var prefix = words.DatePrefix.Match(line[..found.Start].TrimStart().TrimStart('*', '_'));
                if (prefix.Success && words.NotPlace?.IsMatch(prefix.Groups["place"].Value) != true)
                {
                    return (date, found.Start, found.Text, (prefix.Groups["place"] is { Success: true } place ? place : after.Place)?.Value);
                }
            }
        }

        return null;
    }

    /// <summary>The minute at which something was written or put out: people meet at round ones.</summary>
    private static bool IsStamp(string rest) =>
        Stamp().Match(rest) is { Success: true } stamp && (stamp.Groups["seconds"].Success || int.Parse(stamp.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture) % 5 != 0);

    [GeneratedRegex(@"^[,;|–—-]?\s*[0-2]?[0-9][:.](?<minutes>[0-5][0-9])(?<seconds>[:.][0-5][0-9])?(?:\s*(?:[apAP]\.?[mM]\.?|[A-Z]{3,4}))?$", RegexOptions.None, 1000)]
    private static partial Regex Stamp();

    /// <summary>Behind the date stands nothing, or what the language writes there; null where something else does.</summary>
    private (Group? Place, bool Ends)? After(string rest) =>
        rest is "" or "." or "," || IsStamp(rest) ? (null, true)
        : words.DateSuffix?.Match(rest) is { Success: true } suffix ? (suffix.Groups["place"] is { Success: true } place ? place : null, true)
        : null;

    /// <summary>A line of it is a date, and no date in which a sentence goes on ("… no later than", "19 April 2024.").</summary>
    public bool HasDateLine(string text)
    {
        var before = string.Empty;
        foreach (var line in text.Split('\n'))
        {
            if (DateOf(line) is not null && !LeadsOn(before))
            {
                return true;
            }

            before = line;
        }

        return false;
    }

    /// <summary>A line that ends in words which ask for a date.</summary>
    public bool LeadsOn(string line) => line.Length > 0 && IsTold(line);

    /// <summary>Without the emphasis marks of plain-text mark-up at either end.</summary>
    public static string Unmarked(string text) => text.Trim().Trim('*', '_', ' ');

    private static string FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return Unmarked(end < 0 ? text : text[..end]);
    }
}

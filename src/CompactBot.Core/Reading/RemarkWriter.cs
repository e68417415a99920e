using System.Globalization;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using CompactBot.Core.Letters;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Reading;

/// <summary>Words what the reader noticed, in sentences of the default language, whatever the letter's is.</summary>
internal sealed class RemarkWriter
{
    private readonly RemarkWords _words = RemarkWords.Of(LanguageTags.Default);

    /// <summary>A letter without a date, and the day that it is taken to be of.</summary>
    public Remark DateInferred(LetterSpan span, LocalDate date) => Write(RemarkSeverity.Warning, "date-inferred", span, span.Text, Day(date));

    /// <summary>What there is to say of one date: its year, and its weekdays.</summary>
    public IEnumerable<Remark> OfDate(DateMention mention)
    {
        if (mention.YearImpossible)
        {
            yield return Write(RemarkSeverity.Warning, "year-mismatch", mention.Span, mention.Span.Text, Day(mention.Days[0]));
        }
        else if (mention.YearCorrected)
        {
            yield return Write(RemarkSeverity.Warning, "year-mismatch", mention.Span, mention.Span.Text, Day(mention.Days[0]));
        }
        else if (mention.YearInferred)
        {
            yield return Write(RemarkSeverity.Info, "year-inferred", mention.Span, mention.Span.Text, mention.Days[0].Year.ToString(CultureInfo.InvariantCulture));
        }

        // A weekday of the year that was written says nothing of the year that was meant.
        if (!mention.YearCorrected)
        {
            // Of a stretch that two sentences' parts make ("and conclude on Friday") the expression names the last day.
            var named = mention.Expression.Kind == DateKind.Date ? mention.Days[^1] : mention.Days[0];
            if (mention.Expression.Weekday is { } first && first != named.DayOfWeek)
            {
                yield return Write(RemarkSeverity.Warning, "weekday-mismatch", mention.Span, mention.Span.Text, Weekday(named));
            }
            else if (mention.Expression.LastWeekday is { } last && last != mention.Days[^1].DayOfWeek)
            {
                yield return Write(RemarkSeverity.Warning, "weekday-mismatch", mention.Span, mention.Span.Text, Weekday(mention.Days[^1]));
            }
        }

        if (mention.OrderInferred)
        {
            yield return Write(RemarkSeverity.Info, "date-order", mention.Span, mention.Span.Text, Day(mention.Days[0]));
        }

        if (mention.IsPastPromise)
        {
            yield return Write(RemarkSeverity.Warning, "past-date", mention.Span, mention.Span.Text);
        }

        if (mention.Expression.Readings[0] is { From.Date: { } from, To.Date: { } to } && to < from && mention.Expression.YearStated)
        {
            yield return EndBeforeStart(mention.Span);
        }
    }

    public Remark EndBeforeStart(LetterSpan span) => Write(RemarkSeverity.Warning, "end-before-start", span, span.Text);

    public Remark TwoRooms(IReadOnlyList<(string Room, LetterSpan Span)> rooms) =>
        Write(RemarkSeverity.Warning, "two-rooms", rooms[0].Span, string.Join(", ", rooms.Select(r => r.Room).Distinct(StringComparer.Ordinal)));

    public Remark ZoneUnknown(Evidence hours) => new(
        RemarkSeverity.Info, "zone-unknown", Text("zone-unknown", hours.Quote), hours.Quote, hours.Paragraph);

    public Remark CoveredDate(EarlierLetter named, LocalDate actual) => new(
        RemarkSeverity.Warning, "covered-date-mismatch", Text("covered-date-mismatch", Day(named.Date), Day(actual)), named.Quote, named.Paragraph);

    public Remark ZoneMismatch(LetterSpan hours, LocalDate day, string city, string named) =>
        Write(RemarkSeverity.Warning, "zone-mismatch", hours, hours.Text, Day(day), city, named);

    public Remark OrdinalSkips(LetterSpan named, string missing) => Write(RemarkSeverity.Warning, "ordinal-skips", named, named.Text, missing);

    public Remark RoomClash(Evidence first, string room, LocalDate day, string titles) => new(
        RemarkSeverity.Warning, "room-clash", Text("room-clash", room, Day(day), titles), first.Quote, first.Paragraph);

    public Remark Mended(LetterSpan written, string read) => Write(RemarkSeverity.Info, "text-mended", written, written.Text, read);

    /// <summary>Words of a scan that are hardly to be read, where they could be facts; one remark a paragraph.</summary>
    public IEnumerable<Remark> OfScan(Letter letter)
    {
        const int Sure = 60;
        const int MostWords = 8;
        foreach (var paragraph in letter.Paragraphs.Where(p => p.Part is LetterPart.Head or LetterPart.Body))
        {
            var words = paragraph.Words
                .Where(w => w.Confidence < Sure && w.End <= paragraph.Text.Length)
                .Select(w => paragraph.Text.Substring(w.Start, w.Length))
                .Where(w => w.Any(char.IsDigit) || w.Count(char.IsLetter) > 2)
                .ToList();
            if (words.Count > 0)
            {
                yield return new Remark(RemarkSeverity.Info, "ocr-uncertain", Text("ocr-uncertain", string.Join(", ", words.Take(MostWords))), words[0], paragraph.Number);
            }
        }
    }

    private Remark Write(RemarkSeverity severity, string code, LetterSpan span, params string[] values) =>
        new(severity, code, Text(code, values), span.Text, span.Paragraph);

    private string Text(string code, params string[] values) => string.Format(CultureInfo.InvariantCulture, _words.Remarks[code], [.. values]);

    private string Weekday(LocalDate day) => _words.Weekdays[(int)day.DayOfWeek - 1];

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

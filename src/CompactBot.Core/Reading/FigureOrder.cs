using System.Globalization;
using System.Text.RegularExpressions;
using CompactBot.Core.Letters;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>Whether the day or the month comes first where a letter writes its own date in figures.</summary>
internal static partial class FigureOrder
{
    /// <summary>By the own date as it was read; day first where it is written with the month's name behind.</summary>
    public static bool IsDayFirst(LetterDraft draft) =>
        !draft.DateSpan.Text.Any(char.IsLetter) && Figures().Match(draft.DateSpan.Text) is { Success: true } figures ? int.Parse(figures.Groups["first"].ValueSpan, CultureInfo.InvariantCulture) == draft.Date.Day
            : char.IsDigit(draft.DateSpan.Text.TrimStart()[0]);

    /// <summary>Whether its figures can be read in either order.</summary>
    public static bool IsOpen(LetterDraft draft) => draft.Date.Day <= 12 && draft.Date.Day != draft.Date.Month && Figures().IsMatch(draft.DateSpan.Text);

    /// <summary>
    /// 4/3/2024 can be two days. A letter is not written after what it convenes, nor before what it tells as over: where its own days, with their years,
    /// allow but one of the two, that is the day.
    /// </summary>
    /// <param name="draft">The letter, dated by the order of its language.</param>
    /// <param name="days">The days that it names, read as of its date.</param>
    public static LetterDraft Settled(LetterDraft draft, Func<LetterDraft, IReadOnlyList<DateMention>> days)
    {
        var turned = draft with { Date = new LocalDate(draft.Date.Year, draft.Date.Day, draft.Date.Month) };
        return Against(draft) is var now and > 0 && Against(turned) < now ? turned : draft;

        int Against(LetterDraft dated) => days(dated).Count(m => m.IsPastPromise || (m.Role == DateRole.Past && !m.YearInferred && m.Days[0] > dated.Date));
    }

    [GeneratedRegex(@"(?<!\d)(?<first>\d{1,2})[/.-](?<second>\d{1,2})[/.-]\d{2,4}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex Figures();
}

using System.Globalization;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>The names of the weekdays in a language, each as the words that it is made of.</summary>
internal sealed class WeekdayNames
{
    private readonly PhraseTrie<Meaning> _names = new();

    /// <param name="culture">Where the names stand.</param>
    /// <param name="words">Parts a name into words, as questions are parted.</param>
    /// <param name="forms">Other forms that people write ("пятницу", "fri"), with the number of the day from Monday on.</param>
    public WeekdayNames(DateTimeFormatInfo culture, Func<string, IEnumerable<string>> words, IEnumerable<(string Form, int Day)> forms)
    {
        foreach (var (form, day) in forms)
        {
            _names.Add(words(form), new Meaning(MeaningKind.DateWord, "", Number: day));
        }

        for (var day = 0; day < 7; day++)
        {
            var weekday = new Meaning(MeaningKind.DateWord, "", Number: (int)(day == 0 ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)day));
            _names.Add(words(culture.DayNames[day]), weekday);
            if (WordToken.IsSign(culture.AbbreviatedDayNames[day]))
            {
                // "周五" is what people say; the short forms of other scripts ("mar.", "sat") are words of their own as well.
                _names.Add(words(culture.AbbreviatedDayNames[day]), weekday);
            }
        }
    }

    /// <summary>The first name in that stretch of words, and how many words it has; null where there is none.</summary>
    public (IsoDayOfWeek Day, int Length)? In(IReadOnlyList<WordToken> words, int first, int count)
    {
        for (var at = first; at < first + count; at++)
        {
            if (_names.Longest(words, at, first + count) is { Length: > 0 and var length } found)
            {
                return ((IsoDayOfWeek)found.Meanings[0].Number, length);
            }
        }

        return null;
    }
}

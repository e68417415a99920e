using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Languages;

/// <summary>How a language writes days, hours and lists of them. Names and order come from the language's culture, the rest from its grammar.json.</summary>
public sealed class DateWords
{
    private static readonly ConcurrentDictionary<string, DateWords> Known = new(StringComparer.Ordinal);

    private readonly Grammar _grammar;
    private readonly DateForms _forms;
    private readonly bool _yearFirst;
    private readonly (LocalDatePattern Any, LocalDatePattern First) _full;
    private readonly (LocalDatePattern Any, LocalDatePattern First) _date;
    private readonly (LocalDatePattern Any, LocalDatePattern First) _weekdayMonthDay;
    private readonly (LocalDatePattern Any, LocalDatePattern First) _monthDay;
    private readonly (LocalDatePattern Any, LocalDatePattern First) _weekdayNumber;
    private readonly (LocalDatePattern Any, LocalDatePattern First) _number;
    private readonly LocalDatePattern _weekday;
    private readonly LocalDatePattern _month;
    private readonly LocalTimePattern _hour;

    private DateWords(Grammar grammar)
    {
        (_grammar, _forms) = (grammar, grammar.Dates);
        var culture = _forms.In(grammar.Culture);
        var patterns = _forms.Patterns(culture.DateTimeFormat);
        _yearFirst = patterns.YearFirst;
        _full = Pattern(patterns.Full, culture);
        _date = Pattern(patterns.Date, culture);
        _weekdayMonthDay = Pattern(patterns.WeekdayMonthDay, culture);
        _monthDay = Pattern(patterns.MonthDay, culture);
        _weekdayNumber = Pattern(patterns.WeekdayNumber, culture);
        _number = Pattern(patterns.Number, culture);
        _weekday = LocalDatePattern.Create("dddd", culture);
        _month = LocalDatePattern.Create(patterns.Month, culture);
        _hour = LocalTimePattern.Create(patterns.Hour, culture);
    }

    /// <summary>The culture whose names and case rules the language has.</summary>
    public CultureInfo Culture => _grammar.Culture;

    /// <param name="language">A tag of <see cref="LanguageTags.Spoken"/>.</param>
    public static DateWords Of(string language) => Known.GetOrAdd(language, static tag => new DateWords(Grammar.Of(tag)));

    /// <summary>With the day of the week: "Tuesday 20 February 2018".</summary>
    public string Day(LocalDate day) => Format(_full, day);

    /// <summary>Without it: "20 February 2018".</summary>
    public string Date(LocalDate day) => Format(_date, day);

    /// <summary>"Tuesday 20 February".</summary>
    public string DayMonth(LocalDate day) => Format(_weekdayMonthDay, day);

    /// <summary>"Tuesday".</summary>
    public string Weekday(LocalDate day) => _weekday.Format(day);

    /// <summary>"February 2018".</summary>
    public string Month(LocalDate day) => _month.Format(day);

    /// <summary>"10:00".</summary>
    public string Hour(LocalTime hour) => _hour.Format(hour);

    /// <summary>"10:00–13:00"; "from 15:00" or "until 13:00" where one is unstated; null where both are.</summary>
    public string? Hours(LocalTime? from, LocalTime? to) => (from, to) switch
    {
        ({ } f, { } t) => Fill(_forms.Hours, Hour(f), Hour(t)),
        ({ } f, null) => Fill(_forms.FromHour, Hour(f)),
        (null, { } t) => Fill(_forms.UntilHour, Hour(t)),
        _ => null,
    };

    /// <summary>"Monday 4 to Tuesday 5 September 2017"; one day alone where both are one.</summary>
    public string Span(LocalDate from, LocalDate to)
    {
        if (from == to)
        {
            return Day(from);
        }

        var ends = Shared([from, to]);
        return Fill(_forms.Span, ends[0], ends[1]);
    }

    /// <summary>"Tuesday 20, Thursday 22 and Friday 23 February 2018"; what days share is said once.</summary>
    public string Days(IReadOnlyList<LocalDate> days) => List(Shared(days));

    /// <summary>The same, days that follow each other as a stretch: "Tuesday 13 to Thursday 15 March 2018".</summary>
    public string Runs(IReadOnlyList<LocalDate> days) => Runs(days, Shared, _forms.Span, List);

    /// <summary>As short as can be: "4–5 September 2017", "20, 22–23 February 2018".</summary>
    public string Brief(IReadOnlyList<LocalDate> days) => Runs(days, ends => Shared(ends, _date, _monthDay, _number), "{0}–{1}", _grammar.Row);

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public string List(IReadOnlyList<string> items) => _grammar.List(items);

    /// <summary>The text with its first letter in upper case, by the language's rules.</summary>
    public string Capital(string text) => _grammar.Capital(text);

    private string Runs(IReadOnlyList<LocalDate> days, Func<IReadOnlyList<LocalDate>, IReadOnlyList<string>> texts, string span, Func<IReadOnlyList<string>, string> list)
    {
        ArgumentNullException.ThrowIfNull(days);
        var runs = new List<(LocalDate From, LocalDate To)>();
        foreach (var day in days)
        {
            if (runs.Count > 0 && runs[^1].To.PlusDays(1) == day)
            {
                runs[^1] = (runs[^1].From, day);
            }
            else
            {
                runs.Add((day, day));
            }
        }

        var said = new Queue<string>(texts([.. runs.SelectMany(r => r.From == r.To ? new[] { r.From } : [r.From, r.To])]));
        return list([.. runs.Select(r => r.From == r.To ? said.Dequeue() : Fill(span, said.Dequeue(), said.Dequeue()))]);
    }

    private List<string> Shared(IReadOnlyList<LocalDate> days) => Shared(days, _full, _weekdayMonthDay, _weekdayNumber);

    /// <summary>Each day with as much as its neighbour does not say: the next one's, or where the year leads the last one's.</summary>
    private List<string> Shared(IReadOnlyList<LocalDate> days, (LocalDatePattern, LocalDatePattern) full, (LocalDatePattern, LocalDatePattern) month, (LocalDatePattern, LocalDatePattern) number)
    {
        ArgumentNullException.ThrowIfNull(days);
        var texts = new List<string>(days.Count);
        for (var i = 0; i < days.Count; i++)
        {
            var neighbour = _yearFirst ? i - 1 : i + 1;
            var pattern = neighbour < 0 || neighbour >= days.Count || days[neighbour].Year != days[i].Year ? full
                : days[neighbour].Month != days[i].Month ? month
                : number;
            texts.Add(Format(pattern, days[i]));
        }

        return texts;
    }

    private (LocalDatePattern Any, LocalDatePattern First) Pattern(string pattern, CultureInfo culture)
    {
        var any = LocalDatePattern.Create(pattern, culture);
        if (_forms.First is not { } first)
        {
            return (any, any);
        }

        var bare = pattern.TrimStart('%');
        var at = DateForms.LoneNumber(bare);
        return (any, at < 0 ? any : LocalDatePattern.Create($"{bare[..at]}'{first}'{bare[(at + 1)..]}", culture));
    }

    private static string Format((LocalDatePattern Any, LocalDatePattern First) pattern, LocalDate day) => (day.Day == 1 ? pattern.First : pattern.Any).Format(day);

    private static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Languages;

/// <summary>
/// How a language writes days, hours and lists. Names of days and months come from the language's culture, the patterns from its
/// datewords.json.
/// </summary>
public sealed class DateWords
{
    private static readonly ConcurrentDictionary<string, DateWords> Known = new(StringComparer.Ordinal);

    private readonly DateWordsFile _words;
    private readonly LocalDatePattern _day;
    private readonly LocalDatePattern _date;
    private readonly LocalTimePattern _hour;

    private DateWords(DateWordsFile words)
    {
        _words = words;
        Culture = CultureInfo.GetCultureInfo(words.Culture);
        _day = LocalDatePattern.Create(words.Day, Culture);
        _date = LocalDatePattern.Create(words.Date, Culture);
        _hour = LocalTimePattern.Create(words.Hour, Culture);
    }

    /// <summary>The culture whose names and case rules the language has.</summary>
    public CultureInfo Culture { get; }

    /// <param name="language">A tag of <see cref="LanguageTags.All"/>.</param>
    public static DateWords Of(string language) => Known.GetOrAdd(language, Load);

    /// <summary>With the day of the week: "Tuesday 20 February 2018".</summary>
    public string Day(LocalDate day) => _day.Format(day);

    /// <summary>Without it: "20 February 2018".</summary>
    public string Date(LocalDate day) => _date.Format(day);

    /// <summary>"10:00".</summary>
    public string Hour(LocalTime hour) => _hour.Format(hour);

    /// <summary>"10:00–13:00"; "from 15:00" or "until 13:00" where one is unstated; null where both are.</summary>
    public string? Hours(LocalTime? from, LocalTime? to) => (from, to) switch
    {
        ({ } f, { } t) => Fill(_words.Hours, Hour(f), Hour(t)),
        ({ } f, null) => Fill(_words.FromHour, Hour(f)),
        (null, { } t) => Fill(_words.UntilHour, Hour(t)),
        _ => null,
    };

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public string List(IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => Fill(_words.And, items.Take(items.Count - 1).Aggregate((a, b) => Fill(_words.Comma, a, b)), items[^1]),
        };
    }

    /// <summary>The text with its first letter in upper case, by the language's rules.</summary>
    public string Capital(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];
    }

    private static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);

    private static DateWords Load(string language) => new(LanguageData.Read(language, "datewords.json", DateWordsJson.Default.DateWordsFile));
}

/// <summary>The file datewords.json of a language; {0} and {1} stand for the parts.</summary>
internal sealed record DateWordsFile
{
    public required string Culture { get; init; }

    public required string Day { get; init; }

    public required string Date { get; init; }

    public required string Hour { get; init; }

    public required string Hours { get; init; }

    public required string FromHour { get; init; }

    public required string UntilHour { get; init; }

    public required string And { get; init; }

    public required string Comma { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(DateWordsFile))]
internal sealed partial class DateWordsJson : JsonSerializerContext;

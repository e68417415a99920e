using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using CompactBot.Contracts;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Public;

/// <summary>What the pages call kinds, states and fields, and how they write days: the file pages.json of a language.</summary>
public sealed class PageWords
{
    private static readonly ConcurrentDictionary<string, PageWords> Made = new(StringComparer.Ordinal);

    private readonly PageWordsFile _file;
    private readonly IReadOnlyDictionary<string, string> _texts;
    private readonly DateWords _dates;
    private readonly Glossary _glossary;

    private PageWords(string language)
    {
        Language = language;
        _dates = DateWords.Of(language);
        _glossary = Glossary.Of(language);
        _texts = LanguageData.Read(language, "site.json", PageWordsJson.Default.SiteWordsFile).Texts;
        _file = LanguageData.Read(language, "pages.json", PageWordsJson.Default.PageWordsFile);
    }

    /// <summary>BCP 47 tag of the pages' own words.</summary>
    public string Language { get; }

    /// <summary>"ltr" or "rtl", as HTML has it.</summary>
    public string Direction => Grammar.Of(Language).IsRightToLeft ? "rtl" : "ltr";

    /// <summary>A text of the pages, by its key in site.json.</summary>
    public string this[string key] => _texts[key];

    /// <summary>The words of a language; of the default one where it is not spoken.</summary>
    public static PageWords Of(string? language) => Made.GetOrAdd(LanguageTags.SpokenOf(language) ?? LanguageTags.Default, static tag => new PageWords(tag));

    /// <summary>The name of the language in an address (<c>?language=fr</c>): for programs that send no headers of their own, as calendars do.</summary>
    public const string QueryName = "language";

    /// <summary>The words that the address asks for, else the browser (Accept-Language); staff have the default language.</summary>
    public static PageWords For(HttpContext? context)
    {
        if (context is null || context.Request.Path.StartsWithSegments("/staff", StringComparison.Ordinal))
        {
            return Of(null);
        }

        if (LanguageTags.SpokenOf(context.Request.Query[QueryName]) is { } named)
        {
            return Of(named);
        }

        var wanted = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => LanguageTags.SpokenOf(language.Value.Value))
            .FirstOrDefault(language => language is not null);
        return Of(wanted);
    }

    /// <summary>A text with what it speaks of.</summary>
    public string Say(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    /// <summary>Items one after the other, with the language's own comma.</summary>
    public string Row(IEnumerable<string?> items) => Grammar.Of(Language).Row(items.OfType<string>().Where(item => item.Length > 0));

    /// <summary>What ends a sentence in this language.</summary>
    public string Stop => _texts["stop"];

    /// <summary>A city, building or room by its name in this language.</summary>
    public string Place(string name) => _glossary.Place(name);

    /// <summary>An office by its name in this language.</summary>
    public string Office(string name) => _glossary.Office(name);

    public string DateNotAnnounced => _file.DateNotAnnounced;

    public string RoomNotAnnounced => _file.RoomNotAnnounced;

    public string HoursNotAnnounced => _file.HoursNotAnnounced;

    /// <summary>For what a letter does not say.</summary>
    public string Unstated => _file.Unstated;

    public string CorrectedByStaff => _file.CorrectedByStaff;

    internal WebWords Web => _file.Web;

    public string Of(SessionKind kind) => _dates.Capital(_glossary.Kind(kind));

    public string Of(SessionStatus status) => _dates.Capital(_glossary.Status(status));

    public string Of(SessionMode mode) => _dates.Capital(_glossary.Mode(mode));

    public string Of(Invitee invitee) => _dates.Capital(_glossary.Invitee(invitee));

    public string Of(LetterKind kind) => Look(_file.LetterKinds, Wire.Kebab(kind));

    /// <summary>The label of a field of the JSON; a field without one is shown by its own name.</summary>
    public string Field(string name) => Look(_file.Fields, name);

    /// <summary>"Tuesday 20 February 2018".</summary>
    public string Day(LocalDate day) => _dates.Day(day);

    /// <summary>"20 February 2018".</summary>
    public string Date(LocalDate day) => _dates.Date(day);

    public string Month(YearMonth month) => _dates.Month(month.OnDayOfMonth(1));

    /// <summary>"10:00–13:00", "from 15:00", or that no letter says.</summary>
    public string Hours(Sitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        return _dates.Hours(sitting.From, sitting.To) ?? HoursNotAnnounced;
    }

    /// <summary>"4–5 September 2017", "20, 22–23 February 2018", "30 January–2 February 2018".</summary>
    public string Days(IReadOnlyList<LocalDate> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return days.Count == 1 ? Day(days[0]) : _dates.Brief(days);
    }

    public string When(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Days.Count > 0 ? Days(session.Days)
            : session.Start is { } start ? Days(session.End is { } end && end != start ? [start, end] : [start])
            : DateNotAnnounced;
    }

    private static string Look(Dictionary<string, string> words, string key) => words.GetValueOrDefault(key, key);
}

/// <summary>The file pages.json of a language.</summary>
internal sealed record PageWordsFile
{
    public required string DateNotAnnounced { get; init; }

    public required string RoomNotAnnounced { get; init; }

    public required string HoursNotAnnounced { get; init; }

    public required string Unstated { get; init; }

    public required string CorrectedByStaff { get; init; }

    public required Dictionary<string, string> LetterKinds { get; init; }

    public required Dictionary<string, string> Fields { get; init; }

    public required WebWords Web { get; init; }
}

/// <summary>The file site.json of a language: the words on the pages themselves.</summary>
internal sealed record SiteWordsFile
{
    public required IReadOnlyDictionary<string, string> Texts { get; init; }
}

/// <summary>What the chat on the page says of itself.</summary>
internal sealed record WebWords
{
    public required string Follow { get; init; }

    public required string LetterFeed { get; init; }

    public required string CalendarFeed { get; init; }

    public required string TooLong { get; init; }

    public required string Empty { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PageWordsFile))]
[JsonSerializable(typeof(SiteWordsFile))]
internal sealed partial class PageWordsJson : JsonSerializerContext;

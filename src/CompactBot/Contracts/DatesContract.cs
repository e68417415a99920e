using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Contracts;

/// <summary>One text, as `dates --batch` reads it.</summary>
public sealed record DatesRequest
{
    public string? Id { get; init; }

    public string? Text { get; init; }

    /// <summary>ISO 8601, local: an offset is read over. Null: the clock's.</summary>
    public string? Now { get; init; }

    /// <summary>BCP 47 tag; null: the default language.</summary>
    public string? Language { get; init; }
}

/// <param name="Error">What is wrong with the request, and the mend; null where nothing is.</param>
public sealed record DatesAnswer(
    string? Id,
    IReadOnlyList<DateExpressionJson> Expressions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error = null)
{
    /// <summary>The answer to one line. It does not throw for a bad one.</summary>
    /// <param name="line">A request in JSON.</param>
    /// <param name="reader">The grammar.</param>
    /// <param name="clock">The reference where the request gives none.</param>
    public static DatesAnswer For(string line, IDateReader reader, LocalDateTime clock)
    {
        ArgumentNullException.ThrowIfNull(reader);
        DatesRequest? request;
        try
        {
            request = JsonSerializer.Deserialize(line, DatesContract.Line.DatesRequest);
        }
        catch (JsonException error)
        {
            return new DatesAnswer(null, [], $"The line is no request in JSON: {error.Message}");
        }

        if (request?.Text is null)
        {
            return new DatesAnswer(request?.Id, [], "The request has no text: give it one, \"text\": \"…\".");
        }

        var language = request.Language ?? LanguageTags.Default;
        if (!LanguageTags.All.Contains(language, StringComparer.Ordinal))
        {
            return new DatesAnswer(request.Id, [], $"The language '{language}' is not spoken here: one of {string.Join(", ", LanguageTags.All)}.");
        }

        if (request.Now is not null && NowOf(request.Now) is null)
        {
            return new DatesAnswer(request.Id, [], $"The time '{request.Now}' is none: write it as 2018-02-10T09:00:00, of a year from {KnownYears.First} to {KnownYears.Last}.");
        }

        var now = request.Now is null ? clock : NowOf(request.Now)!.Value;
        return new DatesAnswer(request.Id, [.. reader.Read(request.Text, now, language).Select(DateExpressionJson.For)]);
    }

    private static LocalDateTime? NowOf(string text)
    {
        var now = LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local ? local.Value
            : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset ? offset.Value.LocalDateTime
            : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value.AtMidnight()
            : (LocalDateTime?)null;
        return now is { } read && KnownYears.Hold(read.Date) ? read : null;
    }
}

/// <param name="Text">The words, exactly as they stand in the text.</param>
/// <param name="Start">In UTF-16 code units.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="Kind">date, date-range, time, time-range, date-time or date-time-range.</param>
/// <param name="Readings">The likeliest first.</param>
public sealed record DateExpressionJson(string Text, int Start, int Length, string Kind, IReadOnlyList<DateReadingJson> Readings)
{
    public static DateExpressionJson For(DateExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return new DateExpressionJson(
            expression.Text,
            expression.Start,
            expression.Length,
            Wire.Kebab(expression.Kind),
            [.. expression.Readings.Select(r => new DateReadingJson(Point(r.From), Point(r.To)))]);
    }

    private static string? Point(DatePoint? point) => point switch
    {
        { Date: { } date, Time: { } time } => $"{LocalDatePattern.Iso.Format(date)}T{Hour(time)}",
        { Date: { } date } => LocalDatePattern.Iso.Format(date),
        { Time: { } time } => Hour(time),
        _ => null,
    };

    /// <summary>Seconds are written only where there are any.</summary>
    private static string Hour(LocalTime time) => (time.Second == 0 ? Minutes : Seconds).Format(time);

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("HH':'mm':'ss");
}

/// <summary>Local days, hours or both; null is an open end.</summary>
public sealed record DateReadingJson(string? From, string? To);

/// <summary>Source-generated wire of `dates`. <see cref="Line"/> writes one line, with the letters of every script as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DatesRequest))]
[JsonSerializable(typeof(DatesAnswer))]
public sealed partial class DatesContract : JsonSerializerContext
{
    public static DatesContract Line { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompactBot.Core.Answers;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;

namespace CompactBot.Contracts;

/// <summary>One question, as `ask --batch` reads it. Only the text is needed.</summary>
public sealed record AskRequest
{
    public string? Id { get; init; }

    public string? Text { get; init; }

    /// <summary>ISO 8601; without an offset it is in <see cref="Zone"/>. Null: the clock's.</summary>
    public string? Now { get; init; }

    /// <summary>IANA name of the asker's zone; null: the process's own.</summary>
    public string? Zone { get; init; }

    /// <summary>BCP 47 tag; null: told from the words.</summary>
    public string? Language { get; init; }

    /// <summary>Requests with the same one are one dialogue, in order.</summary>
    public string? Conversation { get; init; }
}

/// <summary>One answer, as `ask` and the web print it.</summary>
public sealed record AskAnswer(
    string? Id,
    string Outcome,
    string Language,
    string Direction,
    string Text,
    IReadOnlyList<SessionJson> Sessions,
    IReadOnlyList<LetterRefJson> Letters,
    IReadOnlyList<CitationJson> Citations,
    IReadOnlyList<string> Choices)
{
    public static AskAnswer For(string? id, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new AskAnswer(
            id,
            Wire.Kebab(answer.Outcome),
            answer.Message.Language,
            answer.Message.Direction == TextDirection.Rtl ? "rtl" : "ltr",
            answer.Text,
            [.. answer.Sessions.Select(SessionJson.For)],
            [.. answer.Letters.Select(LetterRefJson.For)],
            [.. answer.Message.Citations.Select(c => new CitationJson(c.Letter, Wire.Day(c.Date), c.Paragraph, c.Quote))],
            answer.Choices);
    }

    /// <summary>The answer to a request that could not be read: what is wrong, and the mend.</summary>
    public static AskAnswer Unreadable(string? id, string problem) =>
        new(id, Wire.Kebab(Core.Answers.Outcome.Error), "en", "ltr", problem, [], [], [], []);
}

public sealed record LetterRefJson(string Id, string Date, string Subject)
{
    public static LetterRefJson For(LetterReading letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return new LetterRefJson(letter.Letter.Id, Wire.Day(letter.Letter.Date), letter.Subject);
    }
}

/// <param name="Letter">The letter's id.</param>
/// <param name="Date">The letter's date.</param>
/// <param name="Paragraph">The number of its paragraph.</param>
/// <param name="Quote">Its words, exactly.</param>
public sealed record CitationJson(string Letter, string Date, int Paragraph, string Quote);

/// <summary>Source-generated wire of `ask`. <see cref="Line"/> writes one line, with the letters of every script as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(AskAnswer))]
public sealed partial class AskContract : JsonSerializerContext
{
    public static AskContract Line { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

namespace CompactBot.Core.Messages;

/// <summary>
/// What answers and announcements end in: words and facts, with no idea of a card or a block. Each channel renders it. All texts are
/// plain: a channel escapes them for its platform, and nothing in them is markup.
/// </summary>
public sealed record Message
{
    /// <summary>One line; an answer's says the answer itself ("The first round begins on Tuesday 20 February 2018").</summary>
    public required string Headline { get; init; }

    /// <summary>Sentences under the headline, each a paragraph.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Groups of labelled facts, such as one for each session.</summary>
    public IReadOnlyList<MessageSection> Sections { get; init; } = [];

    public IReadOnlyList<Citation> Citations { get; init; } = [];

    public IReadOnlyList<MessageAction> Actions { get; init; } = [];

    /// <summary>BCP 47 tag of the language that it is in.</summary>
    public string Language { get; init; } = "en";

    public TextDirection Direction { get; init; }

    /// <summary>The same in other languages, for conversations that have one of those; null where there is none, or a person edited the words.</summary>
    public IReadOnlyList<Message>? Translations { get; init; }

    /// <summary>The message in that language where there is one, else as it is.</summary>
    /// <param name="language">BCP 47 tag ("fr", "fr-CH"); null where none is known.</param>
    public Message In(string? language)
    {
        bool Has(Message message) => language is not null
            && (language.Equals(message.Language, StringComparison.OrdinalIgnoreCase) || language.StartsWith(message.Language + "-", StringComparison.OrdinalIgnoreCase));
        return Has(this) ? this : Translations?.FirstOrDefault(Has) ?? this;
    }
}

public enum TextDirection
{
    Ltr,
    Rtl,
}

/// <summary>Facts that belong together.</summary>
/// <param name="Heading">What they are about; null where the headline already says it.</param>
public sealed record MessageSection(string? Heading, IReadOnlyList<Fact> Facts);

/// <summary>A label and what holds: "Room", "Trusteeship Council Chamber". The value may have several lines, parted by \n.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>Where it stands: the words of a letter.</summary>
/// <param name="Letter">The letter's id.</param>
/// <param name="Label">What a reader calls the letter, in the message's language: "Letter of 5 February 2018, paragraph 3".</param>
/// <param name="Date">The letter's date, ISO 8601.</param>
/// <param name="Paragraph">The number of its paragraph.</param>
/// <param name="Quote">Its words, exactly.</param>
public sealed record Citation(string Letter, string Label, NodaTime.LocalDate Date, int Paragraph, string Quote);

/// <summary>A button.</summary>
/// <param name="Kind">What pressing it does.</param>
/// <param name="Label">What stands on it.</param>
/// <param name="Value">What it acts on: the question for <see cref="ActionKind.Ask"/>, the address for <see cref="ActionKind.Open"/>, else empty.</param>
public sealed record MessageAction(ActionKind Kind, string Label, string Value);

public enum ActionKind
{
    /// <summary>Asks the question in <see cref="MessageAction.Value"/> as if the person had typed it.</summary>
    Ask,

    /// <summary>Opens the web address in <see cref="MessageAction.Value"/>.</summary>
    Open,

    /// <summary>Lets the conversation follow announcements.</summary>
    Follow,

    /// <summary>Ends that.</summary>
    Unfollow,
}

namespace CompactBot.Core.Questions;

/// <summary>What a question asks for. Written in kebab case in questions.json.</summary>
public enum QueryKind
{
    /// <summary>Nothing in particular: what there is to know of a session.</summary>
    Overview,
    When,
    Where,
    Room,
    Time,
    Theme,

    /// <summary>Who writes the letters, and in what capacity.</summary>
    Issuer,

    /// <summary>Who a named person is, or who holds an office.</summary>
    Person,
    Convenor,
    Preside,
    Invited,
    Level,

    /// <summary>Whom a letter is addressed to.</summary>
    Addressee,
    Count,
    Until,
    Duration,
    List,

    /// <summary>What is on, on a day or in a stretch of days.</summary>
    Agenda,
    Enclosures,
    Resolution,

    /// <summary>Which letter says so, and where.</summary>
    Source,
    Letters,
    Deadline,
    Link,
    Changes,
    Status,
    Mode,

    /// <summary>Something about sessions that letters do not usually say: registration, speakers, results.</summary>
    Unsaid,

    /// <summary>A greeting, thanks, or what can be asked.</summary>
    Help,
}

using CompactBot.Core.Corrections;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Tests.Corrections;

/// <summary>A letter with one round of two days, as one version of a reader reads it and as another might.</summary>
internal static class ReadingsByHand
{
    public const string Id = "2018-02-05-rounds";

    public const string Body =
        "The second round of negotiations will take place on Tuesday, 20 February 2018, from 10 a.m. to 1 p.m., and on 21 February, in Conference Room 3. "
        + "A briefing will follow in the summer. The passcode is 77#Delta9.";

    public static Letter Letter { get; } = new()
    {
        Id = Id,
        FileName = "rounds.txt",
        Date = new LocalDate(2018, 2, 5),
        Language = "en",
        Paragraphs = [new LetterParagraph(0, 1, LetterPart.Head, "New York, 5 February 2018"), new LetterParagraph(1, 1, LetterPart.Body, Body)],
    };

    public static Session Round { get; } = new()
    {
        Id = "negotiation-round-2",
        Kind = SessionKind.NegotiationRound,
        Ordinal = 2,
        Title = "second round of negotiations",
        Start = new LocalDate(2018, 2, 20),
        End = new LocalDate(2018, 2, 21),
        Days = [new LocalDate(2018, 2, 20), new LocalDate(2018, 2, 21)],
        Room = "Conference Room 3",
        City = "New York",
        Sittings =
        [
            new Sitting(new LocalDate(2018, 2, 20), new LocalTime(10, 0), new LocalTime(13, 0), "Conference Room 3"),
            new Sitting(new LocalDate(2018, 2, 21), null, null, "Conference Room 3"),
        ],
        Evidence = [Words("title", "second round of negotiations"), Words("start", "Tuesday, 20 February 2018"), Words("room", "Conference Room 3")],
        Inferred = ["city"],
    };

    public static LetterReading ReadingOf(params Session[] sessions) => new()
    {
        Letter = Letter,
        Subject = "second round",
        Kind = LetterKind.Invitation,
        Sessions = sessions,
        Evidence = [new Evidence("date", Id, 0, 10, "5 February 2018")],
    };

    public static Correction Say(long number, string? session, string field, string? value, string? read = null) => new()
    {
        Number = number,
        Letter = Id,
        Session = session,
        Field = field,
        Value = value,
        From = read,
        Read = read,
        By = "the secretariat",
        At = Instant.FromUtc(2018, 2, 6, 9, 0),
        Why = "told by the conference services",
    };

    public static Correction Undo(long number, long undone) => Say(number, null, "room", null) with { Undoes = undone };

    public static string KeyOf(Session session) => SessionKey.Of(session).ToString();

    public static Evidence Words(string field, string quote) => new(field, Id, 1, Body.IndexOf(quote, StringComparison.Ordinal), quote);
}

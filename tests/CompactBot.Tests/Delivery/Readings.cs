using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Tests.Delivery;

/// <summary>Short letters to announce.</summary>
internal static class Readings
{
    public static LetterReading Letter(string id) => new()
    {
        Letter = new Letter
        {
            Id = id,
            FileName = id + ".txt",
            Date = new LocalDate(2018, 2, 5),
            Language = "en",
            Paragraphs = [new LetterParagraph(0, 1, LetterPart.Head, "Excellency,"), new LetterParagraph(1, 1, LetterPart.Body, "We meet.")],
        },
        Subject = $"Subject of {id}",
        Kind = LetterKind.Notice,
        Remarks = [new Remark(RemarkSeverity.Warning, "weekday-mismatch", "The day is another weekday.", "We meet", 1)],
    };
}

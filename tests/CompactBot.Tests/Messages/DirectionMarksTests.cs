using CompactBot.Core.Messages;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Messages;

public sealed class DirectionMarksTests
{
    private static readonly Message Arabic = new()
    {
        Headline = "ECOSOC: متى",
        Paragraphs = ["first line\nثان"],
        Sections = [new MessageSection("Room 4", [new Fact("A", "b\nج")])],
        Citations = [new Citation("id", "letter", new LocalDate(2018, 2, 5), 1, "words of the letter")],
        Actions = [new MessageAction(ActionKind.Ask, "when", "when?")],
        Language = "ar",
        Direction = TextDirection.Rtl,
    };

    [Fact]
    public void RightToLeft_EveryLineBeginsWithTheMark()
    {
        var marked = DirectionMarks.Mark(Arabic);
        string[] texts = [marked.Headline, .. marked.Paragraphs, marked.Sections[0].Heading!, marked.Sections[0].Facts[0].Label, marked.Sections[0].Facts[0].Value, marked.Citations[0].Label, marked.Actions[0].Label];
        texts.SelectMany(t => t.Split('\n')).ShouldAllBe(line => line[0] == '\u200F');
        marked.Citations[0].Quote.ShouldBe("words of the letter");
        marked.Actions[0].Value.ShouldBe("when?");
    }

    [Fact]
    public void LeftToRight_IsLeftAsItIs()
    {
        var english = Arabic with { Direction = TextDirection.Ltr };
        DirectionMarks.Mark(english).ShouldBeSameAs(english);
    }
}

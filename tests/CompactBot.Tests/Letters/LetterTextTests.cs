using CompactBot.Core.Letters;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Letters;

public sealed class LetterTextTests
{
    [Fact]
    public void BlankLinesAndFormFeeds_PartParagraphsAndPages()
    {
        var text = LetterText.FromPlainText("x.txt", "\r\n\r\nOne\r\nstill one\r\n\r\nTwo\fThree\n");
        text.Paragraphs.ShouldBe([new TextParagraph(1, "One\nstill one"), new TextParagraph(1, "Two"), new TextParagraph(2, "Three")]);
    }

    [Fact]
    public void TextWithoutProblem_HasNone() => TextCheck.Problem(LetterText.FromPlainText("x.txt", "Excellency,")).ShouldBeNull();
}

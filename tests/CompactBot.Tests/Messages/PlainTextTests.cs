using CompactBot.Core.Messages;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Messages;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("en", "Room: A; B")]
    [InlineData("fr", "Room\u00A0: A\u00A0; B")]
    [InlineData("es", "Room: A; B")]
    [InlineData("ru", "Room: A; B")]
    [InlineData("ar", "Room: A؛ B")]
    [InlineData("zh", "Room：A；B")]
    public void Fact_IsMarkedAsTheLanguageWritesIt(string language, string expected) =>
        PlainText.Render(new Message { Headline = "H", Language = language, Sections = [new MessageSection(null, [new Fact("Room", "A\nB")])] })
            .ShouldBe($"H\n\n{expected}".ReplaceLineEndings("\n"));
}

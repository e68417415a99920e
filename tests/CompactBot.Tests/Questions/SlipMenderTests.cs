using CompactBot.Core.Dates;
using CompactBot.Core.Questions;
using CompactBot.Core.World;
using CompactBot.Tests.Answers;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Questions;

public sealed class SlipMenderTests
{
    private static readonly LocalDateTime Now = new(2018, 2, 10, 9, 0);

    [Theory]
    [InlineData("en", "when is the frist round", 1)]
    [InlineData("ar", "متى الولة الثانية؟", 2)]
    [InlineData("ar", "متى الجلوة الثانية؟", 2)]
    [InlineData("ru", "зал пятого раунта", 5)]
    [InlineData("zh", "第四轮谈五月几号", 4)]
    public void SlipThatTheRestTells_IsMended(string language, string question, int ordinal) =>
        Read(language, question).References.ShouldHaveSingleItem().Ordinals.ShouldBe([ordinal]);

    [Theory]
    [InlineData("والاابعة؟")]
    [InlineData("متى الدورة الثانة")]
    public void SlipThatCouldBeTwoNumbers_IsLeft(string question) =>
        Read("ar", question).References.ShouldAllBe(r => r.Ordinals.Count == 0);

    [Theory]
    [InlineData("en", "tell me a joke")]
    [InlineData("en", "please lower the sound")]
    [InlineData("en", "how many pounds are in 10 kilos")]
    [InlineData("zh", "今天天气怎么样")]
    public void WordOfAnotherSubject_IsNoSlip(string language, string question)
    {
        var query = Read(language, question);
        query.References.ShouldBeEmpty();
        query.People.ShouldBeEmpty();
    }

    private static Query Read(string language, string question) =>
        new QuestionReader(new DateReader(), Gazetteer.World).Read(question, Now, language, CatalogueIndex.Of(LettersByHand.Catalogue));
}

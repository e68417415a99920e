using CompactBot.Core.Dates;
using CompactBot.Core.Questions;
using CompactBot.Core.World;
using CompactBot.Tests.Answers;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Questions;

/// <summary>What is written in haste on a phone: shortened words, corrections, days without their month.</summary>
public sealed class HurriedQuestionTests
{
    private static readonly LocalDateTime Now = new(2018, 2, 10, 9, 0);

    [Theory]
    [InlineData("en", "no, the one in vienna", "Vienna")]
    [InlineData("es", "no perdon, el de viena", "Vienna")]
    [InlineData("ru", "нет, извините, в вене", "Vienna")]
    [InlineData("ar", "لا، جنيف", "Geneva")]
    public void NoThatOpensACorrection_NegatesNothing(string language, string question, string city)
    {
        var query = Read(language, question);
        query.Negated.ShouldBeFalse();
        query.Corrects.ShouldBeTrue();
        query.Places.ShouldHaveSingleItem().Name.ShouldBe(city);
    }

    [Theory]
    [InlineData("en", "list the hearings that were not in new york")]
    [InlineData("ru", "перечислите слушания которые были не в женеве")]
    [InlineData("zh", "不在日内瓦开的听证会有哪些")]
    public void ListOfWhatWasElsewhere_IsAListAndNoClaim(string language, string question)
    {
        var query = Read(language, question);
        query.Kind.ShouldBe(QueryKind.List);
        query.Negated.ShouldBeTrue();
        query.YesNo.ShouldBeFalse();
    }

    [Theory]
    [InlineData("zh", "22号谈判在哪里")]
    [InlineData("ru", "что 22-го числа?")]
    public void DayWithoutItsMonth_IsTheNextOne(string language, string question) =>
        Read(language, question).Days[0].From.ShouldBe(new LocalDate(2018, 2, 22));

    [Theory]
    [InlineData("en", "third session dates, city and hours")]
    [InlineData("es", "tercera ronda fechas y hora")]
    [InlineData("ru", "третья сессия дата город и часы")]
    public void DatesAndHours_AreAskedTogether(string language, string question) => Read(language, question).Kind.ShouldBe(QueryKind.When);

    [Theory]
    [InlineData("الجلسة الخامسة بفيينا", "Vienna")]
    [InlineData("متى تبدأ بتوقيت القاهره", "Cairo")]
    public void PlaceWrittenTogether_IsFound(string question, string city)
    {
        var query = Read("ar", question);
        (query.AskersCity ?? query.Places[0].Name).ShouldBe(city);
        query.Content.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "the may one", 5)]
    [InlineData("ru", "а июльское", 7)]
    [InlineData("ru", "нет, майский", 5)]
    public void WordOfAMonth_IsTheOneInIt(string language, string question, int month)
    {
        var query = Read(language, question);
        query.Likewise.ShouldBeTrue();
        query.Days.ShouldHaveSingleItem().From.Month.ShouldBe(month);
    }

    [Theory]
    [InlineData("en", "you may come when")]
    [InlineData("en", "may we come to the round")]
    public void SmallWordThatIsAMonthElsewhere_IsNone(string language, string question) => Read(language, question).Days.ShouldBeEmpty();

    [Theory]
    [InlineData("en", "third round in geneva?")]
    [InlineData("ru", "третий раунд в женеве?")]
    [InlineData("ar", "الدورة الأولى لسه في يناير؟")]
    public void OneSessionWithAPlaceOrDay_IsAClaim(string language, string question) => Read(language, question).YesNo.ShouldBeTrue();

    [Theory]
    [InlineData("en", "register by when")]
    [InlineData("zh", "最晚几号注册")]
    public void LastDay_IsAskedAndNothingToBeDone(string language, string question)
    {
        var query = Read(language, question);
        query.Doing.ShouldBeFalse();
        query.Kind.ShouldBe(QueryKind.Deadline);
        query.Hours.ShouldBeEmpty();
    }

    private static Query Read(string language, string question) =>
        new QuestionReader(new DateReader(), Gazetteer.World).Read(question, Now, language, CatalogueIndex.Of(LettersByHand.Catalogue));
}

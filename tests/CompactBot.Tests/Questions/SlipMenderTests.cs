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
    [InlineData("zh", "第四会谈判是哪几天？", 4)]
    [InlineData("zh", "第五点专题会议在哪里？", 5)]
    [InlineData("es", "¿En qué fechas es la carta ronda?", 4)]
    [InlineData("es", "hora del quito periodo de sesiones", 5)]
    [InlineData("es", "¿Cuándo es el cuatro período de sesiones?", 4)]
    [InlineData("zh", "第一次会证会是什么时候？", 1)]
    [InlineData("zh", "第一次天证会是什么时候？", 1)]
    [InlineData("zh", "第三届的议日期", 3)]
    [InlineData("en", "the dates of round for?", 4)]
    public void SlipThatTheRestTells_IsMended(string language, string question, int ordinal) =>
        Read(language, question).References.ShouldHaveSingleItem().Ordinals.ShouldBe([ordinal]);

    [Theory]
    [InlineData("والاابعة؟")]
    [InlineData("متى الدورة الثانة")]
    public void SlipThatCouldBeTwoNumbers_IsLeft(string question) =>
        Read("ar", question).References.ShouldAllBe(r => r.Ordinals.Count == 0);

    [Fact]
    public void SlipThatCouldBeANumberOrASmallWord_IsLeft() =>
        Read("es", "¿Cuándo es la seta ronda?").References.ShouldHaveSingleItem().Ordinals.ShouldBeEmpty();

    [Theory]
    [InlineData("ar", "وأيو؟")]
    [InlineData("ar", "ودا؟")]
    public void SlipOfAShortWord_MakesNoDay(string language, string question) => Read(language, question).Days.ShouldBeEmpty();

    /// <summary>June or July, this session or all, after that or its date, tomorrow or the day after.</summary>
    [Theory]
    [InlineData("ar", "وجلسة يويو")]
    [InlineData("en", "same day as the sessios?")]
    [InlineData("ar", "وعدها؟")]
    [InlineData("ar", "وبد غد؟")]
    public void SlipThatCouldBeTwoFacts_IsLeft(string language, string question) => Read(language, question).Unknown.ShouldNotBeEmpty();

    /// <summary>The oldest or the next; after that or its date; a letter or minutes; a day of the session or the session.</summary>
    [Theory]
    [InlineData("ar", "ما الاجتماع الاقدم؟")]
    [InlineData("ar", "ووعدها؟")]
    [InlineData("es", "¿Quién firma la cata del 1 de noviembre de 2016?")]
    [InlineData("zh", "第五天专题会议需要注册吗？")]
    [InlineData("zh", "然后哪天轮")]
    public void WordThatCanHardlyBeMeant_IsAskedAgain(string language, string question) => Read(language, question).Unknown.ShouldNotBeEmpty();

    [Fact]
    public void OldestWrittenWithItsMarks_IsNotDoubted() => Read("ar", "ما الاجتماع الأقدم؟").Unknown.ShouldBeEmpty();

    /// <summary>Known words that fit nothing where they stand, beside what does.</summary>
    [Theory]
    [InlineData("es", "fechas sesión temática viene porfa", "Vienna")]
    [InlineData("ru", "даты тематического заседания в вне", "Vienna")]
    public void SmallWordInACitysPlace_IsTheCity(string language, string question, string city) =>
        Read(language, question).Places.ShouldHaveSingleItem().Name.ShouldBe(city);

    [Fact]
    public void WordThatGoesOnWithTheQuestion_IsNoNumber() => Read("en", "when is the dialogue there?").References.ShouldHaveSingleItem().Ordinals.ShouldBeEmpty();

    [Fact]
    public void SmallWordBeforeItsFellow_MakesTheNameOfBoth() =>
        Read("es", "y el de las parte interesadas").References.ShouldHaveSingleItem().Kind.ShouldBe(CompactBot.Core.Reading.SessionKind.StakeholderDialogue);

    [Theory]
    [InlineData("zh", "还问几天第三届会议开幕", QueryKind.Until)]
    [InlineData("zh", "马拉喀什会议要求什么问别的代表出席？", QueryKind.Invited)]
    [InlineData("ar", "آخر مود للتسجيل في مراكش", QueryKind.Deadline)]
    [InlineData("ar", "في أي سعة", QueryKind.Time)]
    public void SlipInWhatIsAsked_IsMended(string language, string question, QueryKind kind) => Read(language, question).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("第二轮还在4号会议吗")]
    [InlineData("第二轮还在4号问议室吗")]
    public void SlipInTheWordBehindARoomsNumber_MakesNoDayOfIt(string question) => Read("zh", question).Days.ShouldBeEmpty();

    [Theory]
    [InlineData("ar", "متى نكون في قاعة مجلس الوصية")]
    [InlineData("ar", "متى نكون في قاعة مجلس اولصاية")]
    public void SlipInARoomsName_IsMended(string language, string question) => Read(language, question).Rooms.ShouldHaveSingleItem();

    [Fact]
    public void LongWordsLostSign_IsPutBack() =>
        Read("zh", "利益攸关方对呢").References.ShouldHaveSingleItem().Kind.ShouldBe(CompactBot.Core.Reading.SessionKind.StakeholderDialogue);

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

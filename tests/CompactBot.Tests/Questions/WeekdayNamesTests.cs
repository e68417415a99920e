using CompactBot.Core.Questions;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Questions;

public sealed class WeekdayNamesTests
{
    [Theory]
    [InlineData("en", "is it on Friday or later", IsoDayOfWeek.Friday)]
    [InlineData("en", "SUNDAY", IsoDayOfWeek.Sunday)]
    [InlineData("fr", "est-ce vendredi ?", IsoDayOfWeek.Friday)]
    [InlineData("es", "¿es el miércoles?", IsoDayOfWeek.Wednesday)]
    [InlineData("ru", "это в понедельник?", IsoDayOfWeek.Monday)]
    [InlineData("ru", "а в пятницу", IsoDayOfWeek.Friday)]
    [InlineData("ru", "к среде", IsoDayOfWeek.Wednesday)]
    [InlineData("zh", "周五有会吗", IsoDayOfWeek.Friday)]
    [InlineData("zh", "星期三", IsoDayOfWeek.Wednesday)]
    [InlineData("ar", "هل هي يوم الجمعة", IsoDayOfWeek.Friday)]
    public void Name_IsFound(string language, string text, IsoDayOfWeek day)
    {
        var words = Lexicon.Of(language).Words(text);
        Lexicon.Of(language).Weekdays.In(words, 0, words.Count).ShouldNotBeNull().Day.ShouldBe(day);
    }

    [Theory]
    [InlineData("en", "the sat images")]
    [InlineData("en", "")]
    [InlineData("fr", "la mer")]
    [InlineData("zh", "第三次会议")]
    public void OtherWords_AreNone(string language, string text)
    {
        var words = Lexicon.Of(language).Words(text);
        Lexicon.Of(language).Weekdays.In(words, 0, words.Count).ShouldBeNull();
    }

    [Fact]
    public void StretchThatIsAskedAbout_IsAllThatIsLookedAt()
    {
        var words = Lexicon.Of("en").Words("the round on Friday");
        Lexicon.Of("en").Weekdays.In(words, 0, 3).ShouldBeNull();
    }
}

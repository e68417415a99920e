using CompactBot.Core.Questions;
using CompactBot.Core.World;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Questions;

public sealed class SettingFinderTests
{
    private static readonly SettingFinder Finder = new(Gazetteer.World);

    [Theory]
    [InlineData("My time zone is Vienna.", "Europe/Vienna", null)]
    [InlineData("my timezone is Geneva, please", "Europe/Zurich", "Geneva")]
    [InlineData("time zone: Asia/Tokyo", "Asia/Tokyo", null)]
    [InlineData("set my time zone to UTC+5:30", "UTC+05:30", null)]
    [InlineData("mon fuseau horaire est celui de Nairobi", "Africa/Nairobi", null)]
    [InlineData("Mi zona horaria es la de Bogotá", "America/Bogota", "Bogotá")]
    [InlineData("منطقتي الزمنية هي القاهرة", "Africa/Cairo", null)]
    [InlineData("мой часовой пояс — Москва", "Europe/Moscow", null)]
    [InlineData("我的时区是东京", "Asia/Tokyo", null)]
    public void Zone_IsFound(string text, string zone, string? city) => Finder.Find(text).ShouldBe(new SettingRequest.Clock(zone, city));

    [Theory]
    [InlineData("language: français", "fr")]
    [InlineData("Please speak French", "fr")]
    [InlineData("langue : français", "fr")]
    [InlineData("réponds en espagnol", "es")]
    [InlineData("idioma: inglés", "en")]
    [InlineData("اللغة: العربية", "ar")]
    [InlineData("تحدث بالروسية", "ru")]
    [InlineData("отвечай по-китайски, пожалуйста", "zh")]
    [InlineData("语言：法语", "fr")]
    [InlineData("请用英语回答", "en")]
    [InlineData("language: automatic", null)]
    public void Language_IsFound(string text, string? language) => Finder.Find(text).ShouldBe(new SettingRequest.Speak(language));

    [Theory]
    [InlineData("my time zone is Atlantis", "Atlantis")]
    [InlineData("my time zone is UTC+27", "UTC+27")]
    public void UnknownZone_IsNamed(string text, string words) => Finder.Find(text).ShouldBe(new SettingRequest.UnknownClock(words));

    [Theory]
    [InlineData("what is the time zone of Vienna")]
    [InlineData("is the session in French?")]
    [InlineData("speak to me in Dutch")]
    [InlineData("when is the first round, by the clock of Vienna")]
    [InlineData("")]
    [InlineData("?!")]
    public void Question_IsNoSetting(string text) => Finder.Find(text).ShouldBeNull();
}

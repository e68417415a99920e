using CompactBot.Core.Languages;
using CompactBot.Public;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Public;

/// <summary>Pages are in the language that the browser asks for; titles and quotes stay in the letter's, marked with it.</summary>
public sealed partial class PagesTests
{
    public static TheoryData<string> Spoken => [.. LanguageTags.Spoken];

    [Theory]
    [MemberData(nameof(Spoken))]
    public async Task Page_IsInTheBrowsersLanguage(string language)
    {
        var words = PageWords.Of(language);
        foreach (var path in new[] { "/", "/sessions", "/letters", "/sessions/negotiation-round-1" })
        {
            var page = await _browser.OpenAsync(path, request => request.Headers.AcceptLanguage.ParseAdd($"xx, {language}-XX;q=0.8, en;q=0.1"));

            page.Status.ShouldBe(200);
            page.Html.ShouldContain($"""<html lang="{language}" dir="{words.Direction}">""");
            page.Text.ShouldContain(words["promise"]);
        }
    }

    [Fact]
    public async Task FrenchPage_SaysPlacesInFrenchAndQuotesTheLetter()
    {
        var page = await _browser.OpenAsync("/sessions/negotiation-round-1", request => request.Headers.AcceptLanguage.ParseAdd("fr"));

        page.Text.ShouldContain("salle du Conseil de tutelle");
        page.Text.ShouldContain("mardi 20 février 2018");
        page.Html.ShouldContain("""<q lang="en" dir="auto">""");
    }

    [Fact]
    public async Task QuestionOnTheFrenchPage_IsAnsweredInTheLanguageOfItsWords()
    {
        void InFrench(HttpRequestMessage request) => request.Headers.AcceptLanguage.ParseAdd("fr");
        using var browser = fixture.House.OpenBrowser();
        var page = await browser.OpenAsync("/", InFrench);
        var answer = await browser.FollowAsync(await browser.SendAsync(page, "/chat", ("question", "Which room is the round in on Friday?")));

        answer.Html.ShouldContain("""lang="en" dir="ltr">""");
        answer.Text.ShouldContain("ECOSOC Chamber");
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public async Task ErrorPage_IsInTheBrowsersLanguage(string language)
    {
        var page = await _browser.OpenAsync("/nothing/here", request => request.Headers.AcceptLanguage.ParseAdd(language));

        page.Status.ShouldBe(404);
        page.Html.ShouldContain($"""<html lang="{language}" dir="{PageWords.Of(language).Direction}">""");
        page.Text.ShouldContain(PageWords.Of(language)["status.404.text"]);
    }

    [Fact]
    public async Task AddressThatNamesALanguage_IsBelievedBeforeTheBrowser()
    {
        var page = await _browser.OpenAsync("/sessions?language=ar", request => request.Headers.AcceptLanguage.ParseAdd("fr"));

        page.Html.ShouldContain("""<html lang="ar" dir="rtl">""");
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/sessions", 200)]
    [InlineData("/letters.atom", 200)]
    [InlineData("/sessions.ics", 200)]
    [InlineData("/health", 200)]
    [InlineData("/site.css", 200)]
    [InlineData("/nothing/here", 404)]
    public async Task Head_IsAnsweredAsGetIsWithoutABody(string path, int status)
    {
        var page = await _browser.OpenAsync(path, request => request.Method = HttpMethod.Head);

        page.Status.ShouldBe(status);
        page.Html.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fr", "Réunions", "salle du Conseil de tutelle", "10:00–13:00 à New York")]
    [InlineData("zh", "会议", "托管理事会会议厅", "（纽约）")]
    [InlineData("ar", "الاجتماعات", "قاعة مجلس الوصاية", "بتوقيت نيويورك")]
    public async Task Calendar_IsInTheLanguageOfItsAddress(string language, string name, params string[] expected)
    {
        var calendar = (await _browser.OpenAsync($"/sessions.ics?language={language}")).Html.Replace("\r\n ", "", StringComparison.Ordinal);

        calendar.ShouldContain($"X-WR-CALNAME:{name}\r\n");
        expected.ShouldAllBe(words => calendar.Contains(words, StringComparison.Ordinal));
        calendar.ShouldContain("SUMMARY:First round of intergovernmental negotiations");
    }

    [Fact]
    public async Task LetterFeed_SaysItsLanguageAndThatOfEachLetter()
    {
        var feed = (await _browser.OpenAsync("/letters.atom", request => request.Headers.AcceptLanguage.ParseAdd("es"))).Html;

        feed.ShouldContain("xml:lang=\"es\"");
        feed.ShouldContain("<title>Cartas</title>");
        feed.ShouldContain("<title xml:lang=\"en\">");
    }

    [Theory]
    [InlineData("ar", "مقر الأمم المتحدة، نيويورك")]
    [InlineData("zh", "联合国总部、纽约")]
    [InlineData("en", "United Nations Headquarters, New York")]
    public async Task Items_ArePartedAsTheLanguageDoes(string language, string place) =>
        (await _browser.OpenAsync($"/sessions/negotiation-round-1?language={language}")).Text.ShouldContain(place);
}

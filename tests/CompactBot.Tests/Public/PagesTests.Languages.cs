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
}

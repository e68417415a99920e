using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompactBot.Peers.Tests.Web;

/// <summary>The delegates' pages of the built service in Chromium, over the sample letters.</summary>
public sealed class PageTests(Chromium chromium, PageTests.Samples samples) : IClassFixture<Chromium>, IClassFixture<PageTests.Samples>
{
    private readonly BuiltService _service = samples.Service;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Question_IsAnsweredAndItsSourceIsOneClickAway(bool scripts)
    {
        await using var window = await chromium.OpenAsync(_service.Address, scripts);
        var page = await window.NewPageAsync();
        var complaints = Listen(page);
        await page.GotoAsync("/?asof=2018-02-10");
        if (scripts)
        {
            await page.EvaluateAsync("() => { window.stayed = true; }");
        }

        await AskAsync(page, "When is the first round?");
        await Expect(page.Locator("#latest .answer h2")).ToContainTextAsync("20 February 2018");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture(scripts ? "answer" : "answer-no-scripts"), FullPage = true });
        await AskAsync(page, "which room?");
        await Expect(page.Locator("#latest .answer")).ToContainTextAsync("ECOSOC Chamber");
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(2);
        await Expect(page.Locator("#latest .answer h2")).ToBeInViewportAsync();
        if (scripts)
        {
            (await page.EvaluateAsync<bool>("() => window.stayed === true")).ShouldBeTrue("the script should have saved the reload");
            await Expect(page.Locator("#question")).ToBeFocusedAsync();
        }

        await page.Locator("#latest .sources a").First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/letters/2018-02-05[^?]*\\?asof=2018-02-10#p3$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator("#p3")).ToBeInViewportAsync();
        await Expect(page.Locator("#p3 mark").First).ToBeVisibleAsync();
        complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ButtonsOfAnAnswer_AskOn(bool scripts)
    {
        await using var window = await chromium.OpenAsync(_service.Address, scripts, width: 360, height: 740);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/?asof=2018-02-10");

        await page.Locator(".choice").First.ClickAsync();
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(1);
        await page.Locator("#latest .choice").First.ClickAsync();

        await Expect(page.Locator(".exchange")).ToHaveCountAsync(2);
        await Expect(page.Locator("#latest .answer h2")).ToBeInViewportAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture(scripts ? "answer-360" : "answer-360-no-scripts") });
    }

    [Fact]
    public async Task Keyboard_IsEnough()
    {
        await using var window = await chromium.OpenAsync(_service.Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sessions?asof=2018-02-10");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("select").First).ToBeFocusedAsync();

        await page.GotoAsync("/?asof=2018-02-10");
        await page.Locator("#question").FocusAsync();
        await page.Keyboard.TypeAsync("where is the sixth thematic session");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#latest .answer")).ToContainTextAsync("Geneva");
    }

    [Fact]
    public async Task ClockTurnedBack_IsSaidAndTurnedForthAgain()
    {
        await using var window = await chromium.OpenAsync(_service.Address, scripts: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sessions");

        await page.Locator(".clock-bar summary").ClickAsync();
        await page.Locator("#asof").FillAsync("2017-09-01");
        await page.Locator(".clock-bar button").ClickAsync();

        await Expect(page.Locator(".clock-bar")).ToContainTextAsync("As of Friday 1 September 2017");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("February 2018");
        await page.GetByText("Back to today").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("February 2018");
    }

    [Fact]
    public async Task WordsOfALetter_LightUpWithTheirFact()
    {
        await using var window = await chromium.OpenAsync(_service.Address);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/letters/2018-02-05-zero-draft");

        var words = page.Locator("#p3 mark").First;
        await words.HoverAsync();

        await Expect(words).ToHaveClassAsync("is-lit");
        var fact = (await words.GetAttributeAsync("data-facts"))!.Split(' ')[0];
        await Expect(page.Locator("#" + fact)).ToHaveClassAsync("is-lit");
    }

    [Theory]
    [InlineData(1200, false)]
    [InlineData(1200, true)]
    [InlineData(360, false)]
    public async Task NoPage_HasASeriousFaultOrRunsOverTheEdge(int width, bool dark)
    {
        await NodePackages.RequireAsync();
        await using var window = await chromium.OpenAsync(_service.Address, width: width, height: width == 360 ? 740 : 900, dark: dark);
        var page = await window.NewPageAsync();
        var complaints = Listen(page);
        await page.GotoAsync("/?asof=2018-02-10");
        await AskAsync(page, "list the thematic sessions");
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(1);
        foreach (var (name, address) in ((string, string)[])[
            ("chat", "/?asof=2018-02-10"),
            ("sessions", "/sessions?asof=2018-02-10"),
            ("session", "/sessions/negotiation-round-1"),
            ("letters", "/letters"),
            ("letter", "/letters/2018-02-05-zero-draft"),
            ("letter-with-remarks", "/letters/2017-07-27-fifth-informal-thematic-session"),
            ("nothing", "/nothing"),
            ("staff-shut", "/staff")])
        {
            await page.GotoAsync(address);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture($"{name}-{width}{(dark ? "-dark" : "")}"), FullPage = true });
            await page.ShouldBeSoundAsync($"{name} at {width}{(dark ? ", dark" : "")}");
        }

        // The addresses that are not there or not open answer so, and the browser notes it.
        complaints.Where(c => !c.Contains("status of 40", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static async Task AskAsync(IPage page, string question)
    {
        await page.Locator("#question").FillAsync(question);
        await page.Locator("#question").PressAsync("Enter");
        await Expect(page.Locator("#latest .question")).ToContainTextAsync(question);
    }

    private static List<string> Listen(IPage page)
    {
        var heard = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                heard.Add(message.Text);
            }
        };
        page.PageError += (_, error) => heard.Add(error);
        return heard;
    }

    private static string Picture(string name) => Path.Combine(Chromium.Pictures, name + ".png");

    /// <summary>One service for all of them: whoever asks changes nothing in it.</summary>
    public sealed class Samples : IAsyncLifetime
    {
        internal BuiltService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Service = await BuiltService.StartAsync(new Dictionary<string, string?> { ["Intake__Samples"] = "always" });

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}

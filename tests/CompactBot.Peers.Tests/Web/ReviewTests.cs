using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompactBot.Peers.Tests.Web;

/// <summary>Staff review a letter that is wrong in the original, in Chromium, and what delegates are told follows them.</summary>
public sealed partial class ReviewTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Token = "a-token-for-these-tests";

    private const string Letter =
        """
        New York, 5 February 2018

        Excellencies,

        As co-facilitators of the intergovernmental process on a global pact for the seas, we are pleased to invite you to the first round of intergovernmental negotiations, to take place on Monday, 20 February 2018, from 10 a.m. to 1 p.m., in Conference Room 4 at United Nations Headquarters in New York.

        The round is open to Member States, observers and relevant stakeholders. The meeting passcode is 4471#Delta.

        Please accept, Excellencies, the assurances of our highest consideration.

        (Signed) Co-facilitators

        All Permanent Representatives to the United Nations
        New York
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WrongWeekday_IsSeenFirst_AndACorrectedRoomIsFollowed(bool scripts)
    {
        await using var service = await BuiltService.StartAsync(new Dictionary<string, string?> { ["Intake__Token"] = Token });
        var id = await SendAsync(service);
        await using var window = await chromium.OpenAsync(service.Address, scripts, height: 1000);
        var page = await OpenStaffAsync(window, service);

        // The draft asks for the warnings to be seen, and leads to the letter.
        await page.Locator(".announcements a").First.ClickAsync();
        await Expect(page.Locator(".seen")).ToContainTextAsync("I have seen the");
        await page.Locator($"p.small a[href='/staff/letters/{id}']").ClickAsync();
        await Expect(page.Locator(".findings > :first-child .remark").First).ToContainTextAsync("Monday, 20 February 2018");
        await ShootAsync(page, "review", scripts);

        // A fact and its words light each other up, for the pointer and for the keyboard.
        var room = page.Locator("[data-fact]:has(dt:text-is('Room'))").First;
        var words = page.Locator($"mark[data-facts~='{await room.GetAttributeAsync("id")}']").First;
        await Expect(words).ToContainTextAsync("Conference Room 4");
        var calm = await ColourAsync(words);
        await room.HoverAsync();
        (await ColourAsync(words)).ShouldNotBe(calm);
        await page.Mouse.MoveAsync(1, 1);
        (await ColourAsync(words)).ShouldBe(calm);
        await room.Locator("a").FocusAsync();
        (await ColourAsync(words)).ShouldNotBe(calm);
        var quiet = await ColourAsync(room);
        await words.Locator("a").FocusAsync();
        (await ColourAsync(room)).ShouldNotBe(quiet);

        // An end before its beginning is told, and what was entered is kept.
        await page.Locator("#s1 .mend").ClickAsync();
        await page.Locator("[name='row0.to']").FillAsync("09:00");
        await page.Locator("#room").FillAsync("Conference Room 9");
        await page.Locator(".correct #why").FillAsync("The conference services moved it");
        await page.Locator(".correct #by").FillAsync("Secretariat desk");
        await ShootAsync(page, "review-form", scripts);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep the correction" }).ClickAsync();
        await Expect(page.Locator(".problem-list")).ToContainTextAsync("it ends at 09:00, before it begins at 10:00");
        await Expect(page.Locator("#room")).ToHaveValueAsync("Conference Room 9");
        await ShootAsync(page, "review-problem", scripts);
        await page.Locator("[name='row0.to']").FillAsync("13:00");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep the correction" }).ClickAsync();

        // It is kept with who, when and why.
        await Expect(page.Locator(".said")).ToContainTextAsync("Kept.");
        await Expect(page.Locator(".history li").First).ToContainTextAsync("Secretariat desk");
        await Expect(page.Locator(".history li").First).ToContainTextAsync("The conference services moved it");
        await Expect(page.Locator(".history time").First).ToContainTextAsync(" UTC");
        await ShootAsync(page, "review-corrected", scripts);

        // What delegates see and are told follows.
        await page.GotoAsync("/sessions/negotiation-round-1");
        await Expect(page.Locator("main")).ToContainTextAsync("Conference Room 9");
        await Expect(page.Locator("main")).ToContainTextAsync("Corrected by staff");
        var (_, answer) = await service.RunAsync("ask", "--now", "2018-02-10", "which room is the first round in?");
        answer.ShouldContain("Conference Room 9");
        answer.ShouldContain("orrected by staff");

        // So does the draft, and it is approved only by who has seen the warnings.
        await page.GotoAsync($"/staff/announcements/{id}");
        await Expect(page.Locator(".preview-plain").Last).ToContainTextAsync("Conference Room 9");
        await page.Locator(".seen input").CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Approve" }).ClickAsync();
        await Expect(page.Locator(".said")).ToContainTextAsync("Approved");

        // The passcode stands on the staff's page and on no other.
        await page.GotoAsync($"/staff/letters/{id}");
        await Expect(page.Locator("[data-fact]:has(.secret)")).ToContainTextAsync("4471#Delta");
        await page.GotoAsync($"/letters/{id}");
        await Expect(page.Locator(".letter")).Not.ToContainTextAsync("4471");
    }

    [Fact]
    public async Task Pages_AreSound_AndHaveTheirPlaceOnAPhone()
    {
        await NodePackages.RequireAsync();
        await using var service = await BuiltService.StartAsync(new Dictionary<string, string?> { ["Intake__Token"] = Token });
        var id = await SendAsync(service);
        foreach (var dark in (bool[])[false, true])
        {
            await using var window = await chromium.OpenAsync(service.Address, dark: dark, height: 1000);
            var page = await OpenStaffAsync(window, service);
            foreach (var (address, name) in ((string, string)[])[("/staff/letters", "letters"), ($"/staff/letters/{id}", "letter"), ($"/staff/letters/{id}/add", "add"), ($"/staff/letters/{id}/fields", "fields")])
            {
                await page.SetViewportSizeAsync(1200, 1000);
                await page.GotoAsync(address);
                await page.ShouldBeSoundAsync($"{name}, dark: {dark}");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture($"{name}-1200{(dark ? "-dark" : "")}"), FullPage = true });
                await page.SetViewportSizeAsync(360, 740);
                await page.ShouldBeSoundAsync($"{name} at 360, dark: {dark}");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture($"{name}-360{(dark ? "-dark" : "")}"), FullPage = true });
            }
        }
    }

    [Fact]
    public async Task PagePicture_HasABoxForEachWord_AndLightsUpWithItsFact()
    {
        if (!File.Exists("/usr/bin/pdftoppm"))
        {
            Assert.Skip("left out: poppler-utils is absent (install it, for example with: apt-get install poppler-utils)");
        }

        await NodePackages.RequireAsync();
        var file = Path.Combine(SourceTree.Root, "tests", "CompactBot.Tests", "Corpus", "Scored", "en-negotiation-gap-days.pdf");
        await using var service = await BuiltService.StartAsync(new Dictionary<string, string?> { ["Intake__Token"] = Token });
        var id = await SendAsync(service, "gap-days.pdf", new ByteArrayContent(await File.ReadAllBytesAsync(file)));
        await using var window = await chromium.OpenAsync(service.Address, height: 1000);
        var page = await OpenStaffAsync(window, service);
        await page.GotoAsync($"/staff/letters/{id}");
        await Expect(page.Locator(".sheet img").First).ToBeVisibleAsync();
        (await page.Locator(".sheet img").First.EvaluateAsync<int>("async i => { await i.decode(); return i.naturalWidth; }")).ShouldBeGreaterThan(500);

        var date = page.Locator("[data-fact]:has(dt:text-is('Date of the letter'))");
        var box = page.Locator($".box[data-facts~='{await date.GetAttributeAsync("id")}'] rect").First;
        var calm = await box.EvaluateAsync<string>("e => getComputedStyle(e).fill");
        await date.Locator("a").FocusAsync();
        (await box.EvaluateAsync<string>("e => getComputedStyle(e).fill")).ShouldNotBe(calm);
        await ShootAsync(page, "page", scripts: true);
        await page.ShouldBeSoundAsync("page picture");
        await page.SetViewportSizeAsync(360, 740);
        await page.ShouldBeSoundAsync("page picture at 360");
        await ShootAsync(page, "page-360", scripts: true);

        // The same letter as text, and the picture for nobody but staff.
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Text", Exact = true }).ClickAsync();
        await Expect(page.Locator("article.letter mark").First).ToBeVisibleAsync();
        using var stranger = await service.Http.GetAsync(new Uri($"/staff/letters/{id}/pages/1", UriKind.Relative));
        ((int)stranger.StatusCode).ShouldBe(403);
    }

    private static Task<string> SendAsync(BuiltService service) => SendAsync(service, "round.txt", new StringContent(Letter));

    private static async Task<string> SendAsync(BuiltService service, string name, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/letters?name={name}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var response = await service.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        using var receipt = JsonDocument.Parse(text);
        return receipt.RootElement.TryGetProperty("letters", out var letters) ? letters[0].GetString()! : throw new InvalidOperationException(text);
    }

    private static async Task<IPage> OpenStaffAsync(IBrowserContext window, BuiltService service)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(LinkLine().Matches(service.Output)[^1].Groups["link"].Value);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Open the staff page" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Announcements");
        return page;
    }

    private static Task<string> ColourAsync(ILocator part) => part.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor");

    private static async Task ShootAsync(IPage page, string name, bool scripts) =>
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture(scripts ? name : $"{name}-no-scripts"), FullPage = true });

    private static string Picture(string name) => Path.Combine(Chromium.Pictures, $"staff-{name}.png");

    [GeneratedRegex(@"Staff page: (?<link>http://\S+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkLine();
}

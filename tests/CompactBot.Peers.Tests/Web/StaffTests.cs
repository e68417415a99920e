using System.Text.RegularExpressions;
using CompactBot.Peers.Tests.Slack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompactBot.Peers.Tests.Web;

/// <summary>The staff console of the built service in Chromium, with a Slack that others wrote to announce in.</summary>
public sealed partial class StaffTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LinkDraftEditApproveReport(bool scripts)
    {
        await using var slack = await SlackWorkplace.StartAsync();
        await slack.AskAsync(SlackWorkplace.General, "follow");
        await slack.AskAsync(SlackWorkplace.Delegates, "follow");
        var announcement = await slack.IssueAsync("2018-02-05-zero-draft-and-first-round.txt");
        await using var window = await chromium.OpenAsync(slack.Service.Address, scripts, height: 1100);
        var page = await window.NewPageAsync();

        // Shut without the link; the link shows a button, and the button opens.
        (await page.GotoAsync("/staff"))!.Status.ShouldBe(403);
        var link = LinkLine().Match(slack.Service.Output).Groups["link"].Value;
        await page.GotoAsync(link);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Open the staff page" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Announcements");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture("staff", scripts), FullPage = true });

        // Used once.
        await using (var other = await chromium.OpenAsync(slack.Service.Address, scripts))
        {
            var second = await other.NewPageAsync();
            (await second.GotoAsync(link))!.Status.ShouldBe(403);
        }

        // The draft, as each platform will show it, and who gets it.
        await page.Locator($".announcements a[href$='{announcement}']").ClickAsync();
        foreach (var preview in (string[])[".preview-slack", ".preview-teams", ".preview-plain"])
        {
            await Expect(page.Locator(preview)).ToContainTextAsync("Trusteeship Council Chamber");
        }

        await Expect(page.Locator(".recipients tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".recipients tbody tr")).ToContainTextAsync("Slack");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture("announcement", scripts) });
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture("announcement-whole", scripts), FullPage = true });
        if (scripts)
        {
            await NodePackages.RequireAsync();
            await page.ShouldBeSoundAsync("draft");
        }

        // Its text is changed by a person, and that is what goes out.
        await page.Locator(".edit summary").ClickAsync();
        await page.Locator("#headline").FillAsync("Zero draft shared; the first round begins on 20 February");
        if (scripts)
        {
            await page.ShouldBeSoundAsync("draft being edited");
        }

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep this text" }).ClickAsync();
        await Expect(page.Locator(".preview-slack .block-header")).ToHaveTextAsync("Zero draft shared; the first round begins on 20 February");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Approve and send to 2 conversations" }).ClickAsync();
        await Expect(page.Locator(".said")).ToContainTextAsync("2 conversations will get it");
        foreach (var channel in (string[])[SlackWorkplace.General, SlackWorkplace.Delegates])
        {
            (await slack.UntilAsync(channel, 2))[^1].ToJsonString().ShouldContain("Zero draft shared");
        }

        // The page looks again by itself while it is under way, scripts or not.
        await Expect(page.Locator(".sum")).ToContainTextAsync("2 sent", new LocatorAssertionsToContainTextOptions { Timeout = 30_000 });
        await Expect(page.Locator(".sum")).ToContainTextAsync("2 intended");
        await Expect(page.Locator(".report tbody tr")).ToHaveCountAsync(2);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture("report", scripts), FullPage = true });
        if (scripts)
        {
            await page.ShouldBeSoundAsync("report");
            await page.SetViewportSizeAsync(360, 740);
            await page.ShouldBeSoundAsync("report at 360");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Picture("report-360", scripts), FullPage = true });
            await page.GotoAsync("/staff/conversations");
            await page.ShouldBeSoundAsync("conversations at 360");
        }

        await page.GotoAsync("/staff/conversations");
        await Expect(page.Locator("main")).ToContainTextAsync("2 of 2 follow and can be reached");
    }

    private static string Picture(string name, bool scripts) => Path.Combine(Chromium.Pictures, $"{name}{(scripts ? "" : "-no-scripts")}.png");

    [GeneratedRegex(@"Staff page: (?<link>http://\S+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkLine();
}

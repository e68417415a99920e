using System.Net;
using CompactBot.Staff;
using CompactBot.Storage;
using CompactBot.Tests.Public;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Staff;

public sealed class ReviewConsoleTests : IAsyncLifetime
{
    private const string Letter = "/staff/letters/2018-02-05-zero-draft";

    private readonly WebHouse _house = WebHouse.Start();
    private readonly Browser _browser;

    public ReviewConsoleTests() => _browser = _house.OpenBrowser();

    public async ValueTask InitializeAsync()
    {
        var link = new Uri(_house.Services.GetRequiredService<StaffDoor>().Link.ShouldNotBeNull()).PathAndQuery;
        await _browser.SendAsync(await _browser.OpenAsync(link), "/staff/enter");
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _house.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/staff/letters")]
    [InlineData(Letter)]
    [InlineData(Letter + "/fields")]
    [InlineData(Letter + "/add")]
    public async Task Pages_AreForStaffAlone(string address)
    {
        using var stranger = _house.OpenBrowser();

        (await _browser.OpenAsync(address)).Status.ShouldBe(200);
        (await stranger.OpenAsync(address)).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("/staff/letters/none")]
    [InlineData("/staff/letters/none/add")]
    [InlineData(Letter + "/session?key=none")]
    public async Task WhatIsNotThere_IsSaid(string address) => (await _browser.OpenAsync(address)).Status.ShouldBe(404);

    [Fact]
    public async Task EveryFact_WithWords_HasThemOnThePage()
    {
        var page = await _browser.OpenAsync(Letter);

        foreach (var anchor in System.Text.RegularExpressions.Regex.Matches(page.Html, "href=\"#(?<place>w-[fr][0-9]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["place"].Value))
        {
            page.Html.ShouldContain($"id=\"{anchor}\"");
        }

        page.Text.ShouldContain("Trusteeship Council Chamber");
        page.Html.ShouldContain("inferred");
    }

    [Fact]
    public async Task Styles_TieEachNameToItself()
    {
        var styles = await _browser.Http.GetStringAsync("/staff/facts.css?facts=2&remarks=1");

        styles.ShouldContain("[data-fact=f2]");
        styles.ShouldContain("[data-fact=r1]");
        styles.ShouldNotContain("f3");
    }

    [Fact]
    public async Task Correction_EndsInTheLettersPage_WithTheNameRemembered()
    {
        var form = await _browser.OpenAsync(await FormAsync());

        var answer = await SendAsync(form, ("room", "Conference Room 9"), ("why", "told so"), ("by", "Secretariat desk"));

        answer.Location.ShouldBe(Letter);
        var page = await _browser.FollowAsync(answer);
        page.Text.ShouldContain("Kept. 1 fact of the letter stands as you say.");
        page.Text.ShouldContain("Secretariat desk , 2018-02-20 12:00 UTC : told so");
        (await _browser.OpenAsync(await FormAsync())).Html.ShouldContain("value=\"Secretariat desk\"");
        (await _browser.OpenAsync("/sessions/negotiation-round-1")).Text.ShouldContain("Corrected by staff");
    }

    [Fact]
    public async Task Form_WithAnEndBeforeItsBeginning_IsShownAgainAsEntered()
    {
        var form = await _browser.OpenAsync(await FormAsync());

        var answer = await SendAsync(form, ("row0.date", "2018-02-20"), ("row0.from", "15:00"), ("row0.to", "09:00"), ("row0.room", "Room of <ours>"), ("why", ""), ("by", "Secretariat desk"));

        answer.Status.ShouldBe(422);
        answer.Text.ShouldContain("Hours and rooms, row 1: it ends at 09:00, before it begins at 15:00");
        answer.Text.ShouldContain("Why: say in a few words why it is corrected");
        answer.Html.ShouldContain("value=\"Room of &lt;ours&gt;\"");
    }

    [Fact]
    public async Task SecondOfTwo_SeesBoth()
    {
        var first = await _browser.OpenAsync(await FormAsync());
        var second = await _browser.OpenAsync(await FormAsync());
        await SendAsync(first, ("room", "Conference Room 9"), ("why", "told so"), ("by", "First desk"));

        var answer = await SendAsync(second, ("room", "Conference Room 1"), ("why", "told otherwise"), ("by", "Second desk"));

        answer.Status.ShouldBe(409);
        answer.Text.ShouldContain("Changed meanwhile by First desk.");
        answer.Text.ShouldContain("Now: Conference Room 9");
        answer.Html.ShouldContain("value=\"Conference Room 1\"");
        (await SendAsync(answer, ("room", "Conference Room 1"), ("why", "told otherwise"), ("by", "Second desk"))).Location.ShouldBe(Letter);
    }

    [Fact]
    public async Task ForeignForm_IsRefused() =>
        (await _browser.PostAsync($"{Letter}/undo", [("number", "1"), ("why", "x"), ("by", "y")])).Status.ShouldBe(400);

    private async Task<string> FormAsync()
    {
        var held = await _house.Services.GetRequiredService<ReviewStore>().FindAsync("2018-02-05-zero-draft");
        return $"{Letter}/session?key={WebUtility.UrlEncode(held!.Corrected.Sessions[0].Key)}";
    }

    /// <summary>Sends the form with its own fields, as a browser would; hidden ones are taken from the page.</summary>
    private Task<Seen> SendAsync(Seen page, params (string Name, string Value)[] fields)
    {
        var session = _house.Services.GetRequiredService<ReviewStore>().FindAsync("2018-02-05-zero-draft").GetAwaiter().GetResult()!.Corrected.Sessions[0].Now!;
        var form = CorrectionForm.Of(session);
        var own = form.Fields.Where(f => f.Key is not ("sittings" or "invited")).Select(f => (f.Key, f.Value))
            .Concat(session.Invited.Select(i => ("invited", CompactBot.Contracts.Wire.Kebab(i))))
            .Concat(form.Rows.SelectMany((row, i) => new[] { ($"row{i}.date", row.Date), ($"row{i}.from", row.From), ($"row{i}.to", row.To), ($"row{i}.room", row.Room) }));
        return _browser.SendAsync(page, $"{Letter}/session", [.. own.Where(o => fields.All(f => f.Name != o.Item1)), .. fields]);
    }
}

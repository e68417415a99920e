namespace CompactBot.Peers.Tests.Slack;

/// <summary>An announcement arrives once, whatever goes wrong between the bot and Slack.</summary>
public sealed class SlackFaultTests(SlackFaultTests.Following following) : IClassFixture<SlackFaultTests.Following>
{
    private const string Letter = "2018-02-05-zero-draft-and-first-round.txt";

    private static readonly Dictionary<string, string?> Hurried = new(StringComparer.Ordinal) { ["Delivery__UncertainRestSeconds"] = "1" };

    /// <summary>Each fault meets a letter of its own, in a workplace that all of them share.</summary>
    [Theory]
    [InlineData("RateLimited", "2016-11-01-first-briefing.txt")]
    [InlineData("Unavailable", "2017-05-02-second-thematic-session.txt")]
    [InlineData("TakenThenFailed", "2017-07-27-fifth-thematic-session.txt")]
    [InlineData("LostReply", "2017-09-11-sixth-thematic-session.txt")]
    [InlineData("LostRequest", "2017-11-10-stocktaking-meeting.txt")]
    [InlineData("LateReply", Letter)]
    [InlineData("BrokenReply", "2024-02-02-digital-compact-consultations.txt")]
    public async Task Fault_DeliversOnce(string fault, string letter)
    {
        var slack = await following.WorkplaceAsync();
        var before = (await slack.BotsAsync(SlackWorkplace.General)).Count;
        var announcement = await slack.IssueAsync(letter);

        slack.Proxy.Next(Enum.Parse<FaultProxy.Fault>(fault));
        await slack.ApproveAsync(announcement);

        await slack.UntilAsync(SlackWorkplace.General, before + 1);
        await SlackScenarioTests.UntilSettledAsync(slack, announcement);
        (await slack.BotsAsync(SlackWorkplace.General)).Count.ShouldBe(before + 1);
        (await slack.ReportAsync(announcement)).ShouldContain("intended 1 = sent 1");
    }

    [Fact]
    public async Task InvalidAuth_StopsTheWorkspaceAndKeepsTheDelivery()
    {
        await using var slack = await SlackWorkplace.StartAsync(Hurried);
        await slack.AskAsync(SlackWorkplace.General, "follow");
        await slack.AskAsync(SlackWorkplace.Delegates, "follow");
        var announcement = await slack.IssueAsync(Letter);

        slack.Proxy.Next(FaultProxy.Fault.InvalidAuth, FaultProxy.Fault.InvalidAuth);
        await slack.ApproveAsync(announcement);
        await SlackWorkplace.UntilAsync(() => Task.FromResult(slack.Service.Output.Contains("invalid_auth", StringComparison.Ordinal)), "the stop was not told");
        (await slack.BotsAsync(SlackWorkplace.General)).Count.ShouldBe(1);

        // Mended and started again, what waited goes out, once.
        await slack.Service.CrashAndRestartAsync();
        await slack.UntilAsync(SlackWorkplace.General, 2);
        await slack.UntilAsync(SlackWorkplace.Delegates, 2);
        await SlackScenarioTests.UntilSettledAsync(slack, announcement);
        (await slack.BotsAsync(SlackWorkplace.General)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Archived_IsGivenUpAndTheOthersGetIt()
    {
        await using var slack = await SlackWorkplace.StartAsync(Hurried);
        await slack.AskAsync(SlackWorkplace.General, "follow");
        await slack.AskAsync(SlackWorkplace.Delegates, "follow");
        var announcement = await slack.IssueAsync(Letter);

        slack.Proxy.Next(FaultProxy.Fault.Archived);
        await slack.ApproveAsync(announcement);
        await SlackScenarioTests.UntilSettledAsync(slack, announcement);

        var report = await slack.ReportAsync(announcement);
        report.ShouldContain("is_archived");
        ((await slack.BotsAsync(SlackWorkplace.General)).Count + (await slack.BotsAsync(SlackWorkplace.Delegates)).Count).ShouldBe(3);
    }

    [Fact]
    public async Task KilledAfterTheAcknowledgement_StillAnswersOnce()
    {
        await using var slack = await SlackWorkplace.StartAsync();
        slack.Proxy.Next(FaultProxy.Fault.LateReply);

        // The answer is taken by Slack, and the service is killed before it hears so.
        await slack.SayAsync(SlackWorkplace.General, "<@U0BOT> follow");
        await slack.UntilAsync(SlackWorkplace.General, 1);
        await slack.Service.CrashAndRestartAsync();

        // By the time another question is answered, the open one was taken up: the lanes began with it.
        await slack.AskAsync(SlackWorkplace.General, "help", await slack.SayAsync(SlackWorkplace.General, "a thread"));
        (await slack.BotsAsync(SlackWorkplace.General)).Count.ShouldBe(2);
    }

    /// <summary>A workplace with one channel that follows, started with the first test that asks for it.</summary>
    public sealed class Following : IAsyncDisposable
    {
        private Task<SlackWorkplace>? _workplace;

        internal Task<SlackWorkplace> WorkplaceAsync() => _workplace ??= StartAsync();

        public async ValueTask DisposeAsync()
        {
            if (_workplace is { IsCompletedSuccessfully: true })
            {
                await (await _workplace).DisposeAsync();
            }
        }

        private static async Task<SlackWorkplace> StartAsync()
        {
            var slack = await SlackWorkplace.StartAsync(Hurried);
            await slack.AskAsync(SlackWorkplace.General, "follow");
            return slack;
        }
    }
}

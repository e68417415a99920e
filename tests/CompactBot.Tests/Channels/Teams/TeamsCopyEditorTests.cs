using CompactBot.Channels;
using CompactBot.Core.Messages;
using CompactBot.Delivery;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

public sealed class TeamsCopyEditorTests : IAsyncLifetime
{
    private TeamsPlatform _platform = null!;
    private TeamsBot _bot = null!;
    private Conversation _conversation = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TeamsPlatform.StartAsync();
        _bot = TeamsBot.Signed(_platform);
        using var reply = await _bot.SendAsync(_bot.Saying("<at>CompactBot</at> follow", TeamsBot.InChannel), _platform.Token());
        await _platform.NextPostAsync();
        _conversation = (await _bot.FindAsync("19:channel@thread.tacv2"))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task Correction_PutsTheActivityAnew()
    {
        (await ChangeAsync(takesBack: false)).ShouldBe(new SendResult(SendOutcome.Sent, "posted-7"));

        var (method, activity, body) = _platform.Changes.Single();
        (method, activity).ShouldBe(("PUT", "posted-7"));
        body.ShouldContain("Corrected");
    }

    [Fact]
    public async Task TakenBack_IsDeleted()
    {
        (await ChangeAsync(takesBack: true)).Outcome.ShouldBe(SendOutcome.Sent);

        _platform.Changes.Single().Method.ShouldBe("DELETE");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(400)]
    public async Task DeleteRefused_IsBlanked(int status)
    {
        _platform.Replies.Enqueue(Status(status));

        (await ChangeAsync(takesBack: true)).Outcome.ShouldBe(SendOutcome.Sent);

        _platform.Changes.Single().Method.ShouldBe("PUT");
    }

    [Fact]
    public async Task DeletedBefore_IsDone()
    {
        _platform.Replies.Enqueue(Status(404));

        (await ChangeAsync(takesBack: true)).Outcome.ShouldBe(SendOutcome.Sent);
    }

    [Fact]
    public async Task PostThatIsNotThere_CannotBeCorrected_AndTheConversationStays()
    {
        _platform.Replies.Enqueue(Status(404));

        (await ChangeAsync(takesBack: false)).ShouldBe(new SendResult(SendOutcome.GiveUp, Reason: "http 404"));
    }

    [Fact]
    public async Task TooMany_IsRetried()
    {
        _platform.Replies.Enqueue(Status(429));

        (await ChangeAsync(takesBack: true)).Outcome.ShouldBe(SendOutcome.Retry);
    }

    private Task<SendResult> ChangeAsync(bool takesBack) => _bot.Get<IEnumerable<ICopyEditor>>().Single(e => e.Platform == "teams").ChangeAsync(
        new CopyChange("d1", "posted-7", _conversation, new Message { Headline = "Corrected – A letter" }, takesBack),
        CancellationToken.None);

    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}

using CompactBot.Core.Messages;
using CompactBot.Delivery;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

public sealed class TeamsCopyEditorTests : FollowingChannelTests
{
    [Fact]
    public async Task Correction_PutsTheActivityAnew()
    {
        (await ChangeAsync(takesBack: false)).ShouldBe(new SendResult(SendOutcome.Sent, "posted-7"));

        var (method, activity, body) = Platform.Changes.Single();
        (method, activity).ShouldBe(("PUT", "posted-7"));
        body.ShouldContain("Corrected");
    }

    [Fact]
    public async Task TakenBack_IsDeleted()
    {
        (await ChangeAsync(takesBack: true)).Outcome.ShouldBe(SendOutcome.Sent);

        Platform.Changes.Single().Method.ShouldBe("DELETE");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(400)]
    public async Task DeleteRefused_IsBlanked(int status)
    {
        Platform.Replies.Enqueue(Status(status));

        (await ChangeAsync(takesBack: true)).Outcome.ShouldBe(SendOutcome.Sent);

        Platform.Changes.Single().Method.ShouldBe("PUT");
    }

    [Fact]
    public async Task DeletedBefore_IsDone()
    {
        Platform.Replies.Enqueue(Status(404));

        (await ChangeAsync(takesBack: true)).Outcome.ShouldBe(SendOutcome.Sent);
    }

    [Fact]
    public async Task PostThatIsNotThere_CannotBeCorrected_AndTheConversationStays()
    {
        Platform.Replies.Enqueue(Status(404));

        (await ChangeAsync(takesBack: false)).ShouldBe(new SendResult(SendOutcome.GiveUp, Reason: "http 404"));
    }

    [Fact]
    public async Task TooMany_IsRetried()
    {
        Platform.Replies.Enqueue(Status(429));

        (await ChangeAsync(takesBack: true)).Outcome.ShouldBe(SendOutcome.Retry);
    }

    private Task<SendResult> ChangeAsync(bool takesBack) => Bot.Get<IEnumerable<ICopyEditor>>().Single(e => e.Platform == "teams").ChangeAsync(
        new CopyChange("d1", "posted-7", Channel, new Message { Headline = "Corrected – A letter" }, takesBack),
        CancellationToken.None);
}

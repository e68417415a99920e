using CompactBot.Channels;
using CompactBot.Channels.Slack;
using CompactBot.Core.Messages;
using CompactBot.Delivery;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackCopyEditorTests
{
    [Fact]
    public async Task Correction_UpdatesThePost_AndKeepsItsDelivery()
    {
        await using var world = await SlackWorld.StartAsync();

        (await ChangeAsync(world, takesBack: false)).ShouldBe(new SendResult(SendOutcome.Sent, "1518220900.000007"));

        var (_, body, _) = world.Slack.Requests.Single(r => r.Method == "chat.update");
        body["ts"]!.GetValue<string>().ShouldBe("1518220900.000007");
        body["channel"]!.GetValue<string>().ShouldBe("C1");
        body["metadata"]!["event_payload"]!["delivery"]!.GetValue<string>().ShouldBe("d1");
        body["blocks"]!.ToJsonString().ShouldContain("Corrected");
    }

    [Fact]
    public async Task TakenBack_IsDeleted()
    {
        await using var world = await SlackWorld.StartAsync();

        (await ChangeAsync(world, takesBack: true)).Outcome.ShouldBe(SendOutcome.Sent);

        world.Slack.Requests.Select(r => r.Method).ShouldBe(["chat.delete"]);
    }

    [Theory]
    [InlineData("cant_delete_message")]
    [InlineData("compliance_exports_prevent_deletion")]
    public async Task DeleteRefused_IsBlanked(string error)
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextError("chat.delete", error);

        (await ChangeAsync(world, takesBack: true)).Outcome.ShouldBe(SendOutcome.Sent);

        world.Slack.Requests.Select(r => r.Method).ShouldBe(["chat.delete", "chat.update"]);
    }

    [Fact]
    public async Task DeletedBefore_IsDone()
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextError("chat.delete", "message_not_found");

        (await ChangeAsync(world, takesBack: true)).Outcome.ShouldBe(SendOutcome.Sent);
    }

    [Theory]
    [InlineData("message_not_found", SendOutcome.GiveUp)]
    [InlineData("edit_window_closed", SendOutcome.GiveUp)]
    [InlineData("cant_update_message", SendOutcome.GiveUp)]
    [InlineData("ratelimited", SendOutcome.Retry)]
    [InlineData("invalid_auth", SendOutcome.StopWorkspace)]
    public async Task CannotBeCorrected_IsSaidWithTheReason(string error, SendOutcome outcome)
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextError("chat.update", error);

        (await ChangeAsync(world, takesBack: false)).ShouldBe(new SendResult(outcome, Reason: error));
    }

    private static Task<SendResult> ChangeAsync(SlackWorld world, bool takesBack) => world.Host.Get<IEnumerable<ICopyEditor>>().Single(e => e.Platform == "slack").ChangeAsync(
        new CopyChange(
            "d1",
            "1518220900.000007",
            new Conversation { Id = "slack:T1/C1", Platform = "slack", Workspace = "T1", Kind = ConversationKind.Channel, Address = new SlackAddress("C1", "T1").ToJson() },
            new Message { Headline = "Corrected – A letter" },
            takesBack),
        CancellationToken.None);
}

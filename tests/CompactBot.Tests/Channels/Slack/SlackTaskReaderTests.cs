using System.Text.Json;
using CompactBot.Channels;
using CompactBot.Channels.Slack;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Core.Messages;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackTaskReaderTests
{
    [Fact]
    public void Mention_AsMessageAndAsMention_HasOneKey()
    {
        var asMessage = Event("""{"type":"message","channel":"C1","channel_type":"channel","user":"U1","text":"<@U0BOT> hi","ts":"1.2"}""", "Ev1");
        var asMention = Event("""{"type":"app_mention","channel":"C1","user":"U1","text":"<@U0BOT> hi","ts":"1.2"}""", "Ev2");

        asMessage!.Value.Key.ShouldBe("post:T1/C1/1.2");
        asMention!.Value.Key.ShouldBe(asMessage.Value.Key);
        asMention.Value.Task.Text.ShouldBe("hi");
        asMention.Value.Task.Place.ShouldBe(ConversationKind.Channel);
        asMention.Value.Task.ToConversation().Id.ShouldBe("slack:T1/C1");
    }

    [Theory]
    [InlineData("""{"type":"message","channel":"C1","channel_type":"channel","user":"U1","text":"hi","ts":"1.2"}""")]
    [InlineData("""{"type":"message","channel":"C1","channel_type":"mpim","user":"U1","text":"hi <@U0OTHER>","ts":"1.2"}""")]
    [InlineData("""{"type":"message","channel":"D1","channel_type":"im","user":"U0BOT","text":"mine","ts":"1.2"}""")]
    [InlineData("""{"type":"message","channel":"D1","channel_type":"im","user":"U1","bot_id":"B1","text":"a bot's","ts":"1.2"}""")]
    [InlineData("""{"type":"message","channel":"D1","channel_type":"im","subtype":"bot_message","bot_id":"B1","text":"a bot's","ts":"1.2"}""")]
    [InlineData("""{"type":"message","channel":"D1","channel_type":"im","subtype":"message_changed","message":{"text":"x"},"ts":"1.2"}""")]
    [InlineData("""{"type":"message","channel":"D1","channel_type":"im","subtype":"message_deleted","user":"U1","ts":"1.2"}""")]
    [InlineData("""{"type":"message","channel":"C1","channel_type":"channel","subtype":"channel_join","user":"U1","text":"<@U0BOT> has joined","ts":"1.2"}""")]
    [InlineData("""{"type":"message","channel":"D1","channel_type":"im","text":"nobody's","ts":"1.2"}""")]
    [InlineData("""{"type":"message","channel":"D1","channel_type":"im","user":"U1","text":"no time"}""")]
    [InlineData("""{"type":"app_mention","channel":"C1","user":"U0BOT","text":"<@U0BOT>","ts":"1.2"}""")]
    [InlineData("""{"type":"member_joined_channel","channel":"C1","channel_type":"C","user":"U1"}""")]
    [InlineData("""{"type":"app_home_opened","channel":"D1","user":"U1","tab":"messages"}""")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}""")]
    [InlineData("""{"type":"user_change","user":{"id":"U1"}}""")]
    [InlineData("""{"type":"team_domain_change"}""")]
    [InlineData("{}")]
    public void WhatIsNotForTheBot_IsNull(string happened) => Event(happened).ShouldBeNull();

    [Fact]
    public void DirectMessage_IsAnsweredWithoutMention()
    {
        var task = Event("""{"type":"message","channel":"D1","channel_type":"im","user":"U1","text":"when?","ts":"1.2"}""")!.Value.Task;

        (task.Kind, task.Place, task.Text, task.Thread).ShouldBe((SlackTaskKind.Said, ConversationKind.Personal, "when?", null));
    }

    [Theory]
    [InlineData("file_share")]
    [InlineData("thread_broadcast")]
    [InlineData("me_message")]
    public void WhatPeopleWriteOtherwise_IsHeard(string subtype) =>
        Event($$"""{"type":"message","channel":"D1","channel_type":"im","subtype":"{{subtype}}","user":"U1","text":"when?","ts":"1.2","thread_ts":"1.0"}""")!
            .Value.Task.Thread.ShouldBe("1.0");

    [Theory]
    [InlineData("""{"type":"member_joined_channel","channel":"C1","channel_type":"C","user":"U0BOT"}""", SlackTaskKind.Joined, null)]
    [InlineData("""{"type":"channel_left","channel":"C1"}""", SlackTaskKind.Left, "removed")]
    [InlineData("""{"type":"group_left","channel":"C1"}""", SlackTaskKind.Left, "removed")]
    [InlineData("""{"type":"channel_archive","channel":"C1","user":"U1"}""", SlackTaskKind.Left, "archived")]
    [InlineData("""{"type":"group_archive","channel":"C1"}""", SlackTaskKind.Left, "archived")]
    [InlineData("""{"type":"channel_deleted","channel":"C1"}""", SlackTaskKind.Left, "deleted")]
    [InlineData("""{"type":"group_deleted","channel":"C1"}""", SlackTaskKind.Left, "deleted")]
    [InlineData("""{"type":"channel_unarchive","channel":"C1","user":"U1"}""", SlackTaskKind.Changed, null)]
    [InlineData("""{"type":"app_uninstalled"}""", SlackTaskKind.Uninstalled, "uninstalled")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":[],"bot":["U0BOT"]}}""", SlackTaskKind.Uninstalled, "token revoked")]
    [InlineData("""{"type":"app_home_opened","channel":"D1","user":"U1","tab":"home"}""", SlackTaskKind.HomeOpened, null)]
    public void Happening_IsItsTask(string happened, SlackTaskKind kind, string? reason)
    {
        var (key, task) = Event(happened)!.Value;

        (key, task.Kind, task.Reason).ShouldBe(("event:Ev1", kind, reason));
    }

    [Fact]
    public void Rename_BringsTheNewName()
    {
        var task = Event("""{"type":"channel_rename","channel":{"id":"C1","name":"migration-2018","created":1}}""")!.Value.Task;

        (task.Kind, task.Channel, task.Name).ShouldBe((SlackTaskKind.Changed, "C1", "migration-2018"));
    }

    [Fact]
    public void EnterpriseInstall_IsKeyedByTheEnterprise()
    {
        var envelope = """
            {"type":"event_callback","team_id":"T9","event_id":"Ev1","authorizations":[{"enterprise_id":"E1","team_id":null,"user_id":"U0BOT","is_bot":true,"is_enterprise_install":true}],
             "event":{"type":"app_mention","channel":"C1","user":"U1","text":"<@U0BOT>","ts":"1.2"}}
            """;

        var task = SlackTaskReader.Read(JsonSerializer.Deserialize(envelope, SlackJson.Default.SlackEnvelope)!)!.Value.Task;

        (task.Workspace, task.Team, task.Enterprise).ShouldBe(("E1", "T9", "E1"));
    }

    [Theory]
    [InlineData("compactbot:ask:0", "Which+room%3F", ActionKind.Ask)]
    [InlineData("compactbot:follow:1", null, ActionKind.Follow)]
    [InlineData("compactbot:unfollow:1", null, ActionKind.Unfollow)]
    public void OurButton_IsATask(string actionId, string? value, ActionKind kind)
    {
        var (key, task) = Press(actionId, value)!.Value;

        key.ShouldBe($"press:tr1:{actionId}");
        (task.Kind, task.Action, task.Thread, task.Channel).ShouldBe((SlackTaskKind.Pressed, (ActionKind?)kind, "5.5", "C1"));
    }

    [Theory]
    [InlineData("compactbot:open:0")]
    [InlineData("compactbot:delete:0")]
    [InlineData("somebody:ask:0")]
    [InlineData("")]
    public void OtherButton_IsNull(string actionId) => Press(actionId, "x").ShouldBeNull();

    [Fact]
    public void Command_IsATask()
    {
        var form = QueryHelpers.ParseQuery(
            "team_id=T1&channel_id=C1&channel_name=general&user_id=U1&command=%2Fcompact&text=who+is+%26lt%3Binvited%26gt%3B&trigger_id=9.9"
            + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fx&is_enterprise_install=false");

        var (key, task) = SlackTaskReader.ReadCommand(form)!.Value;

        key.ShouldBe("command:9.9");
        (task.Kind, task.Text, task.Name, task.ResponseUrl).ShouldBe((SlackTaskKind.Commanded, "who is <invited>", "general", "https://hooks.slack.com/x"));
    }

    [Theory]
    [InlineData("ssl_check=1&token=x")]
    [InlineData("")]
    [InlineData("team_id=T1&team_id=T2&channel_id=C1&trigger_id=1")]
    public void OtherForm_IsNull(string form) => SlackTaskReader.ReadCommand(QueryHelpers.ParseQuery(form)).ShouldBeNull();

    [Fact]
    public void Task_SurvivesTheStore()
    {
        var task = Press("compactbot:ask:0", "R%26D")!.Value.Task;

        var stored = JsonSerializer.Serialize(task, SlackJson.Out.SlackTask);

        JsonSerializer.Deserialize(stored, SlackJson.Default.SlackTask).ShouldBe(task);
        task.Text.ShouldBe("R&D");
    }

    private static (string Key, SlackTask Task)? Event(string happened, string id = "Ev1") =>
        SlackTaskReader.Read(JsonSerializer.Deserialize(SlackPayloads.Event(happened, id), SlackJson.Default.SlackEnvelope)!);

    private static (string Key, SlackTask Task)? Press(string actionId, string? value) =>
        SlackTaskReader.Read(JsonSerializer.Deserialize(SlackPayloads.Press(actionId, value), SlackJson.Default.SlackInteraction)!);
}

using System.Text.Json;

namespace CompactBot.Tests.Channels.Slack;

/// <summary>What Slack posts, as its documentation shows it.</summary>
internal static class SlackPayloads
{
    public static string Event(string happened, string id = "Ev1") =>
        $$"""
        {"token":"t","team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"{{id}}","event_time":1518220800,"is_ext_shared_channel":false,
         "authorizations":[{"enterprise_id":null,"team_id":"T1","user_id":"U0BOT","is_bot":true,"is_enterprise_install":false}],"event":{{happened}}}
        """;

    /// <summary>Somebody writes to the bot: in a channel with a mention.</summary>
    public static string Mention(string text, string id = "Ev1", string ts = "1518220800.000100", string channel = "C1", string? thread = null) =>
        Event(
            $$"""
            {"type":"app_mention","channel":"{{channel}}","user":"U1","ts":"{{ts}}","thread_ts":{{JsonSerializer.Serialize(thread)}},
             "text":{{JsonSerializer.Serialize("<@U0BOT> " + text)}} }
            """,
            id);

    public static string Press(string actionId, string? value, string? responseUrl = null, bool ephemeral = false) =>
        $$"""
        {"type":"block_actions","team":{"id":"T1","domain":"d"},"enterprise":null,"is_enterprise_install":false,"user":{"id":"U1","username":"a","name":"a"},
         "channel":{"id":"C1","name":"general"},"trigger_id":"tr1","response_url":{{JsonSerializer.Serialize(responseUrl)}},
         "container":{"type":"message","message_ts":"5.5","channel_id":"C1","is_ephemeral":{{(ephemeral ? "true" : "false")}} },
         "message":{"type":"message","ts":"5.5"},"state":{"values":{ } },
         "actions":[{"type":"button","action_id":{{JsonSerializer.Serialize(actionId)}},"block_id":"b","value":{{JsonSerializer.Serialize(value)}},"action_ts":"1518220801.5"}]}
        """;
}

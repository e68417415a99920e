using System.Runtime.CompilerServices;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

/// <summary>What the schema does not see: each event has the scope that Slack asks for it, and nothing is asked for in vain.</summary>
public sealed class SlackManifestTests
{
    /// <summary>From docs.slack.dev: the scope of each event (any one of them), and none where it needs none.</summary>
    private static readonly Dictionary<string, string[]> EventScopes = new(StringComparer.Ordinal)
    {
        ["app_home_opened"] = [],
        ["app_mention"] = ["app_mentions:read"],
        ["app_uninstalled"] = [],
        ["channel_archive"] = ["channels:read"],
        ["channel_deleted"] = ["channels:read"],
        ["channel_id_changed"] = ["groups:read"], // a private channel that is shared
        ["channel_left"] = ["channels:read"],
        ["channel_rename"] = ["channels:read"],
        ["channel_unarchive"] = ["channels:read"],
        ["group_archive"] = ["groups:read"],
        ["group_deleted"] = ["groups:read"],
        ["group_left"] = ["groups:read"],
        ["group_rename"] = ["groups:read"],
        ["group_unarchive"] = ["groups:read"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["message.im"] = ["im:history"],
        ["message.mpim"] = ["mpim:history"],
        ["tokens_revoked"] = [],
    };

    /// <summary>What the bot calls, and the command: chat.postMessage, conversations.history, conversations.info, users.info, /compact.</summary>
    private static readonly string[] CallScopes =
        ["chat:write", "channels:history", "groups:history", "im:history", "mpim:history", "channels:read", "groups:read", "users:read", "commands"];

    [Fact]
    public void Events_AreThoseThatAreHandledAndHaveTheirScopes()
    {
        var manifest = Manifest();
        var events = Names(manifest.GetProperty("settings").GetProperty("event_subscriptions").GetProperty("bot_events"));
        var scopes = Scopes(manifest);

        events.ShouldBe(EventScopes.Keys, ignoreOrder: true);
        events.ShouldAllBe(name => EventScopes[name].All(scope => scopes.Contains(scope)));
    }

    [Fact]
    public void Scopes_AreThoseThatAreNeeded() =>
        Scopes(Manifest()).ShouldBe(EventScopes.Values.SelectMany(scopes => scopes).Concat(CallScopes).Distinct(StringComparer.Ordinal), ignoreOrder: true);

    [Fact]
    public void Addresses_AreTheServices()
    {
        var manifest = Manifest();

        new Uri(manifest.GetProperty("settings").GetProperty("event_subscriptions").GetProperty("request_url").GetString()!).AbsolutePath.ShouldBe("/slack/events");
        new Uri(manifest.GetProperty("settings").GetProperty("interactivity").GetProperty("request_url").GetString()!).AbsolutePath.ShouldBe("/slack/interactivity");
        var command = manifest.GetProperty("features").GetProperty("slash_commands").EnumerateArray().Single();
        command.GetProperty("command").GetString().ShouldBe("/compact");
        new Uri(command.GetProperty("url").GetString()!).AbsolutePath.ShouldBe("/slack/commands");
    }

    private static List<string> Scopes(JsonElement manifest) => Names(manifest.GetProperty("oauth_config").GetProperty("scopes").GetProperty("bot"));

    private static List<string> Names(JsonElement array) => [.. array.EnumerateArray().Select(name => name.GetString()!)];

    private static JsonElement Manifest([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", ".."));
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "manifests", "slack", "manifest.json"))).RootElement;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CompactBot.Peers.Tests.Slack;

/// <summary>What the built service emits, before judges that others wrote: Slack's types, a drawer of blocks, the manifest's schema.</summary>
public sealed partial class SlackJudgeTests
{
    private const string Hostile = "&lt;!channel&gt; &lt;@U01ALICE&gt; <http://evil.example|click> *b* _i_ ~s~ `c` :wave: @here when is the sixth thematic session?";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task EverythingEmitted_PassesSlacksTypesAndLimits()
    {
        await using var slack = await SlackWorkplace.StartAsync();
        var messages = await EmitAsync(slack);

        // Lengths, as Block Kit's reference has them.
        foreach (var (name, blocks) in messages)
        {
            blocks.AsArray().Count.ShouldBeInRange(1, 50, name);
            blocks.ToJsonString(Relaxed).Length.ShouldBeLessThanOrEqualTo(13_000, name);
            foreach (var block in blocks.AsArray())
            {
                KeepsLimits(block!, name);
            }
        }

        var folder = Directory.CreateTempSubdirectory("compactbot-slack-types-").FullName;
        try
        {
            var lines = messages.Select((message, i) => $"export const m{i}: {(message.Key == "home" ? "HomeView[\"blocks\"]" : "KnownBlock[]")} = {message.Value.ToJsonString(Relaxed)};");
            await File.WriteAllTextAsync(
                Path.Combine(folder, "emitted.ts"), "import type { HomeView, KnownBlock } from \"@slack/types\";\n" + string.Join('\n', lines));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "tsconfig.json"),
                $$"""
                {"compilerOptions":{"strict":true,"noEmit":true,"module":"esnext","moduleResolution":"bundler","target":"es2022","types":[],"skipLibCheck":true,
                 "paths":{"@slack/types":[{{JsonSerializer.Serialize(NodePackages.PathOf("@slack", "types", "dist", "index.d.ts"))}}] } },"files":["emitted.ts"]}
                """);
            await using var tsc = NodePackages.Start(NodePackages.PathOf("typescript", "bin", "tsc"), ["--project", folder]);

            (await tsc.EndAsync(Limit)).ShouldBe(0, tsc.Output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task HostileQuestionAndLetter_DrawNoMentionNoLinkNoMark()
    {
        await using var slack = await SlackWorkplace.StartAsync();
        var messages = await EmitAsync(slack);
        messages["control"] = JsonNode.Parse(
            """[{"type":"section","text":{"type":"mrkdwn","text":"<!channel> <@U01ALICE> <http://evil.example|click> *b* :wave:"}}]""")!;

        var drawn = await DrawAsync(messages);

        // The drawer does see what gets through.
        Marks().Count(drawn["control"]).ShouldBe(5);
        foreach (var (name, html) in drawn.Where(d => d.Key != "control"))
        {
            Marks().Matches(html).Select(m => m.Value).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public async Task Manifest_IsValidByItsSchema()
    {
        await NodePackages.RequireAsync();
        var schemas = Path.Combine(SourceTree.Root, "..", "shared", "schemas");
        if (!Directory.Exists(schemas))
        {
            Assert.Skip("left out: ../shared is absent");
        }

        var script = Path.Combine(SourceTree.Root, "tests", "CompactBot.Peers.Tests", "Slack", "judge-manifest.cjs");
        var manifest = Path.Combine(SourceTree.Root, "manifests", "slack", "manifest.json");
        await using var judge = NodePackages.Start(script, [manifest, schemas]);

        (await judge.LineAsync(line => line.Contains("valid", StringComparison.Ordinal), Limit)).ShouldBe("valid");
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer of each kind, the home page, and an announcement, as the bot posts them: the blocks under a name.</summary>
    private static async Task<Dictionary<string, JsonNode>> EmitAsync(SlackWorkplace slack)
    {
        await slack.IssueAsync("2017-09-11-sixth-thematic-session.txt");
        var messages = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (name, text) in new[]
        {
            ("help", "help"),
            ("follow", "follow"),
            ("answer", "When is the sixth thematic session?"),
            ("not announced", "When is the third thematic session?"),
            ("list", "list the thematic sessions"),
            ("not understood", "what is the price of tea"),
            ("hostile", Hostile),
            ("long", new string('x', 9_000)),
        })
        {
            messages[name] = (await slack.AskAsync(SlackWorkplace.General, text))["blocks"]!.DeepClone();
        }

        await slack.OpenHomeAsync();
        await SlackWorkplace.UntilAsync(() => Task.FromResult(slack.Proxy.Sent.Any(s => s.Method == "views.publish")), "no home page was published");
        messages["home"] = slack.Proxy.Sent.First(s => s.Method == "views.publish").Body["view"]!["blocks"]!.DeepClone();

        var announcement = await slack.IssueAsync("2018-02-05-zero-draft-and-first-round.txt");
        var before = (await slack.BotsAsync(SlackWorkplace.General)).Count;
        await slack.ApproveAsync(announcement);
        messages["announcement"] = (await slack.UntilAsync(SlackWorkplace.General, before + 1))[^1]["blocks"]!.DeepClone();
        return messages;
    }

    private static async Task<Dictionary<string, string>> DrawAsync(Dictionary<string, JsonNode> messages)
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-slack-drawn-").FullName;
        try
        {
            var (given, drawn) = (Path.Combine(folder, "messages.json"), Path.Combine(folder, "drawn.json"));
            await File.WriteAllTextAsync(given, JsonSerializer.Serialize(messages));
            var script = Path.Combine(SourceTree.Root, "tests", "CompactBot.Peers.Tests", "Slack", "judge-render.cjs");
            await using var judge = NodePackages.Start(script, [given, drawn]);
            (await judge.EndAsync(Limit)).ShouldBe(0, judge.Output);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(drawn))!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void KeepsLimits(JsonNode block, string name)
    {
        switch (block["type"]!.GetValue<string>())
        {
            case "header":
                Length(block["text"]!).ShouldBeInRange(1, 150, name);
                break;
            case "context":
                block["elements"]!.AsArray().Count.ShouldBeInRange(1, 10, name);
                block["elements"]!.AsArray().ShouldAllBe(e => Length(e!) >= 1 && Length(e!) <= 3000, name);
                break;
            case "actions":
                block["elements"]!.AsArray().Count.ShouldBeInRange(1, 25, name);
                block["elements"]!.AsArray().ShouldAllBe(e => Length(e!["text"]!) >= 1 && Length(e!["text"]!) <= 75, name);
                block["elements"]!.AsArray().ShouldAllBe(e => e!["action_id"]!.GetValue<string>().Length <= 255, name);
                block["elements"]!.AsArray().ShouldAllBe(e => e!["value"] == null || e["value"]!.GetValue<string>().Length <= 2000, name);
                break;
            case "rich_text":
                block["elements"]!.AsArray().SelectMany(line => line!["elements"]!.AsArray()).Sum(text => Length(text!)).ShouldBeInRange(1, 3000, name);
                break;
            default:
                block["type"]!.GetValue<string>().ShouldBe("divider", name);
                break;
        }
    }

    private static int Length(JsonNode text) => text["text"]!.GetValue<string>().Length;

    /// <summary>How slack-blocks-to-jsx draws a call to a channel, a mention, a link, an emoji, and marks of its own reading.</summary>
    [GeneratedRegex("class=\"(?:slack_broadcast|slack_user|slack_usergroup|slack_channel|slack_link|slack_emoji|slack_code)[^\"]*\"|<strong>|<em>|<s>|<blockquote", RegexOptions.None, 5000)]
    private static partial Regex Marks();
}

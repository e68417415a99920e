using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CompactBot.Peers.Tests.Slack;

/// <summary>The built service beside local-slack, with the fault proxy between them: two people, three channels, and the letters of the corpus.</summary>
internal sealed class SlackWorkplace : IAsyncDisposable
{
    public const string General = "C01GEN";
    public const string Delegates = "C02DEL";
    public const string Quiet = "C03QUIET";

    private const string IntakeToken = "a-token-for-the-slack-tests";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly string _folder;
    private readonly HttpClient _control;
    private readonly ChildProcess _peer;

    private SlackWorkplace(string folder, HttpClient control, ChildProcess peer, FaultProxy proxy, BuiltService service) =>
        (_folder, _control, _peer, Proxy, Service) = (folder, control, peer, proxy, service);

    public FaultProxy Proxy { get; }

    public BuiltService Service { get; }

    /// <summary>Starts all three; leaves the test out where local-slack cannot be had.</summary>
    public static async Task<SlackWorkplace> StartAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        await NodePackages.RequireAsync();
        var program = NodePackages.PathOf("local-slack-linux-x64", "bin", "local-slack");
        if (!File.Exists(program))
        {
            Assert.Skip("left out: local-slack is there for Linux on x64 alone");
        }

        var proxy = await FaultProxy.StartAsync();
        var port = BuiltService.FreePort();
        var folder = Directory.CreateTempSubdirectory("compactbot-local-slack-").FullName;
        var config = Path.Combine(folder, "workspace.yaml");
        await File.WriteAllTextAsync(config, Config(proxy.Address));
        var peer = ChildProcess.Start(program, ["--config", config, "--port", $"{port}", "--base-host", "127.0.0.1", "--files-dir", folder]);
        await peer.LineAsync(line => line.Contains("is running", StringComparison.Ordinal), Patience);
        proxy.LocalSlack = new Uri($"http://127.0.0.1:{port}/");

        var all = new Dictionary<string, string?>
        {
            ["Slack__Enabled"] = "true",
            ["Slack__SigningSecret"] = FaultProxy.Secret,
            ["Slack__BotToken"] = "xoxb-test-token",
            ["Slack__ApiBase"] = new Uri(proxy.Address, "api/").ToString(),
            ["Slack__RequestSeconds"] = "3",
            ["Intake__Token"] = IntakeToken,
            ["Intake__Samples"] = "never",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            all[name] = value;
        }

        var service = await BuiltService.StartAsync(all);
        proxy.Bot = service.Address;
        var control = new HttpClient { BaseAddress = new Uri(proxy.LocalSlack, "_control/"), Timeout = Patience };
        return new SlackWorkplace(folder, control, peer, proxy, service);
    }

    /// <summary>A person writes in a channel.</summary>
    public async Task<string> SayAsync(string channel, string text, string? thread = null)
    {
        var reply = await ControlAsync("message", new JsonObject { ["channel"] = channel, ["user"] = "U01ALICE", ["text"] = text, ["thread_ts"] = thread });
        return reply["message"]!["ts"]!.GetValue<string>();
    }

    /// <summary>A person writes to the bot, and waits for the answer. Answers the bot's new message.</summary>
    public async Task<JsonNode> AskAsync(string channel, string text, string? thread = null)
    {
        var before = (await BotsAsync(channel)).Count;
        await SayAsync(channel, channel[0] == 'D' ? text : $"<@U0BOT> {text}", thread);
        return (await UntilAsync(channel, before + 1))[^1];
    }

    public Task CommandAsync(string channel, string text) =>
        ControlAsync("command", new JsonObject { ["channel"] = channel, ["user"] = "U01ALICE", ["command"] = "/compact", ["text"] = text });

    public Task PressAsync(string channel, JsonNode message, string actionId)
    {
        var action = message["blocks"]!.AsArray().Where(b => b!["type"]!.GetValue<string>() == "actions")
            .SelectMany(b => b!["elements"]!.AsArray()).First(e => e!["action_id"]!.GetValue<string>().StartsWith(actionId, StringComparison.Ordinal))!;
        return ControlAsync("interact", new JsonObject
        {
            ["channel"] = channel,
            ["messageTs"] = message["ts"]!.GetValue<string>(),
            ["user"] = "U01ALICE",
            ["action"] = action.DeepClone(),
        });
    }

    /// <summary>A person opens the bot's home page. Answers the direct conversation with the bot.</summary>
    public async Task<string> OpenHomeAsync()
    {
        await ControlAsync("open-home", new JsonObject { ["user"] = "U01ALICE" });
        var state = await _control.GetFromJsonAsync<JsonNode>(new Uri("state", UriKind.Relative));
        return state!["channels"]!.AsArray().First(c => c!["is_im"]!.GetValue<bool>())!["id"]!.GetValue<string>();
    }

    /// <summary>What the bot said in a channel so far, in order.</summary>
    public async Task<List<JsonNode>> BotsAsync(string channel)
    {
        var messages = await _control.GetFromJsonAsync<JsonNode>(new Uri("messages/" + channel, UriKind.Relative));
        return [.. messages!["messages"]!.AsArray().Where(m => m!["bot_id"] is not null).Select(m => m!.DeepClone())];
    }

    /// <summary>Waits until the bot said that many things there.</summary>
    public async Task<List<JsonNode>> UntilAsync(string channel, int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var said = await BotsAsync(channel);
            if (said.Count >= count)
            {
                return said;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"{said.Count} of {count} messages in {channel}. The service wrote:\n{Service.Output}");
            }

            await Task.Delay(50);
        }
    }

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException(what);
            }

            await Task.Delay(100);
        }
    }

    /// <summary>A letter of the corpus comes in. Answers the id of its announcement.</summary>
    public async Task<string> IssueAsync(string file)
    {
        var path = Path.Combine(SourceTree.Root, "tests", "CompactBot.Tests", "Corpus", "Letters", file);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/letters?name={file}", UriKind.Relative)) { Content = new ByteArrayContent(await File.ReadAllBytesAsync(path)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", IntakeToken);
        using var reply = await Service.Http.SendAsync(request);
        var receipt = await reply.Content.ReadFromJsonAsync<JsonNode>();
        reply.IsSuccessStatusCode.ShouldBeTrue(receipt?.ToJsonString());
        return receipt!["announcement"]!.GetValue<string>();
    }

    public async Task ApproveAsync(string announcement)
    {
        var (code, output) = await Service.RunAsync("announcements", "approve", announcement);
        code.ShouldBe(0, output);
    }

    public async Task<string> ReportAsync(string announcement) => (await Service.RunAsync("announcements", "show", announcement)).Output;

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await Service.DisposeAsync();
        await _peer.DisposeAsync();
        await Proxy.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<JsonNode> ControlAsync(string what, JsonObject body)
    {
        using var reply = await _control.PostAsJsonAsync(new Uri(what, UriKind.Relative), body);
        var json = await reply.Content.ReadFromJsonAsync<JsonNode>();
        reply.IsSuccessStatusCode.ShouldBeTrue(json?.ToJsonString());
        return json!;
    }

    private static string Config(Uri proxy) =>
        $$"""
        workspace: { name: Test Workspace, domain: test-workspace, teamId: T01TEST }
        app: { appId: A01APP, botUserId: U0BOT, botName: compactbot, botToken: xoxb-test-token, appToken: xapp-test-token, signingSecret: {{FaultProxy.Secret}}, mode: events, requestUrl: "{{new Uri(proxy, "slack/events")}}" }
        users:
          - { id: U01ALICE, name: alice, real_name: Alice Anderson, email: alice@example.com, tz: Europe/Vienna }
        channels:
          - { id: {{General}}, name: general, members: [U01ALICE, U0BOT] }
          - { id: {{Delegates}}, name: delegates, members: [U01ALICE, U0BOT] }
          - { id: {{Quiet}}, name: quiet, members: [U01ALICE, U0BOT] }
        """;
}

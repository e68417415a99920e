using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace CompactBot.Peers.Tests.Teams;

/// <summary>The Microsoft 365 Agents Playground: Teams as its makers play it on one machine, driven without its window.</summary>
internal sealed class Playground : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;
    private readonly HttpClient _http;
    private readonly ClientWebSocket _stream = new();
    private readonly Lock _gate = new();
    private readonly List<JsonNode> _seen = [];
    private readonly CancellationTokenSource _end = new();
    private readonly DirectoryInfo _folder;
    private Task _listening = Task.CompletedTask;

    private Playground(ChildProcess process, Uri address, DirectoryInfo folder)
    {
        (_process, _folder) = (process, folder);
        _http = new HttpClient { BaseAddress = address };
    }

    public string Personal { get; private set; } = "";

    public string Group { get; private set; } = "";

    /// <summary>The general channel of the team.</summary>
    public string General { get; private set; } = "";

    /// <summary>Another channel of the same team.</summary>
    public string Channel { get; private set; } = "";

    private string BotId { get; set; } = "";

    private string BotName { get; set; } = "";

    private string UserId { get; set; } = "";

    /// <param name="port">Where it listens: the bot is told by the activities.</param>
    /// <param name="messages">The bot's address for messages.</param>
    public static async Task<Playground> StartAsync(int port, Uri messages)
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-playground-");
        var process = ChildProcess.Start(
            "node",
            [
                NodePackages.PathOf("@microsoft", "m365agentsplayground", "cli.js"),
                "start", "-e", messages.AbsoluteUri, "-c", "msteams", "-p", $"{port}", "--dt", "--er",
            ],
            folder.FullName,
            new Dictionary<string, string?> { ["TEAMSAPPTESTER_BROWSER"] = "none" });
        var playground = new Playground(process, new Uri($"http://127.0.0.1:{port}/"), folder);
        try
        {
            await process.LineAsync(line => line.StartsWith("Listening on", StringComparison.Ordinal), Patience);
            await playground.LearnAsync(port);
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    public async Task InstallAsync(string conversation) =>
        await PostAsync($"_debug/conversation/{Uri.EscapeDataString(conversation)}/installation", []);

    /// <summary>Says it as a person; outside personal chats the bot is mentioned.</summary>
    public async Task<JsonNode> SayAsync(string conversation, string text, bool mention = true)
    {
        var words = new JsonObject { ["from"] = new JsonObject { ["id"] = UserId }, ["text"] = text, ["textFormat"] = "plain" };
        if (mention && conversation != Personal)
        {
            words["text"] = $"<at>{BotName}</at> {text}";
            words["textFormat"] = "xml";
            words["mentions"] = new JsonArray(new JsonObject
            {
                ["mentioned"] = new JsonObject { ["id"] = BotId },
                ["text"] = $"<at>{BotName}</at>",
            });
        }

        return (await PostAsync($"_conversation/v1/conversations/{Uri.EscapeDataString(conversation)}/messages", words))!;
    }

    /// <summary>Says it, and waits for the card that answers it.</summary>
    public async Task<JsonNode> AskAsync(string conversation, string text)
    {
        var before = Cards().Count;
        var said = await SayAsync(conversation, text);
        var thread = (string?)said["postConversationId"] ?? conversation;
        return await CardAsync(before, thread);
    }

    /// <summary>Presses the button with that title on a card that the bot posted.</summary>
    /// <param name="conversation">Where the card is.</param>
    /// <param name="card">The message with the card.</param>
    /// <param name="title">What stands on the button.</param>
    /// <param name="asSubmit">As a client does that knows no Action.Execute.</param>
    public async Task<JsonNode?> PressAsync(string conversation, JsonNode card, string title, bool asSubmit = false)
    {
        var action = CardOf(card)["actions"]!.AsArray().Single(a => (string)a!["title"]! == title)!;
        var pressed = new JsonObject
        {
            ["from"] = new JsonObject { ["id"] = UserId },
            ["conversation"] = new JsonObject { ["id"] = conversation },
            ["replyToId"] = (string)card["message"]!["messageId"]!,
        };
        if (asSubmit)
        {
            pressed["value"] = action["fallback"]!["data"]!.DeepClone();
            return await PostAsync("_conversation/v1/submit", pressed);
        }

        pressed["name"] = "adaptiveCard/action";
        pressed["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = (string)action["type"]!, ["verb"] = (string)action["verb"]!, ["data"] = action["data"]!.DeepClone() },
            ["trigger"] = "manual",
        };
        return await PostAsync("_conversation/v1/invoke", pressed);
    }

    /// <summary>Sends an activity of the Playground's own making: install, uninstall, channelRenamed…</summary>
    public async Task HappenAsync(string conversation, string type)
    {
        var made = await _http.GetFromJsonAsync<JsonObject>(
            new Uri($"_internal/v1/customActivities/template?conversationId={Uri.EscapeDataString(conversation)}&type={type}", UriKind.Relative));
        await PostAsync("_internal/v1/customActivities", made!);
    }

    /// <summary>Every message with a card that the bot posted so far. The Playground parts a card from the text that comes with it.</summary>
    public IReadOnlyList<JsonNode> Cards()
    {
        lock (_gate)
        {
            return [.. _seen.Where(e => (string?)e["action"] == "createMessage" && e["message"]?["attachments"] is JsonArray { Count: > 0 })];
        }
    }

    /// <summary>The texts that stand above the cards.</summary>
    public IReadOnlyList<string> Texts()
    {
        lock (_gate)
        {
            return [.. _seen.Where(e => (string?)e["action"] == "createMessage").Select(e => (string?)e["message"]?["text"]).OfType<string>()];
        }
    }

    /// <summary>The first card after so many that was posted there.</summary>
    public async Task<JsonNode> CardAsync(int after, string conversation)
    {
        await UntilAsync(() => Cards().Skip(after).Any(card => Where(card) == conversation), $"no card came in {conversation}");
        return Cards().Skip(after).First(card => Where(card) == conversation);
    }

    public async Task UntilAsync(Func<bool> holds, string otherwise)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!holds())
        {
            try
            {
                await Task.Delay(50, limit.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"{otherwise}. The Playground saw:\n{string.Join('\n', _seen.Select(s => s.ToJsonString()))}", e);
            }
        }
    }

    /// <summary>Where a message stands; a new post of a channel stands in the channel.</summary>
    public static string Where(JsonNode seen) => (string)seen["actionConversationId"]!;

    public static JsonNode CardOf(JsonNode seen) => seen["message"]!["attachments"]![0]!["content"]!;

    /// <summary>Everything that a card says when it cannot be shown.</summary>
    public static string Words(JsonNode seen) => (string)CardOf(seen)["fallbackText"]!;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening;
        _stream.Dispose();
        _http.Dispose();
        _end.Dispose();
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task LearnAsync(int port)
    {
        var config = (await _http.GetFromJsonAsync<JsonNode>(new Uri("_internal/v1/testConfig", UriKind.Relative)))!["config"]!;
        Personal = (string)config["personalChat"]!["id"]!;
        Group = (string)config["groupChats"]![0]!["id"]!;
        var team = config["teams"]![0]!;
        General = (string)team["channels"]![0]!["id"]!;
        Channel = (string)team["channels"]![1]!["id"]!;
        BotId = (string)config["bot"]!["id"]!;
        BotName = (string)config["bot"]!["name"]!;
        UserId = (string)config["currentUser"]!["id"]!;
        await _stream.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/_ws_conversation/v1/conversations/stream"), CancellationToken.None);
        _listening = ListenAsync();
    }

    private async Task<JsonNode?> PostAsync(string path, JsonObject body)
    {
        using var reply = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var text = await reply.Content.ReadAsStringAsync();
        reply.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)reply.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private async Task ListenAsync()
    {
        var part = new byte[64 * 1024];
        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                WebSocketReceiveResult received;
                do
                {
                    received = await _stream.ReceiveAsync(part, _end.Token);
                    message.Write(part, 0, received.Count);
                }
                while (!received.EndOfMessage);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                lock (_gate)
                {
                    _seen.Add(JsonNode.Parse(message.ToArray())!);
                }
            }
        }
        catch (Exception e) when (_end.IsCancellationRequested && e is OperationCanceledException or WebSocketException)
        {
            // The test is over.
        }
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompactBot.Peers.Tests.Crash;

/// <summary>What Teams was told to be taken is answered, though the service is killed right after it said so.</summary>
public sealed class AcknowledgedActivitiesTests
{
    [Fact]
    public async Task Killed_AnswersWhatItAcknowledged()
    {
        var answers = Channel.CreateUnbounded<string>();
        await using var connector = Connector(answers.Writer);
        var address = $"http://127.0.0.1:{BuiltService.FreePort()}";
        connector.Urls.Add(address);
        await connector.StartAsync();
        await using var service = await BuiltService.StartAsync(new Dictionary<string, string?> { ["Teams__Authentication"] = "none", ["Intake__Samples"] = "never" });

        for (var i = 1; i <= 4; i++)
        {
            using var reply = await service.Http.PostAsJsonAsync(new Uri("api/messages", UriKind.Relative), Saying(address, $"activity-{i}", "follow"));
            reply.StatusCode.ShouldBe(HttpStatusCode.OK);
            await service.CrashAndRestartAsync();

            // It may come twice, where the kill fell between the post and the note of it; it must come.
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (await answers.Reader.ReadAsync(limit.Token) != $"activity-{i}")
            {
            }
        }
    }

    private static WebApplication Connector(ChannelWriter<string> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v3/conversations/{conversation}/activities/{replyTo}", (string conversation, string replyTo) =>
        {
            answers.TryWrite(replyTo);
            return Results.Json(new JsonObject { ["id"] = "posted" });
        });
        return app;
    }

    private static JsonObject Saying(string serviceUrl, string id, string text) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = "29:user", ["name"] = "A Delegate" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "CompactBot" },
        ["conversation"] = new JsonObject { ["id"] = "a:personal", ["conversationType"] = "personal" },
        ["text"] = text,
    };
}

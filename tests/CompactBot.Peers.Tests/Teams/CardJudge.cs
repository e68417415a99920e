using System.Text.Json.Nodes;

namespace CompactBot.Peers.Tests.Teams;

/// <summary>
/// What others say of the bot's cards: the schema of Adaptive Cards 1.5 by ajv, and the renderer of its makers under jsdom, which finds
/// what a schema cannot and shows what came of the words (judge-cards.js).
/// </summary>
internal static class CardJudge
{
    /// <summary>The published schema, which lies beside the checkout and not in it.</summary>
    private static readonly string Schema = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "schemas", "adaptive-card-1.5.0.json"));

    public static bool HasSchema => File.Exists(Schema);

    /// <summary>Fails the test where a judge finds fault with one of the cards. Without the schema the renderer alone judges.</summary>
    public static async Task FindsNothingAsync(IEnumerable<JsonNode> cards)
    {
        foreach (var verdict in (await JudgeAsync(cards)).AsArray())
        {
            verdict!["faults"]!.AsArray().ShouldBeEmpty(verdict.ToJsonString());
        }
    }

    /// <summary>For each card {"faults": […], "words": "…", "markup": ["a", "strong", …]}: the faults, its visible words, the elements that its texts became.</summary>
    public static async Task<JsonNode> JudgeAsync(IEnumerable<JsonNode> cards)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, new JsonArray([.. cards.Select(card => card.DeepClone())]).ToJsonString());
            await using var judge = NodePackages.Start("judge-cards.js", HasSchema ? [file, Schema] : [file]);
            var code = await judge.EndAsync(TimeSpan.FromSeconds(60));
            code.ShouldBe(0, judge.Output);
            return JsonNode.Parse(judge.Output.Split('\n').Last(line => line.StartsWith('[')))!;
        }
        finally
        {
            File.Delete(file);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CompactBot.Channels.Teams;
using CompactBot.Core.Messages;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

public sealed class CardComposerTests
{
    private readonly CardComposer _cards = new(new TeamsPhrases());

    [Fact]
    public void Answer_IsAWholeCard()
    {
        var card = Compose(new Message
        {
            Headline = "The session is on Tuesday.",
            Paragraphs = ["It has two sittings."],
            Sections = [new MessageSection("The session", [new Fact("Place", "A hall"), new Fact("Sittings", "Morning, room A\nAfternoon, room B")])],
            Citations = [new Citation("l1", "Letter of 1 March, paragraph 2", new LocalDate(2020, 3, 1), 2, "will meet *twice*")],
            Actions = [new MessageAction(ActionKind.Ask, "Which room?", "Which room is it in?"), new MessageAction(ActionKind.Open, "The letter", "https://x.example/l1")],
        });

        ((string)card["version"]!).ShouldBe("1.5");
        ((string)card["lang"]!).ShouldBe("en");
        card["rtl"].ShouldBeNull();
        ((string)card["body"]![0]!["style"]!).ShouldBe("heading");
        Strings(card["body"]!).ShouldContain("It has two sittings.");
        Strings(card["body"]!).ShouldContain("Afternoon, room B");
        Strings(card["body"]!).ShouldContain("“will meet \\*twice\\*”");
        ((string)card["fallbackText"]!).ShouldContain("Place: A hall");

        var ask = card["actions"]![0]!;
        ((string)ask["type"]!).ShouldBe("Action.Execute");
        ((string)ask["fallback"]!["type"]!).ShouldBe("Action.Submit");
        ask["fallback"]!["data"]!.ToJsonString().ShouldBe("""{"compactbot":"ask","value":"Which room is it in?"}""");
        ((string)card["actions"]![1]!["url"]!).ShouldBe("https://x.example/l1");
    }

    [Fact]
    public void RightToLeft_IsSaidToBe() =>
        ((bool)Compose(new Message { Headline = "مرحبا", Language = "ar", Direction = TextDirection.Rtl })["rtl"]!).ShouldBeTrue();

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("letters/1")]
    public void AddressThatIsNoWebAddress_HasNoButton(string address) =>
        Compose(new Message { Headline = "h", Actions = [new MessageAction(ActionKind.Open, "Open", address)] })["actions"].ShouldBeNull();

    [Fact]
    public void ManyButtons_AreSixAtMost() => Compose(new Message
    {
        Headline = "h",
        Actions = [.. Enumerable.Range(1, 9).Select(n => new MessageAction(ActionKind.Ask, $"{n}", $"question {n}"))],
    })["actions"]!.AsArray().Count.ShouldBe(6);

    [Theory]
    [InlineData("x")]
    [InlineData("*")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("ж")]
    [InlineData("😀")]
    [InlineData("\u0001")]
    [InlineData("\n")]
    public void OverlongMessage_IsCutAndSaysSo(string filling)
    {
        var much = string.Concat(Enumerable.Repeat(filling, 20_000 / filling.Length));
        var message = new Message
        {
            Headline = much,
            Paragraphs = [much, much],
            Sections = [.. Enumerable.Range(0, 50).Select(n => new MessageSection(much, [new Fact($"{n}", much), new Fact(much, "x\ny")]))],
            Citations = [.. Enumerable.Range(0, 50).Select(n => new Citation($"l{n}", $"Letter {n}", new LocalDate(2020, 1, 1), n, much))],
            Actions = [.. Enumerable.Range(0, 6).Select(_ => new MessageAction(ActionKind.Ask, much, much[..800]))],
        };
        var to = new TeamsAddress("https://x.example/", "c", new Account("28:bot", "Bot"), null, null, null);

        var wire = JsonSerializer.Serialize(_cards.ComposeActivity(message, to, "c", "1"), TeamsJson.Wire.OutgoingActivity);

        (wire.Length * 2).ShouldBeLessThan(80 * 1024);
        Strings(JsonNode.Parse(wire)!).ShouldContain(text => text.StartsWith("There is more than one message can hold"));
    }

    [Fact]
    public void Renderer_ShowsTheCardThatIsSent() =>
        ((string)JsonNode.Parse(new TeamsRenderer(_cards).Render(new Message { Headline = "h" }))!["type"]!).ShouldBe("AdaptiveCard");

    private JsonNode Compose(Message message) => JsonNode.Parse(JsonSerializer.Serialize(_cards.Compose(message), TeamsJson.Wire.AdaptiveCard))!;

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Strings(field.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}

using System.Text;
using System.Text.Json;
using CompactBot.Channels.Slack;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Core.Messages;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackBlocksTests
{
    private const string Hostile = "<!channel> <@U01ALICE> <http://evil.example|x> @here *b* _i_ ~s~ `c` :wave: &amp;\n> quote";

    private static readonly SlackBlocks Blocks = new(new SlackPhrases());

    [Fact]
    public void Answer_IsHeadlineFactsSourceAndButtons()
    {
        var blocks = Blocks.Compose(Answer());

        blocks[0].ShouldBeOfType<HeaderBlock>().Text.Text.ShouldBe("The first round begins on Tuesday 20 February 2018.");
        blocks.OfType<SectionBlock>().Last().Fields!.Select(f => f.Text).ShouldBe(["Room\nConference Room 3", "Hours\n10:00–13:00\n15:00–18:00"]);
        blocks.OfType<ContextBlock>().Single().Elements.Single().Text.ShouldBe("Letter of 5 February 2018, paragraph 3: “from 20 to 23 February”");
        blocks.OfType<ActionsBlock>().Single().Elements.Select(b => (b.ActionId, b.Value, b.Url)).ShouldBe(
        [
            ("compactbot:ask:0", "Which room?", null),
            ("compactbot:open:1", null, "https://example.org/letter"),
            ("compactbot:follow:2", null, null),
        ]);
    }

    [Fact]
    public void HostileText_IsPlainAndEscapedEverywhere()
    {
        var message = new Message
        {
            Headline = Hostile,
            Paragraphs = [Hostile],
            Sections = [new MessageSection(Hostile, [new Fact(Hostile, Hostile)])],
            Citations = [new Citation("l", Hostile, new LocalDate(2018, 2, 5), 3, Hostile)],
            Actions = [new MessageAction(ActionKind.Ask, Hostile, Hostile), new MessageAction(ActionKind.Open, "x", "javascript:alert(1)")],
        };

        var json = new SlackRenderer(Blocks).Render(message);

        foreach (var text in Strings(JsonDocument.Parse(json).RootElement))
        {
            text.ShouldNotContain('<');
            text.ShouldNotContain('>');
            text.ShouldNotMatch("&(?!amp;|lt;|gt;)");
        }

        json.ShouldNotContain("mrkdwn");
        json.ShouldNotContain("\"emoji\":true");
        json.ShouldNotContain("javascript:");
        SlackBlocks.Fallback(message).ShouldNotContain("<");
    }

    [Theory]
    [MemberData(nameof(LongMessages))]
    public void LongMessage_KeepsEveryLimit(string name, Message message)
    {
        name.ShouldNotBeEmpty();

        var blocks = Blocks.Compose(message);

        KeepsLimits(blocks);
        Encoding.UTF8.GetByteCount(SlackBlocks.Fallback(message)).ShouldBeLessThanOrEqualTo(SlackLimits.TextBytes);
    }

    public static TheoryData<string, Message> LongMessages() => new()
    {
        { "headline", new Message { Headline = new string('h', 5000) } },
        { "escapes", new Message { Headline = new string('<', 140), Paragraphs = [new string('&', 20_000)] } },
        { "paragraphs", new Message { Headline = "h", Paragraphs = [.. Enumerable.Range(0, 300).Select(i => $"Paragraph {i}.")] } },
        { "wide paragraphs", new Message { Headline = "h", Paragraphs = [.. Enumerable.Repeat(new string('界', 2999), 12)] } },
        { "a paragraph without end", new Message { Headline = "h", Paragraphs = [string.Concat(Enumerable.Repeat("😀", 20_000))] } },
        { "sections", new Message { Headline = "h", Sections = [.. Enumerable.Range(0, 90).Select(Section)] } },
        { "facts", new Message { Headline = "h", Sections = [new MessageSection(null, [.. Enumerable.Range(0, 900).Select(i => new Fact($"L{i}", "v"))])] } },
        { "a long fact", new Message { Headline = "h", Sections = [new MessageSection("s", [new Fact("Who", new string('w', 9000))])] } },
        { "citations", new Message { Headline = "h", Paragraphs = [new string('p', 12_900)], Citations = [.. Enumerable.Range(0, 40).Select(Source)] } },
        { "buttons", new Message { Headline = "h", Actions = [.. Enumerable.Range(0, 60).Select(i => new MessageAction(ActionKind.Ask, new string('b', 200), new string('q', 1900) + i))] } },
        { "a long question", new Message { Headline = "h", Actions = [new MessageAction(ActionKind.Ask, "b", new string('q', 2001))] } },
        { "everything", new Message
        {
            Headline = new string('h', 151),
            Paragraphs = [new string('p', 9000)],
            Sections = [.. Enumerable.Range(0, 30).Select(Section)],
            Citations = [.. Enumerable.Range(0, 11).Select(Source)],
            Actions = [.. Enumerable.Range(0, 26).Select(i => new MessageAction(ActionKind.Ask, $"Ask {i}", $"q{i}"))],
        } },
    };

    [Fact]
    public void CutMessage_SaysSoAndKeepsItsSourcesAndButtons()
    {
        var message = Answer() with { Paragraphs = [new string('p', 40_000)] };

        var blocks = Blocks.Compose(message);

        var cut = blocks.OfType<SectionBlock>().Last();
        cut.Text!.Text.ShouldBe("The rest is too long for one Slack message and is left out here.");
        blocks.OfType<ContextBlock>().Count().ShouldBe(1);
        blocks.OfType<ActionsBlock>().Count().ShouldBe(1);
    }

    [Fact]
    public void ShortMessage_IsNotCut() =>
        JsonSerializer.Serialize(Blocks.Compose(Answer()), SlackJson.Out.IReadOnlyListSlackBlock).ShouldNotContain("left out");

    [Fact]
    public void LongHeadline_IsNotCutAt150()
    {
        var headline = new string('x', 400);

        Blocks.Compose(new Message { Headline = headline })[0].ShouldBeOfType<SectionBlock>().Text!.Text.ShouldBe(headline);
    }

    [Fact]
    public void ManyCitations_AreCounted()
    {
        var elements = Blocks.Compose(new Message { Headline = "h", Citations = [.. Enumerable.Range(0, 12).Select(Source)] })
            .OfType<ContextBlock>().Single().Elements;

        elements.Count.ShouldBe(10);
        elements[^1].Text.ShouldBe("3 more sources are left out here.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("\u0007")]
    public void EmptyTexts_MakeNoEmptyBlock(string nothing) => KeepsLimits(Blocks.Compose(new Message
    {
        Headline = nothing,
        Paragraphs = [nothing, "something"],
        Sections = [new MessageSection(nothing, [new Fact(nothing, nothing)])],
        Actions = [new MessageAction(ActionKind.Ask, nothing, "q"), new MessageAction(ActionKind.Ask, "b", "")],
    }));

    /// <summary>The limits of Block Kit, written out beside the code's own: header 150, section 3000, field 2000, and so on.</summary>
    private static void KeepsLimits(IReadOnlyList<SlackBlock> blocks)
    {
        blocks.Count.ShouldBeInRange(1, 50);
        JsonSerializer.Serialize(blocks, SlackJson.Out.IReadOnlyListSlackBlock).Length.ShouldBeLessThanOrEqualTo(13_000);
        foreach (var block in blocks)
        {
            switch (block)
            {
                case HeaderBlock header:
                    header.Text.Text.Length.ShouldBeInRange(1, 150);
                    break;
                case SectionBlock section:
                    (section.Text is not null || section.Fields is { Count: > 0 }).ShouldBeTrue();
                    section.Text?.Text.Length.ShouldBeInRange(1, 3000);
                    (section.Fields?.Count ?? 0).ShouldBeLessThanOrEqualTo(10);
                    section.Fields?.ShouldAllBe(field => field.Text.Length >= 1 && field.Text.Length <= 2000);
                    break;
                case ContextBlock context:
                    context.Elements.Count.ShouldBeInRange(1, 10);
                    context.Elements.ShouldAllBe(element => element.Text.Length >= 1 && element.Text.Length <= 3000);
                    break;
                case ActionsBlock actions:
                    actions.Elements.Count.ShouldBeInRange(1, 25);
                    actions.Elements.ShouldAllBe(button => button.Text.Text.Length >= 1 && button.Text.Text.Length <= 75);
                    actions.Elements.ShouldAllBe(button => (button.Value ?? "v").Length <= 2000 && (button.Url ?? "").Length <= 3000);
                    actions.Elements.Select(button => button.ActionId).Distinct(StringComparer.Ordinal).Count().ShouldBe(actions.Elements.Count);
                    break;
                default:
                    block.ShouldBeOfType<DividerBlock>();
                    break;
            }
        }
    }

    private static Message Answer() => new()
    {
        Headline = "The first round begins on Tuesday 20 February 2018.",
        Paragraphs = ["It sits on three days."],
        Sections = [new MessageSection("First round", [new Fact("Room", "Conference Room 3"), new Fact("Hours", "10:00–13:00\n15:00–18:00")])],
        Citations = [new Citation("l", "Letter of 5 February 2018, paragraph 3", new LocalDate(2018, 2, 5), 3, "from 20 to 23 February")],
        Actions =
        [
            new MessageAction(ActionKind.Ask, "Which room?", "Which room?"),
            new MessageAction(ActionKind.Open, "The letter", "https://example.org/letter"),
            new MessageAction(ActionKind.Follow, "Follow", ""),
        ],
    };

    private static MessageSection Section(int number) =>
        new($"Session {number}", [.. Enumerable.Range(0, 12).Select(i => new Fact($"Fact {i}", $"Value <{number}>"))]);

    private static Citation Source(int number) =>
        new($"l{number}", $"Letter {number}", new LocalDate(2018, 2, 5), number, new string('q', 600));

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };
}

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
        Lines(blocks).ShouldBe(["It sits on three days.", "[First round]", "[Room: ]Conference Room 3", "[Hours]", "10:00–13:00", "15:00–18:00"]);
        blocks.OfType<ContextBlock>().Single().Elements.Single().Text.ShouldBe("Letter of 5 February 2018, paragraph 3: “from 20 to 23 February”");
        blocks.OfType<ActionsBlock>().Single().Elements.Select(b => (b.ActionId, b.Value, b.Url)).ShouldBe(
        [
            ("compactbot:ask:0", "Which room?", null),
            ("compactbot:open:1", null, "https://example.org/letter"),
            ("compactbot:follow:2", null, null),
        ]);
    }

    [Fact]
    public void HostileText_HasNoPowerAnywhere()
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

        foreach (var text in PlainTexts(JsonDocument.Parse(json).RootElement))
        {
            text.ShouldNotContain('<');
            text.ShouldNotContain('>');
            text.ShouldNotMatch("&(?!amp;|lt;|gt;)");
        }

        json.ShouldNotContain("mrkdwn");
        json.ShouldNotContain("\"emoji\":true");
        json.ShouldNotContain("javascript:");
        json.ShouldNotContain("<!");
        json.ShouldNotContain("<@");
        json.ShouldNotContain("<http");
        Lines(Blocks.Compose(message)).Concat(PlainTexts(JsonDocument.Parse(json).RootElement)).ShouldAllBe(text => !text.Contains("@here", StringComparison.Ordinal));
        Lines(Blocks.Compose(message))[1].ShouldBe("<\u2060!channel> <\u2060@U01ALICE> <\u2060http://evil.example|x> @\u2060here *b* _i_ ~s~ `c` :wave: &amp;");
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
        { "quotation marks", new Message
        {
            Headline = new string('"', 3000),
            Paragraphs = [new string('"', 3000)],
            Citations = [.. Enumerable.Range(0, 40).Select(i => new Citation($"l{i}", new string('"', 400), new LocalDate(2018, 2, 5), i, new string('"', 600)))],
            Actions = [.. Enumerable.Range(0, 25).Select(i => new MessageAction(ActionKind.Ask, new string('"', 75), new string('"', 1900) + i))],
        } },
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

        Lines(blocks)[^1].ShouldBe("The rest is too long for one Slack message and is left out here.");
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

        Lines(Blocks.Compose(new Message { Headline = headline })).ShouldBe([$"[{headline}]"]);
    }

    [Fact]
    public void HeadlineWithoutEnd_GoesOnBelow()
    {
        var blocks = Blocks.Compose(new Message { Headline = string.Join(' ', Enumerable.Repeat("word", 500)) });

        string.Join(' ', Lines(blocks)).Split(' ').Count(word => word.Trim('[', ']') == "word").ShouldBe(500);
    }

    [Fact]
    public void LongQuote_IsCutWithinItsMarks()
    {
        var element = Blocks.Compose(new Message { Headline = "h", Citations = [Source(1)] }).OfType<ContextBlock>().Single().Elements.Single();

        element.Text.ShouldStartWith("Letter 1: “qqq");
        element.Text.ShouldEndWith("…”");
        element.Text.Length.ShouldBe(300);
    }

    [Theory]
    [InlineData("The session on *irregular migration*")]
    [InlineData("See <https://example.org>")]
    [InlineData("Meet :at: ten")]
    public void HeadlineWithMarks_IsRichText(string headline) =>
        Blocks.Compose(new Message { Headline = headline })[0].ShouldBeOfType<RichTextBlock>().Elements[0].Elements[0].Style!.Bold.ShouldBe(true);

    [Fact]
    public void SourceWithMarks_IsRichTextWithItsAddressWhole()
    {
        var citation = new Citation("l", "Letter of 11 September 2017, paragraph 5", new LocalDate(2017, 9, 11), 5, "<https://example.org/a?b=1&c=2>");

        var blocks = Blocks.Compose(new Message { Headline = "h", Citations = [citation] });

        Lines(blocks).ShouldBe(["Letter of 11 September 2017, paragraph 5: “<\u2060https://example.org/a?b=1&c=2>”"]);
    }

    [Fact]
    public void HourIsNoEmoji_InAHeader() =>
        Blocks.Compose(new Message { Headline = "R&D: from 10:00 to 13:00, and from 15:00" })[0].ShouldBeOfType<HeaderBlock>();

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
                case RichTextBlock rich:
                    rich.Elements.ShouldNotBeEmpty();
                    rich.Elements.ShouldAllBe(line => line.Elements.Count > 0 && line.Elements.All(text => text.Text.Length > 0));
                    rich.Elements.Sum(line => line.Elements.Sum(text => text.Text.Length)).ShouldBeLessThanOrEqualTo(3000);
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

    /// <summary>The lines of rich text; what is bold stands in brackets.</summary>
    private static List<string> Lines(IReadOnlyList<SlackBlock> blocks) =>
        [.. blocks.OfType<RichTextBlock>().SelectMany(block => string.Concat(block.Elements.Single().Elements.Select(Marked)).Split('\n'))];

    private static string Marked(RichText text) => text.Style?.Bold is not true ? text.Text
        : text.Text.StartsWith('\n') ? $"\n[{text.Text[1..]}]" : $"[{text.Text}]";

    /// <summary>The texts that Slack reads escapes in.</summary>
    private static IEnumerable<string> PlainTexts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(PlainTexts),
        JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.ValueEquals("plain_text") => [element.GetProperty("text").GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => PlainTexts(property.Value)),
        _ => [],
    };
}

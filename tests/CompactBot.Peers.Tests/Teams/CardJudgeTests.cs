using System.Text.Json.Nodes;
using CompactBot.Channels.Teams;
using CompactBot.Core.Messages;
using NodaTime;

namespace CompactBot.Peers.Tests.Teams;

/// <summary>Cards as others see them.</summary>
public sealed class CardJudgeTests
{
    private static readonly string[] Hostile =
    [
        "*bold* _slanted_ **strong** __under__ ~~gone~~ `code` ***all***",
        "[a link](https://x.example) ![a picture](https://x.example/p.png) [ref][1]\n\n[1]: https://x.example",
        "<https://x.example> <at>everyone</at> <b>b</b> <script>alert(1)</script> &lt;i&gt; &#42;x&#42;",
        "# heading\n## more\n- item\n* item\n+ item\n1. one\n2) two\n> quoted\n---\n***\n===\n```\ncode\n```\n    indented",
        "a | b\n--|--\n1 | 2",
        "\\*not\\* \\[x\\](y) \\\\",
        "{{DATE(2018-02-20T10:00:00Z, LONG)}} {{TIME(2018-02-20T10:00:00Z)}}",
        "Heading\n=======\nHeading\n-------",
    ];

    [Fact]
    public async Task Schema_IsKept()
    {
        await NodePackages.RequireAsync();
        if (!CardJudge.HasSchema)
        {
            Assert.Skip("the schema of Adaptive Cards left out: ../shared is absent");
        }

        await CardJudge.FindsNothingAsync([Card(Whole("Tuesday, 20 February"))]);
    }

    [Fact]
    public async Task HostileWords_AreShownAndNothingElse()
    {
        await NodePackages.RequireAsync();

        var verdicts = (await CardJudge.JudgeAsync(Hostile.Select(words => Card(Whole(words))))).AsArray();

        foreach (var (words, verdict) in Hostile.Zip(verdicts))
        {
            verdict!["faults"]!.AsArray().ShouldBeEmpty(verdict.ToJsonString());
            verdict["markup"]!.AsArray().Select(element => (string)element!).ShouldBeEmpty(verdict.ToJsonString());
            var seen = Squeezed((string)verdict["words"]!);
            foreach (var line in words.Split('\n'))
            {
                seen.ShouldContain(Squeezed(line));
            }
        }
    }

    [Fact]
    public async Task RightToLeft_IsDrawn()
    {
        await NodePackages.RequireAsync();
        await CardJudge.FindsNothingAsync([Card(Whole("الجلسة الأولى") with { Language = "ar", Direction = TextDirection.Rtl })]);
    }

    private static Message Whole(string words) => new()
    {
        Headline = words,
        Paragraphs = [words],
        Sections =
        [
            new MessageSection(words, [new Fact(words, words.ReplaceLineEndings(" ")), new Fact("Sittings", words + "\n" + words)]),
            new MessageSection(null, [new Fact("Room", words.ReplaceLineEndings(" "))]),
        ],
        Citations = [new Citation("l", words, new LocalDate(2018, 2, 5), 3, words)],
        Actions = [new MessageAction(ActionKind.Ask, words, words), new MessageAction(ActionKind.Follow, "Follow", ""), new MessageAction(ActionKind.Open, "Open", "https://x.example/")],
    };

    private static JsonNode Card(Message message) => JsonNode.Parse(new TeamsRenderer(new CardComposer(new TeamsPhrases())).Render(message))!;

    /// <summary>Without white space and the joiners that part what must not touch.</summary>
    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u2060'));
}

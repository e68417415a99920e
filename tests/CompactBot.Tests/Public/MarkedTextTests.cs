using CompactBot.Public;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Public;

public sealed class MarkedTextTests
{
    private const string Text = "on 4-5 September 2017 at ten";

    [Fact]
    public void NoFact_IsOneStretch()
    {
        MarkedText.Cut(Text, []).ShouldHaveSingleItem().Text.ShouldBe(Text);
    }

    [Fact]
    public void OverlappingFacts_AreCutWhereEachBeginsAndEnds()
    {
        var start = Fact("f1", "4-5 September 2017");
        var end = Fact("f2", "5 September 2017");
        var hour = Fact("f3", "ten");

        var stretches = MarkedText.Cut(Text, [start, end, hour]);

        string.Concat(stretches.Select(s => s.Text)).ShouldBe(Text);
        stretches.Select(s => (s.Text, string.Join(' ', s.Facts.Select(f => f.Anchor)))).ShouldBe(
            [("on ", ""), ("4-", "f1"), ("5 September 2017", "f1 f2"), (" at ", ""), ("ten", "f3")]);
    }

    private static MarkedFact Fact(string anchor, string quote) => new(anchor, null, "Day", null, 1, Text.IndexOf(quote, StringComparison.Ordinal), quote);
}

using System.Text.RegularExpressions;
using CompactBot.Core.Languages;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Languages;

public class PatternTests
{
    /// <summary>A pattern is asked by its parts, and of few texts: what it finds is what the whole expression finds.</summary>
    [Theory]
    [InlineData(@"\bmoved\s+(?<to>to\s+\d+)|\bheld\b|(?<to>on\s+\d+)")]
    [InlineData(@"(?<to>\bto\s+\d+)|\bmoved\s+to\b")]
    [InlineData(@"held|\d{4}")]
    public void Text_IsSearchedAsByTheWholeExpression(string expression)
    {
        var pattern = new Pattern(expression);
        var whole = new Regex(expression, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

        foreach (var text in (string[])["It was HELD on 12 May, moved to 14 and held again in 2019", "moved to Geneva", "to 15 and on 16", "nothing at all", "", "held", "12"])
        {
            Found(pattern.Matches(text)).ShouldBe(Found(whole.Matches(text)), text);
            pattern.IsMatch(text).ShouldBe(whole.IsMatch(text), text);
            (pattern.Match(text).Index, pattern.Match(text).Value).ShouldBe((whole.Match(text).Index, whole.Match(text).Value), text);
            pattern.Replace(text, "*").ShouldBe(whole.Replace(text, "*"), text);
        }

        static IEnumerable<(int, string, string)> Found(MatchCollection matches) => matches.Select(m => (m.Index, m.Value, m.Groups["to"].Value));
    }

    /// <summary>Patterns are shared by all readings, and what one remembers of its text is none of the others' business.</summary>
    [Fact]
    public async Task TwoThreads_AreToldWhatIsInTheirOwnTexts()
    {
        var pattern = new Pattern(@"\bheld\b");
        string[] texts = ["it was held in May", "it is held in June"];
        using var ready = new Barrier(texts.Length);

        var wrong = await Task.WhenAll(texts.Select(text => Task.Factory.StartNew(
            () =>
            {
                ready.SignalAndWait(TestContext.Current.CancellationToken);
                return Enumerable.Range(0, 10_000_000).Count(_ => !pattern.IsMatch(text));
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        wrong.ShouldAllBe(count => count == 0);
    }
}

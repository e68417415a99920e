using CompactBot.Core.Catalogue;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Catalogue;

public sealed class ProcessNamesTests
{
    [Theory]
    [InlineData("compact migration", "compact migration orderly regular safe")]
    [InlineData("compact migration orderly regular safe", "compact migration")]
    [InlineData("compact migration", "compact migration")]
    [InlineData("", "")]
    public void OneHasAllWordsOfTheOther_IsLikeIt(string known, string asked)
    {
        var names = new ProcessNames();
        names.Add(known);

        names.Like(asked).ShouldBe([known]);
    }

    [Fact]
    public void AnyNames_AreThoseThatAComparisonOfEachFinds()
    {
        var random = new Random(3);
        var all = Enumerable.Range(0, 400)
            .Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => "abcdefghij"[random.Next(10)].ToString())))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var names = new ProcessNames();
        for (var i = 0; i < all.Count; i++)
        {
            names.Like(all[i]).Order(StringComparer.Ordinal).ShouldBe(all.Take(i).Where(known => SessionIdentity.MayBeOne(known, all[i])).Order(StringComparer.Ordinal), all[i]);
            names.Add(all[i]);
        }
    }
}

using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using CompactBot.Tests.Answers;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Storage;

public sealed class SqlitePassagesTests
{
    private const string Chinese =
        """
        2018年3月5日

        阁下：

        我们谨通知您，第二轮政府间谈判将于2018年3月12日至15日在纽约联合国总部举行。各代表团可就返回和重新融入问题提交书面意见。

        顺致崇高敬意。

        共同召集人
        """;

    [Theory]
    [InlineData("2017-05-02", 2, "climate change", "disasters")]
    [InlineData("2017-07-27", 2, "trafficking", "slavery")]
    [InlineData("2018-02-05", 3, "hearing")]
    public void Words_AreFoundInTheirParagraph(string date, int paragraph, params string[] words)
    {
        using var passages = new SqlitePassages();
        var found = passages.Find(LettersByHand.Catalogue, [.. words.Select(w => (IReadOnlyList<string>)[w])], 3);

        LettersByHand.Catalogue.Letter(found[0].Letter).ShouldNotBeNull().Letter.Date.ToString("uuuu-MM-dd", null).ShouldBe(date);
        found[0].Paragraph.ShouldBe(paragraph);
    }

    [Fact]
    public void OtherEnding_IsFoundToo()
    {
        using var passages = new SqlitePassages();
        passages.Find(LettersByHand.Catalogue, [["traffickers"]], 3).ShouldNotBeEmpty();
    }

    [Fact]
    public void WhatWasNotYetKnown_IsNotFound()
    {
        using var passages = new SqlitePassages();
        passages.Find(LettersByHand.Catalogue, [["zero draft"]], 3).ShouldNotBeEmpty();
        passages.Find(LettersByHand.Catalogue.AsOf(new LocalDate(2017, 12, 31)), [["zero draft"]], 3).ShouldBeEmpty();
    }

    [Fact]
    public void LetterThatWasReadAnew_IsFoundOnce()
    {
        using var passages = new SqlitePassages();
        var first = passages.Find(CatalogueSnapshot.Of(Read(Chinese)), [["重新融入"]], 9);
        passages.Find(CatalogueSnapshot.Of(Read(Chinese)), [["重新融入"]], 9).ShouldBe(first);
        first.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("重新融入")]
    [InlineData("返回")]
    public void SignsWithoutSpaces_AreFoundWithinTheRun(string word)
    {
        using var passages = new SqlitePassages();
        passages.Find(CatalogueSnapshot.Of(Read(Chinese)), [[word]], 3).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("a\" OR words : \"b")]
    [InlineData("NEAR(climate change)")]
    [InlineData("* ^ - + { } ( )")]
    [InlineData("'; DROP TABLE passage; --")]
    [InlineData("%_%")]
    public void Operators_AreWords(string word)
    {
        using var passages = new SqlitePassages();
        passages.Find(LettersByHand.Catalogue, [[word]], 3);
        passages.Find(LettersByHand.Catalogue, [["climate"]], 3).ShouldNotBeEmpty();
    }

    [Fact]
    public void NoWords_FindNothing()
    {
        using var passages = new SqlitePassages();
        passages.Find(LettersByHand.Catalogue, [], 3).ShouldBeEmpty();
        passages.Find(LettersByHand.Catalogue, [[""]], 3).ShouldBeEmpty();
        passages.Find(CatalogueSnapshot.Empty, [["climate"]], 3).ShouldBeEmpty();
    }

    private static IReadOnlyList<LetterReading> Read(string text) => new LetterReader(new DateReader()).Read(LetterText.FromPlainText("letter.txt", text)).Letters;
}

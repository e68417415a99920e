using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using CompactBot.Core.World;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.World;

public sealed class JoiningLinksTests
{
    [Theory]
    [InlineData("https://zoom.us/j/93412345678?pwd=abc", "93412345678?pwd=abc")]
    [InlineData("join (https://un-org.zoom.us/my/delegates).", "delegates")]
    [InlineData("https://teams.microsoft.com/l/meetup-join/19%3ameeting_X%40thread.v2/0?context=%7b%7d", "19%3ameeting_X%40thread.v2/0?context=%7b%7d")]
    [InlineData("<https://teams.live.com/meet/94512345?p=x>", "94512345?p=x")]
    [InlineData("https://unog.webex.com/unog/j.php?MTID=m12ab", "MTID=m12ab")]
    [InlineData("https://meet.google.com/abc-defg-hij", "abc-defg-hij")]
    [InlineData("请通过 https://zoom.us/j/93412345678，参加。", "93412345678")]
    public void WhatLetsOneIn_IsFound(string text, string secret)
    {
        var (start, length) = JoiningLinks.Find(text).ShouldHaveSingleItem();
        text.Substring(start, length).ShouldBe(secret);
    }

    [Theory]
    [InlineData("https://refugeesmigrants.un.org/migration-compact")]
    [InlineData("https://zoom.us/webinar/register/WN_abc")]
    [InlineData("https://zoom.us")]
    [InlineData("https://teams.microsoft.com/downloads")]
    [InlineData("zoom.us/j is where one joins")]
    [InlineData("")]
    public void WhatAnybodyMayOpen_IsNot(string text) => JoiningLinks.Find(text).ShouldBeEmpty();

    [Fact]
    public void JoiningLink_StandsInNothingThatIsPublic()
    {
        const string text =
            """
            12 March 2021

            Excellency,

            We have the honour to invite you to an informal briefing on 23 March 2021 from 10:00 to 11:00 in New York, to be held online: https://un-org.zoom.us/j/93412345678?pwd=Q1. Information is on https://example.org/briefings.

            Please accept the assurances of our highest consideration.

            (Signed) Co-facilitators
            """;
        var reading = new LetterReader(new DateReader()).Read(LetterText.FromPlainText("letter.txt", text)).Letters.ShouldHaveSingleItem();
        reading.Links.Count.ShouldBe(2);

        var held = CatalogueSnapshot.Of([reading]).Letters.ShouldHaveSingleItem();

        held.Links.ShouldBe(["https://example.org/briefings"]);
        held.Letter.Paragraphs.ShouldAllBe(p => !p.Text.Contains("93412345678"));
        held.Sessions.ShouldHaveSingleItem().Evidence.ShouldAllBe(e => !e.Quote.Contains("93412345678"));
    }
}

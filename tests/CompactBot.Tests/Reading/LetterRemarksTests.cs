using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Reading;

/// <summary>What looks wrong within one letter is remarked with the letter's own words, and only that.</summary>
public sealed class LetterRemarksTests
{
    private static readonly LetterReader Reader = new(new DateReader());

    [Theory]
    [InlineData("The first informal consultation will be held on Tuesday, 3 April 2019.", "weekday-mismatch", "Tuesday, 3 April 2019")]
    [InlineData("The briefing will be held on 3 April 2019 in Geneva from 10 a.m. to 1 p.m. EST.", "zone-mismatch", "from 10 a.m. to 1 p.m.")]
    [InlineData("The briefing will be held on 15 July 2019 in New York from 10 a.m. to 1 p.m. EST.", "zone-mismatch", "from 10 a.m. to 1 p.m.")]
    [InlineData("The briefing will be held on 3 April 2018 at 10 a.m. in New York.", "past-date", "3 April 2018", "year-mismatch")]
    [InlineData("The next briefing will be held on 3 January 2019 at 10 a.m. in New York.", "past-date", "3 January 2019")]
    [InlineData("The first consultation will be held on 3 April 2019. The second consultation will be held on 4 April 2019. The fourth consultation will be held on 5 April 2019.", "ordinal-skips", "fourth")]
    [InlineData("The briefing will be held on 3 April 2019 from 10 a.m. to 1 p.m. in Conference Room 4. A workshop will be held on 3 April 2019 from 11 a.m. to 12.30 p.m. in Conference Room 4.", "room-clash", "from 11 a.m. to 12.30 p.m.")]
    [InlineData("The briefing will be held on 3 April 2019 from 1 p.m. to 10 a.m. in New York.", "end-before-start", "from 1 p.m. to 10 a.m.")]
    [InlineData("The briefing will be held on O2 April 2019 in New York.", "text-mended", "O2")]
    [InlineData("The briefing will be held on 4/5/2019 in New York.", "date-order", "4/5/2019")]
    public void WrongWords_AreRemarkedWithTheirQuote(string sentence, string code, string quote, string? or = null)
    {
        var remarks = Read(sentence).Remarks;
        remarks.ShouldContain(r => (r.Code == code || r.Code == or) && r.Quote == quote && r.Paragraph == 1, string.Join('\n', remarks));
    }

    [Theory]
    [InlineData("The briefing will be held on Wednesday, 3 April 2019 in New York from 10 a.m. to 1 p.m. EDT.")]
    [InlineData("The first consultation will be held on 3 April 2019 in New York. The second consultation will be held on 4 April 2019 in New York.")]
    [InlineData("The briefing will be held on 3 April 2019 from 10 a.m. to 1 p.m. in Conference Room 4. A workshop will be held on 3 April 2019 from 3 p.m. to 4 p.m. in Conference Room 4.")]
    [InlineData("I may inform you that the briefing will be held on 13 May 2019 in New York.")]
    public void RightWords_AreNotRemarked(string sentence) => Read(sentence).Remarks.ShouldBeEmpty();

    [Fact]
    public void DamagedWords_AreReadAsMendedAndQuotedAsTheyStand()
    {
        var reading = Read("I refer to A/RESI711J and resolution 6811. The first inforrnal rneeting OFTHE group will be held on O2 May 2O19, from l0 a.m. to l.00 p.rn. in Conference Roorn 4.");
        var session = reading.Sessions.ShouldHaveSingleItem();
        session.Title.ShouldBe("first informal meeting OF THE group");
        session.Evidence.First(e => e.Field == "title").Quote.ShouldBe("first inforrnal rneeting OFTHE group");
        session.Evidence.First(e => e.Field == "days").Quote.ShouldBe("O2 May 2O19");
        reading.References.Select(r => r.Symbol).ShouldBe(["A/RES/71/1", "A/RES/68/1"]);
        var text = reading.Letter.Paragraph(1)!.Text;
        foreach (var evidence in session.Evidence)
        {
            text.Substring(evidence.Start, evidence.Quote.Length).ShouldBe(evidence.Quote);
        }
    }

    [Fact]
    public void WhatLetsOneIn_IsFoundWhereverItStands()
    {
        var reading = Read("We will hold a briefing on 3 April 2019: https://zoom.us/j/123?pwd=aBc1&lang=en (Passcode: Gx7!pandemic, dial-in PIN 12345).\n\nThe password is sent to those who register.\n\nMeeting ID: 943 7021 5518\nAccess code: 4455");
        reading.Secrets.Select(s => reading.Letter.Paragraph(s.Paragraph)!.Text.Substring(s.Start, s.Length)).ShouldBe(["Gx7!pandemic", "12345", "123?pwd=aBc1&lang=en", "4455"], ignoreOrder: true);
    }

    private static LetterReading Read(string body) => Reader
        .Read(LetterText.FromPlainText("x.txt", "New York, 5 March 2019\n\nExcellency,\n\n" + body + "\n\nPlease accept, Excellency, the assurances of our highest consideration.\n"))
        .Letters.ShouldHaveSingleItem();
}

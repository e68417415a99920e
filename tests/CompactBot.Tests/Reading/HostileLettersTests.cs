using System.Diagnostics;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Reading;

/// <summary>Whatever a file holds, reading it ends soon, and in a result.</summary>
public sealed class HostileLettersTests
{
    private const string Head = "New York, 5 March 2019\n\nExcellency,\n\n";
    private const string Tail = "\n\nPlease accept, Excellency, the assurances of our highest consideration.\n";

    private static readonly LetterReader Reader = new(new DateReader());

    public static TheoryData<string, string, int> Repeated() => new()
    {
        { "one line of words", "we note that the word ", 5000 },
        { "no space at all", "a", 100_000 },
        { "dates without end", "the first session on 5 May 2019 and ", 2800 },
        { "nested quotes", "“", 100_000 },
        { "quotes that never close", "the session entitled \"", 4600 },
        { "invitations without an invited", "we invite the ", 7000 },
        { "a list that never ends", "the global compact for a, b, c, ", 3200 },
        { "brackets", "(", 100_000 },
        { "items", "\n(a) the first meeting", 4600 },
        { "rooms", "in the Conference Room 4 ", 4000 },
        { "enclosures", "we share the note and the draft ", 3200 },
        { "symbols", "A/", 50_000 },
        { "paragraphs of resolutions", "paragraph 8 of the resolution 71/280 ", 2700 },
        { "emphasis", "*", 100_000 },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void HundredKilobytesOfOneThing_AreReadInTimeAndWithoutAnException(string what, string piece, int times)
    {
        var text = Head + string.Concat(Enumerable.Repeat(piece, times)) + Tail;
        var clock = Stopwatch.StartNew();
        var result = Reader.Read(LetterText.FromPlainText("hostile.txt", text));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), what);
        (result.Refusal is null).ShouldBe(result.Letters.Count > 0);
    }

    [Theory]
    [InlineData("", "it holds no text")]
    [InlineData("\n \t\n", "it holds no text")]
    [InlineData("12 34\n\n56", "it holds no words")]
    [InlineData("New York, 5 March 2019\n\nExcellency,\n\nText\u0000", "it is not plain text: there are control characters or broken characters on page 1")]
    [InlineData("New York, 5 March 2019\f\n\nA\uFFFDB", "it is not plain text: there are control characters or broken characters on page 2")]
    [InlineData("Bonjour à tous", "not a letter: no date and no salutation or signature was found")]
    public void FileThatIsNoLetter_IsRefusedWithTheReason(string text, string reason)
    {
        var result = Reader.Read(LetterText.FromPlainText("x.txt", text));
        result.Letters.ShouldBeEmpty();
        result.Refusal.ShouldBe(reason);
    }

    [Fact]
    public void TextInAnotherLanguage_IsRefusedByName()
    {
        var text = "Genève, le 5 mars 2019\n\nExcellence,\n\n" + string.Concat(Enumerable.Repeat("Nous avons l'honneur de vous inviter à la troisième session du groupe de travail. ", 5));
        Reader.Read(LetterText.FromPlainText("x.txt", text)).Refusal.ShouldNotBeNull().ShouldStartWith("it is in no language that letters are read in");
    }

    [Fact]
    public void JoiningLinkAndPasscode_GoIntoNoFact()
    {
        var text = Head + "We will hold a virtual briefing on 12 March 2019 at 10 a.m. via Zoom: https://zoom.example/j/123?pwd=s3cr3t&lang=en (Passcode: 445566)." + Tail;
        var reading = Reader.Read(LetterText.FromPlainText("x.txt", text)).Letters.ShouldHaveSingleItem();
        reading.Links.ShouldBe(["https://zoom.example/j/123?lang=en"]);
        var facts = string.Join('\n', reading.Sessions.Select(s => s.ToString() + string.Join('\n', s.Evidence)).Concat(reading.Evidence.Select(e => e.ToString())));
        facts.ShouldNotContain("s3cr3t");
        facts.ShouldNotContain("445566");
    }
}

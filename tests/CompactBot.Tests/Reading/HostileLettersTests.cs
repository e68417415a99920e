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

    [Fact]
    public void ReadingThatTookTooLong_EndsAtTheNextSentence()
    {
        using var over = new CancellationTokenSource();
        over.Cancel();
        Should.Throw<OperationCanceledException>(() => Reader.Read(LetterText.FromPlainText("letter.txt", Head + "The first session is on 18 March 2019." + Tail), over.Token));
    }

    /// <summary>What a text can be made of without end so that a reader that looks at each against each would not come to an end.</summary>
    public static TheoryData<string, string> Repeated() => new()
    {
        { "one line of words", "we note that the word " },
        { "no space at all", "a" },
        { "names with dates", "the first session on 5 May 2019 and " },
        { "names alone", "the session " },
        { "names in sentences", "The session will be held. " },
        { "sessions in sentences", "The third session will be held on 5 May 2019 at 10 a.m. in Conference Room 4. " },
        { "sessions in paragraphs", "\n\nThe third session will be held on 5 May 2019 at 10 a.m. in Conference Room 4." },
        { "other sessions", "A workshop will be held on 5 May 2019 and another on 6 May 2019. " },
        { "dates", "5 May 2019, " },
        { "days without a month", "5, " },
        { "ranges", "from 5 to 6 and " },
        { "hours", "10 a.m. to 1 p.m. and " },
        { "ordinals", "first second third " },
        { "ordinals of rounds", "the first of six rounds of the second of " },
        { "respectively", "the sessions on 5 May and 6 May respectively " },
        { "first of which", "the sessions, the first of which " },
        { "moved", "the session moved from 5 May to 6 May 2019 " },
        { "deadlines", "no later than 5 May 2019 " },
        { "letters", "our letter dated 5 May 2018 " },
        { "nested quotes", "“" },
        { "quotes that never close", "the session entitled \"" },
        { "themes", "the session on the theme of " },
        { "invitations without an invited", "we invite the " },
        { "invited to nothing", "states are invited to " },
        { "a list that never ends", "the global compact for a, b, c, " },
        { "brackets", "(" },
        { "bullets", "\n• the meeting" },
        { "items", "\n(a) the first meeting" },
        { "items with dates", "\n(a) the first meeting: 5 May 2019, 10 a.m." },
        { "fields", "\nDate: 5 May 2019\nTime: 10 a.m.\nVenue: Conference Room 4" },
        { "rows", "\n5 May 2019 | 10 a.m. | Conference Room 4" },
        { "rooms", "in the Conference Room 4 " },
        { "unknown rooms", "in the Blue Red Green Grey Hall " },
        { "buildings", "at the Grand Old New Centre of " },
        { "cities", "in New York, in Geneva, " },
        { "capitals", "In A B C D " },
        { "enclosures", "we share the note and the draft " },
        { "symbols", "A/" },
        { "paragraphs of resolutions", "paragraph 8 of the resolution 71/280 " },
        { "levels", "at the level of the " },
        { "links", "https://a.b/c?pwd=d " },
        { "passcodes", "Passcode: 1 Meeting ID: 2 " },
        { "damage", "OFTHE 20 I 8 l0 a.rn. A/RESI711J G6mez " },
        { "spaces", "a          " },
        { "emphasis", "*" },
        { "salutations", "\n\nExcellency,\n\nNew York, 5 May 2019" },
        { "closings", "\n\nPlease accept" },
        { "signatures", "\n\nJohn Smith Jones" },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void LongestText_OfOneThing_IsReadInSeconds(string what, string piece)
    {
        Read(piece, 4_000);
        var clock = Stopwatch.StartNew();
        var result = Read(piece, TextCheck.MostCharacters - Head.Length - Tail.Length);
        TestContext.Current.SendDiagnosticMessage($"{clock.ElapsedMilliseconds,6} ms: {what}");
        // About one second of a machine of its own, minutes if the time grew with the square; the rest is what others leave of it.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), what);
        (result.Refusal is null).ShouldBe(result.Letters.Count > 0);
    }

    private static ReadingResult Read(string piece, int length)
    {
        // The commonest words first, so that the text is taken for one of the language whatever follows.
        var common = string.Concat(Enumerable.Repeat("of the and to ", 100)) + "\n\n";
        var text = string.Concat(Enumerable.Repeat(piece, (length - common.Length) / piece.Length));
        return Reader.Read(LetterText.FromPlainText("hostile.txt", Head + common + text + Tail));
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
        var text = "Genf, 5. März 2019\n\nExzellenz,\n\n" + string.Concat(Enumerable.Repeat("Wir beehren uns, Sie zur dritten Tagung der Arbeitsgruppe einzuladen, die in diesem Jahr stattfindet. ", 5));
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

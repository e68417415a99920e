using System.Diagnostics;
using System.Text;
using CompactBot.Core.Answers;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

public sealed class RespondentTests
{
    private static readonly Instant February2018 = Instant.FromUtc(2018, 2, 10, 14, 0);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0\u0001\u0002when\u0003")]
    [InlineData("\uD800\uDFFF\uD83D")]
    [InlineData("{session} {count:one=#|other=#}")]
    [InlineData("x' OR 1=1 --")]
    [InlineData("٠١٢٣ 如何 когда où ¿cuándo?")]
    public void AnyText_IsAnsweredWithoutError(string text) =>
        Ask(LettersByHand.Catalogue, text).Outcome.ShouldBe(Outcome.NotUnderstood);

    [Theory]
    [InlineData("<b>when is the hearing</b>?")]
    [InlineData("**when** is the _hearing_")]
    [InlineData("WHEN IS THE HEARING?!?!")]
    [InlineData("when\u0007 is\u200b the\thearing\r\n")]
    public void MarkupAndControlCharacters_AreHarmless(string text) =>
        Ask(LettersByHand.Catalogue, text).Sessions.ShouldHaveSingleItem().Id.ShouldBe("stakeholder-hearing-4");

    [Fact]
    public void TooLong_IsRefusedPolitely()
    {
        var answer = Ask(LettersByHand.Catalogue, "when is the hearing " + new string('x', 10_000));

        answer.Outcome.ShouldBe(Outcome.NotUnderstood);
        answer.Text.ShouldContain("2000");
    }

    [Fact]
    public void EmptyCatalogue_SaysThatThereIsNoLetter()
    {
        var answer = Ask(CatalogueSnapshot.Empty, "when is the next round");

        answer.Outcome.ShouldBe(Outcome.NotAnnounced);
        answer.Text.ShouldContain("no letter");
    }

    [Fact]
    public void Actions_AreQuestionsThatAreUnderstood()
    {
        foreach (var text in new[] { "when is the first round", "list the thematic sessions", "where was the sixth thematic session", "hello", "when is the second round", "who signed the latest letter" })
        {
            foreach (var action in Ask(LettersByHand.Catalogue, text).Message.Actions.Where(a => a.Kind == ActionKind.Ask))
            {
                Ask(LettersByHand.Catalogue, action.Value).Outcome.ShouldBeOneOf([Outcome.Answered, Outcome.NotAnnounced], action.Value);
            }
        }
    }

    [Fact]
    public void Choices_AreQuestionsThatAreAnswered()
    {
        var asked = Ask(LettersByHand.Catalogue, "what was the theme of the thematic session");

        asked.Outcome.ShouldBe(Outcome.Ambiguous);
        asked.Choices.Count.ShouldBe(3);
        asked.Choices.ShouldAllBe(choice => Ask(LettersByHand.Catalogue, choice).Sessions.Count == 1);
    }

    [Fact]
    public void AnotherProcess_IsAnsweredFromItsOwnLetters()
    {
        var catalogue = OtherProcess();

        var next = Ask(catalogue, "when is the next consultation", At(2031, 3, 1));
        next.Sessions.ShouldHaveSingleItem().Id.ShouldBe("consultation-2");
        next.Text.ShouldContain("Tuesday 8 April 2031 from 14:30 to 17:00 in Nairobi");

        Ask(catalogue, "which room is the second consultation in?", At(2031, 3, 1)).Text.ShouldContain("Conference Room 9");
        Ask(catalogue, "is the consultation on seagrass in Geneva?", At(2031, 3, 1)).Text.ShouldStartWith("No");
        Ask(catalogue, "when is the first consultation", At(2031, 3, 1)).Outcome.ShouldBe(Outcome.NotAnnounced);
        Ask(catalogue, "when is the hearing", At(2031, 3, 1)).Outcome.ShouldBe(Outcome.NotAnnounced);
        Ask(catalogue, "what time is the consultation", At(2031, 3, 1), "Asia/Tokyo").Text.ShouldContain("20:30–23:00 in Tokyo");
        Ask(catalogue, "which session is about seagrass", At(2031, 3, 1)).Sessions.ShouldHaveSingleItem().Id.ShouldBe("consultation-2");
        Ask(catalogue, "what is the theme of the dialogue", At(2031, 3, 1)).Outcome.ShouldBe(Outcome.NotAnnounced);
    }

    [Fact]
    public void LongestQuestion_IsAnsweredFast()
    {
        var text = new StringBuilder("when is the hearing");
        while (text.Length < Respondent.LongestQuestion - 40)
        {
            text.Append(" and the dialgue on 22 February in Genva");
        }

        Ask(LettersByHand.Catalogue, text.ToString());
        Ask(LettersByHand.Catalogue, text.ToString());
        var watch = Stopwatch.StartNew();
        Ask(LettersByHand.Catalogue, text.ToString());

        // Ten times what is aimed at: a busy machine must not fail it, a square in the length must.
        watch.ElapsedMilliseconds.ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData("What is the passcode of the first round?")]
    [InlineData("can you give me the zoom password?")]
    [InlineData("Quel est le mot de passe de la réunion ?")]
    [InlineData("¿Cuál es la contraseña de la reunión?")]
    [InlineData("Какой пароль у совещания?")]
    public void Passcodes_AreDeclinedInOneLine(string text)
    {
        var answer = Ask(LettersByHand.Catalogue, text);
        answer.Outcome.ShouldBe(Outcome.Declined);
        answer.Message.Citations.ShouldBeEmpty();
        PlainText.Render(answer.Message).Trim().ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("10 June 2021 from 14:00 to 16:00 CEST", "from 14:00 to 16:00 UTC+2")]
    [InlineData("12 November 2021 at 3 p.m. GMT", "at 15:00 UTC")]
    [InlineData("14 December 2021 at 9 a.m. EST", "at 09:00 UTC-5 (15:00 in Vienna)")]
    public void MeetingOnScreens_IsToldByTheClockThatItsLetterNames(string when, string told)
    {
        var letter = LetterText.FromPlainText("x.txt", "Bonn, 3 May 2021\n\nExcellency,\n\nWe have the honour to invite you to a virtual briefing on the draft decision, to be held on " + when + ".\n\nPlease accept, Excellency, the assurances of our highest consideration.\n\n(Signed) Executive Secretary");
        var catalogue = CatalogueSnapshot.Of(new LetterReader(new DateReader()).Read(letter).Letters);

        Ask(catalogue, "when is the briefing?", Instant.FromUtc(2021, 5, 10, 9, 0), "Europe/Vienna").Text.ShouldContain(told);
    }

    private static Instant At(int year, int month, int day) => Instant.FromUtc(year, month, day, 9, 0);

    private static Answer Ask(CatalogueSnapshot catalogue, string text, Instant? now = null, string? zone = null) =>
        QuestionCorpus.Respondent.Answer(catalogue, new Question(text, now ?? February2018, zone is null ? null : DateTimeZoneProviders.Tzdb[zone]), Dialogue.Empty).Answer;

    /// <summary>One letter of another process: another place, another kind, other hours.</summary>
    private static CatalogueSnapshot OtherProcess()
    {
        const string Text = "The second consultation, on seagrass meadows, will be held on Tuesday, 8 April 2031, from 2.30 p.m. to 5 p.m. in Conference Room 9 of the United Nations Office at Nairobi.";
        Evidence Says(string field, string quote) => new(field, "2031-02-14-second-consultation", 1, Text.IndexOf(quote, StringComparison.Ordinal), quote);
        var day = new LocalDate(2031, 4, 8);
        return CatalogueSnapshot.Of(
        [
            new LetterReading
            {
                Letter = new Letter
                {
                    Id = "2031-02-14-second-consultation",
                    FileName = "seagrass.txt",
                    Date = new LocalDate(2031, 2, 14),
                    Language = "en",
                    Paragraphs = [new LetterParagraph(1, 1, LetterPart.Body, Text)],
                },
                Subject = "Second consultation",
                Kind = LetterKind.Invitation,
                Place = "Nairobi",
                Sessions =
                [
                    new Session
                    {
                        Id = "consultation-2",
                        Kind = SessionKind.Consultation,
                        Ordinal = 2,
                        Title = "second consultation",
                        Theme = "seagrass meadows",
                        Start = day,
                        End = day,
                        Days = [day],
                        City = "Nairobi",
                        Building = "United Nations Office at Nairobi",
                        Room = "Conference Room 9",
                        Zone = "Africa/Nairobi",
                        Sittings = [new Sitting(day, new LocalTime(14, 30), new LocalTime(17, 0), "Conference Room 9")],
                        Evidence = [Says("title", "second consultation"), Says("ordinal", "second"), Says("theme", "seagrass meadows"), Says("start", "Tuesday, 8 April 2031"), Says("sittings", "2.30 p.m. to 5 p.m."), Says("room", "Conference Room 9"), Says("building", "United Nations Office at Nairobi")],
                    },
                ],
            },
        ]);
    }
}

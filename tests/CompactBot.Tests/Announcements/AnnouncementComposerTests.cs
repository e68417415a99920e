using System.Text;
using CompactBot.Core.Announcements;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Announcements;

public sealed class AnnouncementComposerTests
{
    private static readonly string[] Files =
    [
        "2016-11-01-first-briefing",
        "2017-05-02-second-thematic-session",
        "2017-07-27-fifth-thematic-session",
        "2017-09-11-sixth-thematic-session",
        "2018-02-05-zero-draft-and-first-round",
    ];

    private readonly AnnouncementComposer _composer = new();

    public static TheoryData<string> Names => [.. Files];

    [Theory]
    [MemberData(nameof(Names))]
    public void LetterOfTheCorpus_IsAnnouncedAsWorkedOutByHand(string name)
    {
        var message = ComposeAfterTheEarlierOnes(name);

        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", "Announcements", name + ".expected.txt"));
        Write(message).ShouldBe(expected.ReplaceLineEndings("\n").TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryCitation_StandsInItsLetter(string name)
    {
        var letters = CorpusLetters.Read(name);

        var message = ComposeAfterTheEarlierOnes(name);

        message.Citations.ShouldNotBeEmpty();
        foreach (var citation in message.Citations)
        {
            var letter = letters.Single(l => l.Letter.Id == citation.Letter);
            letter.Letter.Date.ShouldBe(citation.Date);
            letter.Letter.Paragraph(citation.Paragraph)!.Text.ShouldContain(citation.Quote);
        }
    }

    [Fact]
    public void RoomOfADayChanged_SaysFromWhatToWhat()
    {
        var first = CorpusLetters.Read(Files[4]);
        var known = first[0].Sessions[0];
        var later = Later(first[0], known with
        {
            Sittings = [.. known.Sittings.Select(s => s.Date.Day == 23 ? s with { Room = "Conference Room 1" } : s)],
        });

        var section = ComposeChange(first, later);

        section.Heading.ShouldBe("First round of intergovernmental negotiations (1 of 6) – changed");
        section.Facts[0].Label.ShouldBe("Changed");
        section.Facts[0].Value.ShouldBe("Room (Friday 23 February 2018): ECOSOC Chamber → Conference Room 1");
    }

    [Fact]
    public void RoomOfTheWholeSessionChanged_SaysFromWhatToWhat()
    {
        var first = CorpusLetters.Read(Files[3]);
        var known = first[0].Sessions[0];
        var later = Later(first[0], known with { Room = "Conference Room XX", Sittings = [.. known.Sittings.Select(s => s with { Room = "Conference Room XX" })] });

        ComposeChange(first, later).Facts[0].Value.ShouldBe("Room: Conference Room XIX → Conference Room XX");
    }

    [Fact]
    public void DaysMoved_SaysFromWhatToWhat()
    {
        var first = CorpusLetters.Read(Files[3]);
        var known = first[0].Sessions[0];
        LocalDate[] days = [new(2017, 10, 16), new(2017, 10, 17)];
        var later = Later(first[0], known with
        {
            Start = days[0],
            End = days[1],
            Days = days,
            Status = SessionStatus.Moved,
            Sittings = [.. days.Select(d => new Sitting(d, null, null, "Conference Room XIX"))],
        });

        ComposeChange(first, later).Facts[0].Value.ShouldBe("Days: Thursday 12 to Friday 13 October 2017 → Monday 16 to Tuesday 17 October 2017");
    }

    [Fact]
    public void RoomGivenLater_SaysThatItWasNotGiven()
    {
        var first = CorpusLetters.Read(Files[1]);
        var known = first[0].Sessions[0];
        var later = Later(first[0], known with { Room = "Conference Room 3", Sittings = [.. known.Sittings.Select(s => s with { Room = "Conference Room 3" })] });

        ComposeChange(first, later).Facts[0].Value.ShouldBe("Room: not given → Conference Room 3");
    }

    [Fact]
    public void SessionSaidAgainUnchanged_IsMarkedAsKnown()
    {
        var first = CorpusLetters.Read(Files[3]);

        var section = ComposeChange(first, Later(first[0], first[0].Sessions[0]));

        section.Heading.ShouldBe("Sixth informal thematic session – as announced before");
        section.Facts.ShouldNotContain(f => f.Label == "Changed");
    }

    [Fact]
    public void SessionCancelled_IsNotAskedForItsRoomOrHours()
    {
        var first = CorpusLetters.Read(Files[1]);

        var section = ComposeChange(first, Later(first[0], first[0].Sessions[0] with { Status = SessionStatus.Cancelled }));

        section.Facts.Single(f => f.Label == "Status").Value.ShouldBe("cancelled");
        section.Facts.ShouldNotContain(f => f.Label == "Room" || f.Label == "Hours");
    }

    [Fact]
    public void VirtualSession_SaysItsModeAndWantsNoRoom()
    {
        var first = CorpusLetters.Read(Files[1]);

        var section = ComposeChange(first, Later(first[0], first[0].Sessions[0] with { Mode = SessionMode.Virtual }));

        section.Facts.Single(f => f.Label == "Mode").Value.ShouldBe("virtual");
        section.Facts.ShouldNotContain(f => f.Label == "Room");
    }

    [Fact]
    public void HoursWithoutAPlace_AreNotGivenAClock()
    {
        var first = CorpusLetters.Read(Files[4]);
        var hearing = first[0].Sessions.Single(s => s.Kind == SessionKind.StakeholderHearing);
        var later = Later(first[0], hearing with { Sittings = [new Sitting(hearing.Start!.Value, new LocalTime(10, 0), null, null)] });

        var section = ComposeChange(first, later);

        section.Facts.Single(f => f.Label == "When").Value.ShouldBe("Wednesday 21 February 2018, from 10:00 (the letter does not say in which place)");
    }

    [Fact]
    public void JoiningLinkAndPasscode_StayWithStaff()
    {
        var letter = CorpusLetters.Read(Files[1])[0];
        var secret = letter.Letter.Paragraphs[^1] with { Number = 90, Part = Core.Letters.LetterPart.Body, Text = "Deliver your statement by 3 May; passcode: 123456" };
        letter = letter with
        {
            Letter = letter.Letter with { Paragraphs = [.. letter.Letter.Paragraphs, secret] },
            Links = ["https://meet.example.org/j/1?pwd=abc", "https://example.org/process"],
            Deadlines = [new Deadline("statements", new LocalDate(2017, 5, 3), "by 3 May; passcode: 123456", 90)],
        };

        var message = _composer.Compose([letter], CatalogueSnapshot.Empty, CatalogueSnapshot.Of([letter]));

        var written = Write(message) + string.Concat(message.Citations.Select(c => c.Quote));
        written.ShouldContain("https://example.org/process");
        written.ShouldNotContain("pwd");
        written.ShouldNotContain("123456");
    }

    [Fact]
    public void EveryModeStatusAndInvitee_HasItsWord()
    {
        var first = CorpusLetters.Read(Files[1]);
        var known = first[0].Sessions[0] with { Invited = Enum.GetValues<Invitee>() };
        foreach (var mode in Enum.GetValues<SessionMode>())
        {
            foreach (var status in Enum.GetValues<SessionStatus>())
            {
                var facts = ComposeChange(first, Later(first[0], known with { Mode = mode, Status = status })).Facts;

                facts.Count(f => f.Label == "Status").ShouldBe(status == SessionStatus.Scheduled ? 0 : 1);
                if (status is SessionStatus.Cancelled or SessionStatus.Postponed)
                {
                    // Of what does not take place no more is told.
                    continue;
                }

                facts.Count(f => f.Label == "Mode").ShouldBe(mode == SessionMode.Unstated ? 0 : 1);
                facts.Single(f => f.Label == "Invited").Value.ShouldBe("Member States, observer States and stakeholders");
            }
        }
    }

    [Fact]
    public void LetterWithoutASession_SaysSo()
    {
        var letter = CorpusLetters.Read(Files[1])[0] with { Sessions = [] };

        var message = _composer.Compose([letter], CatalogueSnapshot.Empty, CatalogueSnapshot.Of([letter]));

        message.Paragraphs.ShouldBe(["The letter announces no session."]);
    }

    private static LetterReading Later(LetterReading letter, Session session)
    {
        var id = letter.Letter.Id + "-later";
        return letter with
        {
            Letter = letter.Letter with { Id = id, Date = letter.Letter.Date.PlusDays(3) },
            Sessions = [session with { Evidence = [.. session.Evidence.Select(e => e with { Letter = id })] }],
        };
    }

    private MessageSection ComposeChange(IReadOnlyList<LetterReading> first, LetterReading later)
    {
        var before = CatalogueSnapshot.Of(first);
        var message = _composer.Compose([later], before, CatalogueSnapshot.Of([.. first, later]));
        return message.Sections[1];
    }

    private Message ComposeAfterTheEarlierOnes(string name)
    {
        var earlier = Files.TakeWhile(f => f != name).SelectMany(CorpusLetters.Read).ToList();
        var letters = CorpusLetters.Read(name);
        return _composer.Compose(letters, CatalogueSnapshot.Of(earlier), CatalogueSnapshot.Of([.. earlier, .. letters]));
    }

    private static string Write(Message message)
    {
        var text = new StringBuilder(message.Headline + "\n");
        foreach (var paragraph in message.Paragraphs)
        {
            text.Append(paragraph).Append('\n');
        }

        foreach (var section in message.Sections)
        {
            text.Append('\n').Append(section.Heading ?? "-").Append('\n');
            foreach (var fact in section.Facts)
            {
                text.Append("  " + fact.Label + ": " + fact.Value.Replace("\n", " | ", StringComparison.Ordinal)).Append('\n');
            }
        }

        text.Append('\n');
        foreach (var citation in message.Citations)
        {
            text.Append(citation.Label).Append('\n');
        }

        foreach (var action in message.Actions)
        {
            text.Append($"[{action.Label}] {action.Value}".TrimEnd()).Append('\n');
        }

        return text.ToString().TrimEnd();
    }
}

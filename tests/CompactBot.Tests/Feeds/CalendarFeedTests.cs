using CompactBot.Core.Catalogue;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using CompactBot.Feeds;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Feeds;

public sealed class CalendarFeedTests
{
    private static readonly LocalDate Day = new(2021, 7, 12);

    [Fact]
    public void SittingWithHours_IsAnEventInUtc()
    {
        var events = Read(Round() with { Zone = "Europe/Paris", City = "Paris", Sittings = [Sitting(10, 13, "Room 1")] });

        var sitting = events.ShouldHaveSingleItem();
        // Paris keeps summer time in July: two hours before UTC.
        sitting["DTSTART"].ShouldBe("20210712T080000Z");
        sitting["DTEND"].ShouldBe("20210712T110000Z");
        sitting["LOCATION"].ShouldBe("Room 1, Paris");
        sitting["SUMMARY"].ShouldBe("First round");
        sitting["STATUS"].ShouldBe("CONFIRMED");
    }

    [Fact]
    public void SittingWithoutEnd_HasNoEnd()
    {
        var sitting = Read(Round() with { Zone = "Europe/Paris", Sittings = [new Sitting(Day, new LocalTime(10, 0), null, null)] }).ShouldHaveSingleItem();

        sitting["DTSTART"].ShouldBe("20210712T080000Z");
        sitting.ShouldNotContainKey("DTEND");
    }

    [Fact]
    public void SittingWithoutHours_IsAWholeDay()
    {
        var sitting = Read(Round() with { Sittings = [new Sitting(Day, null, null, null)] }).ShouldHaveSingleItem();

        sitting["DTSTART;VALUE=DATE"].ShouldBe("20210712");
        sitting["DTEND;VALUE=DATE"].ShouldBe("20210713");
    }

    [Fact]
    public void DayThatNoSittingIsGivenFor_IsAWholeDayToo()
    {
        var events = Read(Round() with { Zone = "Europe/Paris", Days = [Day, Day.PlusDays(2)], Sittings = [Sitting(10, 13, null)] });

        events.Select(e => e.GetValueOrDefault("DTSTART") ?? e["DTSTART;VALUE=DATE"]).ShouldBe(["20210712T080000Z", "20210714"]);
    }

    [Fact]
    public void HoursWithoutAKnownZone_Float()
    {
        Read(Round() with { Zone = null, Sittings = [Sitting(10, 13, null)] }).ShouldHaveSingleItem()["DTSTART"].ShouldBe("20210712T100000");
    }

    [Fact]
    public void SittingPastMidnight_EndsOnTheNextDay()
    {
        Read(Round() with { Zone = "UTC", Sittings = [Sitting(22, 1, null)] }).ShouldHaveSingleItem()["DTEND"].ShouldBe("20210713T010000Z");
    }

    [Theory]
    [InlineData(SessionStatus.Cancelled, "CANCELLED")]
    [InlineData(SessionStatus.Postponed, "CANCELLED")]
    [InlineData(SessionStatus.Tentative, "TENTATIVE")]
    [InlineData(SessionStatus.Moved, "CONFIRMED")]
    public void Status_IsTold(SessionStatus status, string expected)
    {
        Read(Round() with { Status = status }).ShouldHaveSingleItem()["STATUS"].ShouldBe(expected);
    }

    [Fact]
    public void LaterLetter_KeepsTheUidAndRaisesTheSequence()
    {
        var first = CatalogueSnapshot.Of([Letter("a", Day.PlusMonths(-2), Round() with { Sittings = [Sitting(10, 13, null)] })]);
        var second = CatalogueSnapshot.Of([.. first.Letters, Letter("b", Day.PlusMonths(-1), Round() with { Sittings = [Sitting(11, 13, null)] })]);

        var before = Parse(CalendarFeed.Render(first)).ShouldHaveSingleItem();
        var after = Parse(CalendarFeed.Render(second)).ShouldHaveSingleItem();
        after["UID"].ShouldBe(before["UID"]);
        (before["SEQUENCE"], after["SEQUENCE"]).ShouldBe(("0", "1"));
        (before["DTSTAMP"], after["DTSTAMP"]).ShouldBe(("20210512T000000Z", "20210612T000000Z"));
    }

    [Fact]
    public void Correction_RaisesTheSequenceAndItsUndoingToo()
    {
        var at = Instant.FromUtc(2021, 6, 1, 9, 30);
        var letter = Letter("a", Day.PlusMonths(-2), Round() with { Sittings = [Sitting(10, 13, null)] });
        var sequences = new[] { letter, letter with { TimesCorrected = 1, LastCorrected = at }, letter with { TimesCorrected = 2, LastCorrected = at } }
            .Select(l => Parse(CalendarFeed.Render(CatalogueSnapshot.Of([l]))).ShouldHaveSingleItem())
            .ToList();

        sequences.Select(e => e["SEQUENCE"]).ShouldBe(["0", "1", "2"]);
        sequences[1]["LAST-MODIFIED"].ShouldBe("20210601T093000Z");
    }

    [Fact]
    public void Description_HasDatesAsPeopleWriteThem_AndAClockWhereNoCityIs()
    {
        var catalogue = CatalogueSnapshot.Of([Letter("a", Day.PlusMonths(-2), Round() with { Zone = "Europe/Paris", City = null, Sittings = [Sitting(14, 16, null)] })]);

        var description = Parse(CalendarFeed.Render(catalogue)).ShouldHaveSingleItem()["DESCRIPTION"];
        description.ShouldContain("14:00–16:00 UTC+2");
        description.ShouldContain("Letter of 12 May 2021");
    }

    [Fact]
    public void SessionsOfTwoProcesses_HaveDifferentUids()
    {
        var catalogue = CatalogueSnapshot.Of([
            Letter("a", Day.PlusMonths(-2), Round() with { Process = "plastics" }),
            Letter("b", Day.PlusMonths(-1), Round() with { Process = "oceans" }),
        ]);

        Parse(CalendarFeed.Render(catalogue)).Select(e => e["UID"]).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Texts_ComeBackAsTheyWere()
    {
        const string theme = "Boats, ships; and \"rafts\" \\ BEGIN:VEVENT\nEND:VCALENDAR: öffentliche Anhörung über Fischerei, Frachtschifffahrt und die Häfen 海洋法公约 والاتفاقية";

        var sitting = Read(Round() with { Theme = theme }).ShouldHaveSingleItem();

        sitting["DESCRIPTION"].Split('\n')[..2].ShouldBe(theme.Split('\n'));
    }

    [Fact]
    public void Lines_AreFoldedAt75Octets()
    {
        var text = Render(Round() with { Theme = string.Concat(Enumerable.Repeat("海洋法公约 ", 60)) });

        text.ShouldEndWith("END:VCALENDAR\r\n");
        foreach (var line in text.Split("\r\n"))
        {
            System.Text.Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75);
            line.ShouldNotContain('\n');
        }
    }

    [Fact]
    public void SessionWithoutADay_IsNoEvent()
    {
        Read(Round() with { Start = null, End = null, Days = [] }).ShouldBeEmpty();
    }

    private static Sitting Sitting(int from, int to, string? room) => new(Day, new LocalTime(from, 0), new LocalTime(to, 0), room);

    private static Session Round() => new()
    {
        Id = "negotiation-round-1",
        Kind = SessionKind.NegotiationRound,
        Ordinal = 1,
        Title = "first round",
        Start = Day,
        End = Day,
        Days = [Day],
    };

    private static LetterReading Letter(string id, LocalDate date, params Session[] sessions) => new()
    {
        Letter = new Letter { Id = id, FileName = id + ".txt", Date = date, Language = "en", Paragraphs = [] },
        Subject = id,
        Kind = LetterKind.Invitation,
        Sessions = [.. sessions.Select(s => s with { Evidence = [new Evidence("start", id, 1, 0, "12 July")] })],
    };

    private static string Render(Session session) => CalendarFeed.Render(CatalogueSnapshot.Of([Letter("a", Day.PlusMonths(-1), session)]));

    private static IReadOnlyList<Dictionary<string, string>> Read(Session session) => Parse(Render(session));

    /// <summary>The events as RFC 5545 says that a reader reads them: unfolded, split at the first colon, escapes undone.</summary>
    private static List<Dictionary<string, string>> Parse(string text)
    {
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("BEGIN:VCALENDAR");
        var events = new List<Dictionary<string, string>>();
        foreach (var line in lines)
        {
            if (line == "BEGIN:VEVENT")
            {
                events.Add(new Dictionary<string, string>(StringComparer.Ordinal));
            }
            else if (events.Count > 0 && !line.StartsWith("END:", StringComparison.Ordinal))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                events[^1].Add(line[..colon], Unescape(line[(colon + 1)..]));
            }
        }

        return events;
    }

    private static string Unescape(string value)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            text.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i]);
        }

        return text.ToString();
    }
}

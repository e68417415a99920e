using CompactBot.Core.Reading;
using CompactBot.Public;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Public;

public sealed class PageWordsTests
{
    private static readonly PageWords Words = PageWords.Of(null);

    [Theory]
    [InlineData("2018-02-20", "Tuesday 20 February 2018")]
    [InlineData("2017-09-04 2017-09-05", "4–5 September 2017")]
    [InlineData("2018-02-20 2018-02-22 2018-02-23", "20, 22–23 February 2018")]
    [InlineData("2018-01-30 2018-01-31 2018-02-01 2018-02-02", "30 January–2 February 2018")]
    [InlineData("2017-12-31 2018-01-01", "31 December 2017–1 January 2018")]
    [InlineData("2018-03-12 2018-03-14 2018-03-16", "12, 14, 16 March 2018")]
    public void Days_AreWrittenAsPeopleWriteThem(string days, string expected)
    {
        Words.Days([.. days.Split(' ').Select(d => NodaTime.Text.LocalDatePattern.Iso.Parse(d).Value)]).ShouldBe(expected);
    }

    [Fact]
    public void EveryKindStatusModeAndInvitee_HasAWord()
    {
        foreach (var word in Enum.GetValues<SessionKind>().Select(Words.Of)
            .Concat(Enum.GetValues<SessionStatus>().Select(Words.Of))
            .Concat(Enum.GetValues<SessionMode>().Where(m => m != SessionMode.Unstated).Select(Words.Of))
            .Concat(Enum.GetValues<Invitee>().Select(Words.Of))
            .Concat(Enum.GetValues<LetterKind>().Select(Words.Of)))
        {
            // A name of an enum that has no word shows through in lower case.
            char.IsUpper(word[0]).ShouldBeTrue(word);
        }
    }

    [Fact]
    public void HoursThatNoLetterGives_AreNotMadeUp()
    {
        var day = new LocalDate(2018, 2, 20);
        Words.Hours(new Sitting(day, new LocalTime(10, 0), new LocalTime(13, 0), null)).ShouldBe("10:00–13:00");
        Words.Hours(new Sitting(day, new LocalTime(15, 0), null, null)).ShouldBe("from 15:00");
        Words.Hours(new Sitting(day, null, new LocalTime(18, 0), null)).ShouldBe("until 18:00");
        Words.Hours(new Sitting(day, null, null, null)).ShouldBe("not announced");
    }
}

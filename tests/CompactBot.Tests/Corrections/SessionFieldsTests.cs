using CompactBot.Core.Corrections;
using Shouldly;
using Xunit;
using static CompactBot.Tests.Corrections.ReadingsByHand;

namespace CompactBot.Tests.Corrections;

public sealed class SessionFieldsTests
{
    [Theory]
    [InlineData("sittings", "2018-02-20 13:00 10:00", "Hours and rooms, row 1: it ends at 10:00, before it begins at 13:00; mend one of the two, or leave the end empty.")]
    [InlineData("sittings", "2018-02-20 10:00 13:00\n2018-02-31 10:00 13:00", "Hours and rooms, row 2: “2018-02-31” is no day of the calendar; write year-month-day, such as 2018-02-20.")]
    [InlineData("sittings", "2018-02-20 10:00 13:00 {long}", "This is too long to be one fact; shorten it.")]
    [InlineData("sittings", "2018-02-20 25:00 -", "Hours and rooms, row 1: “25:00” is no hour; write it as 15:00, or leave it empty.")]
    [InlineData("days", "2018-02-20, tomorrow", "“tomorrow” is no day of the calendar; write year-month-day, such as 2018-02-20.")]
    [InlineData("zone", "New York", "Time zone: “New York” is not known; give a name such as Europe/Vienna, or leave it empty.")]
    [InlineData("ordinal", "second", "“second” is no number; give one from 1 to 999, or leave it empty.")]
    [InlineData("title", null, "Title: a session needs one; write what the letter calls it.")]
    [InlineData("status", "off", "“off” is none of: scheduled, tentative, postponed, moved, cancelled.")]
    public void Problem_SaysWhatWhereAndTheMend(string field, string? text, string problem) =>
        SessionFields.Find(field)!.Problem(text?.Replace("{long}", new string('x', 501), StringComparison.Ordinal)).ShouldBe(problem);

    [Theory]
    [InlineData("sittings", "2018-02-20 22:00 01:00 Conference Room 1")]
    [InlineData("sittings", null)]
    [InlineData("days", null)]
    [InlineData("zone", "Europe/Vienna")]
    [InlineData("invited", "member-states, stakeholders")]
    [InlineData("mode", null)]
    public void Text_ThatCanBeTaken_HasNoProblem(string field, string? text) => SessionFields.Find(field)!.Problem(text).ShouldBeNull();

    [Fact]
    public void EveryField_WritesWhatItReads()
    {
        foreach (var field in SessionFields.All)
        {
            var text = field.Read(Round);
            field.Problem(text).ShouldBeNull(field.Name);
            field.Read(field.Write(Round, text)).ShouldBe(text, field.Name);
        }
    }

    [Fact]
    public void Session_WithoutDays_IsRefusedUnlessItIsPutOff()
    {
        var none = SessionFields.Find("days")!.Write(Round, null);

        SessionFields.Contradictions(none).Select(c => c.Field).ShouldBe(["days"]);
        SessionFields.Contradictions(SessionFields.Find("status")!.Write(none, "postponed")).ShouldBeEmpty();
    }
}

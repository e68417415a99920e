using System.Text.Json;
using CompactBot.Contracts;
using CompactBot.Core.Dates;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Contracts;

public sealed class DatesContractTests
{
    private static readonly LocalDateTime Clock = new(2018, 2, 5, 9, 0);

    private static string Line(string request) =>
        JsonSerializer.Serialize(DatesAnswer.For(request, new DateReader(), Clock), DatesContract.Line.DatesAnswer);

    [Fact]
    public void DaysWithAnHour_AreOneDateTimeRange()
    {
        const string Request = """{"id": "d1", "text": "are we meeting from 12 to 13 October at 9:00 am?", "now": "2017-09-20T12:00:00", "language": "en"}""";

        var answer = DatesAnswer.For(Request, new DateReader(), Clock);

        answer.Id.ShouldBe("d1");
        answer.Error.ShouldBeNull();
        var expression = answer.Expressions.ShouldHaveSingleItem();
        expression.Text.ShouldBe("from 12 to 13 October at 9:00 am");
        expression.Start.ShouldBe(15);
        expression.Length.ShouldBe(32);
        expression.Kind.ShouldBe("date-time-range");
        expression.Readings[0].ShouldBe(new DateReadingJson("2017-10-12T09:00", "2017-10-13T09:00"));
    }

    [Fact]
    public void OneDay_HasBothEndsEqual() => Line("""{"id": "a", "text": "on 13 October 2017"}""").ShouldBe(
        """{"id":"a","expressions":[{"text":"13 October 2017","start":3,"length":15,"kind":"date","readings":[{"from":"2017-10-13","to":"2017-10-13"}]}]}""");

    [Fact]
    public void OpenEnd_IsNull() => Line("""{"id": "b", "text": "from 3 pm"}""").ShouldBe(
        """{"id":"b","expressions":[{"text":"from 3 pm","start":0,"length":9,"kind":"time-range","readings":[{"from":"15:00","to":null}]}]}""");

    [Fact]
    public void TextWithoutADate_HasNoExpressions() => Line("""{"id": "c", "text": "the second round in Room 4"}""").ShouldBe("""{"id":"c","expressions":[]}""");

    [Fact]
    public void NowWithAnOffset_IsReadAsLocal() =>
        Line("""{"text": "tomorrow", "now": "2018-02-28T23:30:00-05:00"}""").ShouldContain("\"2018-03-01\"");

    [Fact]
    public void NowLeftOut_IsTheClocks() => Line("""{"text": "tomorrow"}""").ShouldContain("\"2018-02-06\"");

    [Theory]
    [InlineData("{", "no request in JSON")]
    [InlineData("null", "has no text")]
    [InlineData("""{"id": "x"}""", "has no text")]
    [InlineData("""{"id": "x", "text": "tomorrow", "now": "soon"}""", "The time 'soon' is none")]
    [InlineData("""{"id": "x", "text": "tomorrow", "now": "9999-12-31"}""", "The time '9999-12-31' is none")]
    [InlineData("""{"id": "x", "text": "tomorrow", "language": "tlh"}""", "The language 'tlh' is not spoken here")]
    public void BadRequest_SaysWhatIsWrong(string request, string problem)
    {
        var answer = DatesAnswer.For(request, new DateReader(), Clock);

        answer.Expressions.ShouldBeEmpty();
        answer.Error.ShouldNotBeNull().ShouldContain(problem);
    }
}

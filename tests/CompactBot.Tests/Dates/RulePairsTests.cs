using CompactBot.Core.Dates;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Dates;

public class RulePairsTests
{
    private static readonly LocalDateTime Now = new(2017, 9, 22, 12, 0);

    /// <summary>What can stand behind what only spares looks: whatever is found without it is found with it.</summary>
    [Theory]
    [InlineData("en", "The sixth session will be held on Thursday, 12 October, and Friday, 13 October 2017, from 10 a.m. to 1 p.m. and from 3 p.m. to 6 p.m.; the second part, two weeks later, in the first half of May 2018, before the end of the year, and half past nine on the 5th.")]
    [InlineData("fr", "La session se tiendra du 12 au 14 octobre 2017, de 10 heures à 13 heures, le premier lundi de mai 2018, demain à midi et demi, au plus tard le 1er juin, dans les trois semaines.")]
    [InlineData("es", "La reunión se celebrará del 12 al 14 de octubre de 2017, de las 10.00 a las 13.00 horas, el primer lunes de mayo de 2018, mañana a las dos y media, a más tardar el 1 de junio.")]
    [InlineData("ru", "Сессия состоится 12 и 13 октября 2017 года с 10 ч. 00 м. до 13 ч. 00 м., в первый понедельник мая 2018 года, завтра в полдень, не позднее 1 июня, через две недели.")]
    [InlineData("ar", "ستعقد الدورة يومي 12 و 13 تشرين الأول/أكتوبر 2017 من الساعة 10:00 إلى الساعة 13:00، وفي موعد أقصاه 1 حزيران/يونيه، وغدا في الساعة الثالثة بعد الظهر، في أول يوم اثنين من أيار/مايو 2018.")]
    [InlineData("zh", "会议将于2017年10月12日和13日上午10时至下午1时举行，明天下午三点半，2018年5月第一个星期一，不迟于6月1日，两周之后。")]
    public void KnownPairs_ChangeNothingThatIsFound(string language, string text)
    {
        var table = DateTable.Load(language);
        var before = Found(table, text);

        table.Steps.FindPairs();

        before.Count.ShouldBeGreaterThan(3);
        Found(table, text).ShouldBe(before);
    }

    [Fact]
    public void WordBeforeOneOfNoTable_BeginsNothing()
    {
        var table = DateTable.Load("en");
        table.Steps.FindPairs();
        var parser = new DateParser(table, table.Tokens("the delegations on the second day, 5 May"), Now);

        parser.MayBegin(0).ShouldBeFalse();
        parser.MayBegin(parser.Tokens.Count - 2).ShouldBeTrue();
    }

    private static List<(int Start, int End, string Kind)> Found(DateTable table, string text)
    {
        var parser = new DateParser(table, table.Tokens(text), Now);
        return new PartFinder(table, parser).Find(together: true).ConvertAll(m => (m.Start, m.End, m.GetType().Name));
    }
}

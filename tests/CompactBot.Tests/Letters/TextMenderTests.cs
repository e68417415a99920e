using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Letters;

/// <summary>What recognition makes of figures in scans, and what they are read as: the day, and from when to when.</summary>
public sealed class TextMenderTests
{
    private static readonly LetterReader Reader = new(new DateReader());

    [Theory]
    [InlineData("2 May 2019, from 1O.00 a.m. to l.00 p.m.", "2019-05-02", "10:00–13:00")]
    [InlineData("2 May 2019, from IO:00 a.m. to I:OO p.rn.", "2019-05-02", "10:00–13:00")]
    [InlineData("2 May 2019, from lO a.m. to l p.m.", "2019-05-02", "10:00–13:00")]
    [InlineData("2 May 2019, from 1O a.m. to 3 p.rn.", "2019-05-02", "10:00–15:00")]
    [InlineData("2 May 2019, from 10:O0 to l3:0O", "2019-05-02", "10:00–13:00")]
    [InlineData("2 May 2019, from IO:00 to 13:00", "2019-05-02", "10:00–13:00")]
    [InlineData("2l May 2O19 at 3.3O p.m.", "2019-05-21", "15:30–")]
    public void English(string damaged, string day, string hours) => Read(
        "New York, 5 March 2019\n\nExcellency,\n\nThe first informal meeting will be held on " + damaged
        + " in Conference Room 4.\n\nPlease accept, Excellency, the assurances of our highest consideration.", day, hours);

    [Theory]
    [InlineData("le l2 juin 2O19 de lO h à l3 h", "2019-06-12", "10:00–13:00")]
    [InlineData("le 12 juin 2019 de 1O h 3O à 13 h OO", "2019-06-12", "10:30–13:00")]
    [InlineData("le ler juin 2019 à l5 heures", "2019-06-01", "15:00–")]
    public void French(string damaged, string day, string hours) => Read(
        "Genève, le 5 mars 2019\n\nExcellence,\n\nNous avons l'honneur de vous inviter à la première réunion informelle, qui se tiendra " + damaged
        + " dans la salle XIX.\n\nVeuillez agréer, Excellence, l'expression de notre haute considération.", day, hours);

    [Theory]
    [InlineData("el l2 de junio de 2O19, de las 1O.00 a las l3.OO horas", "2019-06-12", "10:00–13:00")]
    [InlineData("el 12 de junio de 2019 a las IO:30 horas", "2019-06-12", "10:30–")]
    public void Spanish(string damaged, string day, string hours) => Read(
        "Nueva York, 5 de marzo de 2019\n\nExcelencia:\n\nTenemos el honor de invitarle a la primera reunión oficiosa, que se celebrará " + damaged
        + " en la Sala de Conferencias 4.\n\nLe rogamos acepte, Excelencia, las seguridades de nuestra consideración más distinguida.", day, hours);

    [Theory]
    [InlineData("в 15 4. 00 м. 22 июня 2019 года", "2019-06-22", "15:00–")]
    [InlineData("22 июня 2О19 года в 1О.00", "2019-06-22", "10:00–")]
    public void Russian(string damaged, string day, string hours) => Read(
        "Женева, 5 марта 2019 года\n\nВаше Превосходительство,\n\nИмеем честь сообщить, что первые неофициальные консультации состоятся " + damaged
        + " в зале XIX Дворца Наций.\n\nПримите, Ваше Превосходительство, уверения в нашем весьма высоком уважении.", day, hours);

    [Theory]
    [InlineData("2019年6月12日上午10时硅下午]时", "2019-06-12", "10:00–13:00")]
    [InlineData("2019年6月12日上午9时窒10时", "2019-06-12", "09:00–10:00")]
    [InlineData("2019年6月 ]2 日上午10时至下午1时", "2019-06-12", "10:00–13:00")]
    [InlineData("2019年6月12日上午 lO 时至下午 l 时", "2019-06-12", "10:00–13:00")]
    public void Chinese(string damaged, string day, string hours) => Read(
        "2019年3月5日，纽约\n\n阁下：\n\n第一轮政府间谈判将于" + damaged + "在第四会议室举行。\n\n顺致最崇高的敬意。", day, hours);

    [Theory]
    [InlineData("I am to say that lo and behold is said on 2 May 2019 at 10:00 a.m.")]
    [InlineData("The meeting of group B will be held on 2 May 2019 from 10 a.m. to 1 p.m., and I am glad of that.")]
    public void SoundWords_StayAsTheyAre(string sentence)
    {
        var reading = Reader.Read(LetterText.FromPlainText("x.txt", "New York, 5 March 2019\n\nExcellency,\n\nWe will hold a briefing. " + sentence + "\n\nPlease accept, Excellency, the assurances of our highest consideration.")).Letters.ShouldHaveSingleItem();
        reading.Remarks.ShouldNotContain(r => r.Code == "text-mended");
    }

    private static void Read(string letter, string day, string hours)
    {
        var session = Reader.Read(LetterText.FromPlainText("x.txt", letter)).Letters.ShouldHaveSingleItem().Sessions.ShouldHaveSingleItem();
        var sitting = session.Sittings.ShouldHaveSingleItem();
        sitting.Date.ToString("uuuu-MM-dd", null).ShouldBe(day);
        $"{sitting.From?.ToString("HH:mm", null)}–{sitting.To?.ToString("HH:mm", null)}".ShouldBe(hours);
    }
}

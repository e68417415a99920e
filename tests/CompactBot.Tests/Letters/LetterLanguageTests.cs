using CompactBot.Core.Letters;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Letters;

public sealed class LetterLanguageTests
{
    private const string Russian = "Имеем честь сообщить, что первый раунд межправительственных переговоров состоится в Нью-Йорке с 20 по 23 февраля 2018 года. "
        + "Заседания будут проходить в зале заседаний 4, и мы просим делегации сообщить о своем участии не позднее 15 февраля. По этому вопросу можно обращаться к нам, как и ранее, "
        + "в рабочее время, и мы ответим на все вопросы, которые есть у делегаций.";

    [Theory]
    [InlineData(Russian, "ru")]
    [InlineData("第一轮政府间谈判将于2018年2月20日至23日在纽约联合国总部举行。请各代表团于2月15日之前通知秘书处。", "zh")]
    [InlineData("ستُعقد الجولة الأولى من المفاوضات الحكومية الدولية في مقر الأمم المتحدة في نيويورك، من الساعة 10:00 إلى الساعة 13:00.", "ar")]
    [InlineData("The first round of intergovernmental negotiations will be held in New York (Нью-Йорк, 纽约) on 20 February 2018.", "en")]
    [InlineData("Le premier cycle de négociations se tiendra à New York, et nous prions les délégations de le noter dans leur calendrier.", "fr")]
    public void Text_IsInTheLanguageOfItsScriptAndWords(string text, string language) => Of(text).ShouldBe(language);

    [Fact]
    public void Text_InTheScriptOfALanguageButNotInIt_IsInNone()
    {
        const string Bulgarian = "Първият кръг междуправителствени преговори ще се проведе тази година. Заседанията ще бъдат открити. Молим делегациите да потвърдят своето участие. "
            + "Всички държави са поканени. Документите ще бъдат разпространени своевременно. Благодарим ви сърдечно. Очакваме вашия отговор скоро. Преводът ще бъде осигурен. "
            + "Работният език ще бъде английски. Желаем ви успех. Срещата ще бъде предавана пряко. Записът ще бъде достъпен.";

        Of(Bulgarian).ShouldBeNull();
    }

    private static string? Of(string text) => LetterLanguage.Of(new LetterText("letter.txt", [new TextParagraph(1, text)]));
}

using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Reading;

public sealed class SecretFinderTests
{
    [Theory]
    [InlineData("Meeting ID: 854 2210 9931, passcode: Gx7!pandemic24.", "Gx7!pandemic24")]
    [InlineData("Le mot de passe de la réunion sera communiqué ; code secret : Zeb5ra!!", "Zeb5ra!!")]
    [InlineData("Mot de passe : Lyon77x", "Lyon77x")]
    [InlineData("Le code d’accès est « 44Rive »", "44Rive")]
    [InlineData("Contraseña: Sol2024#", "Sol2024#")]
    [InlineData("El código de acceso es 551230.", "551230")]
    [InlineData("Пароль: Neva-18", "Neva-18")]
    [InlineData("Код доступа 774411", "774411")]
    [InlineData("会议密码：Bj2024!", "Bj2024!")]
    [InlineData("密码为885120。", "885120")]
    [InlineData("كلمة المرور: Nil77x", "Nil77x")]
    [InlineData("رمز الدخول هو 440912", "440912")]
    [InlineData("https://zoom.example/j/85422109931?pwd=Q1w2E3", "Q1w2E3")]
    public void Passcode_IsFoundWhateverTheLettersLanguage(string text, string secret)
    {
        foreach (var language in new[] { "en", "fr", "zh" })
        {
            var found = new SecretFinder(ReadingWords.Of(language)).Find([new LetterParagraph(1, 1, LetterPart.Body, text)]);
            found.Select(s => text.Substring(s.Start, s.Length)).ShouldBe([secret]);
        }
    }

    [Theory]
    [InlineData("The passcode will be sent to those who have registered.")]
    [InlineData("Le mot de passe sera communiqué aux participants inscrits.")]
    [InlineData("La contraseña se enviará a los participantes inscritos.")]
    [InlineData("Пароль будет направлен участникам.")]
    [InlineData("密码将另行通知。")]
    public void WordWithoutAPasscode_HidesNothing(string text) =>
        new SecretFinder(ReadingWords.Of("en")).Find([new LetterParagraph(1, 1, LetterPart.Body, text)]).ShouldBeEmpty();
}

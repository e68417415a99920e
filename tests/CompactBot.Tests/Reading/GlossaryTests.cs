using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Reading;

public sealed class GlossaryTests
{
    public static TheoryData<string> Languages => [.. LanguageTags.Spoken];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Language_HasAWordForEveryThingOfTheField(string language)
    {
        var glossary = Glossary.Of(language);
        string[] words =
        [
            .. Enum.GetValues<SessionKind>().SelectMany(kind => new[] { glossary.Kind(kind), glossary.Kind(kind, many: true) }),
            .. Enum.GetValues<Invitee>().Select(glossary.Invitee),
            .. Enum.GetValues<SessionMode>().Select(glossary.Mode),
            .. Enum.GetValues<SessionStatus>().Select(glossary.Status),
        ];

        words.ShouldAllBe(word => word.Length > 0);
    }

    [Theory]
    [InlineData(SessionKind.NegotiationRound, "negotiation-round")]
    [InlineData(SessionKind.Event, "event")]
    public void DataName_IsInKebabCase(SessionKind kind, string name) => DataName.Of(kind).ShouldBe(name);

    [Theory]
    [InlineData("ar", SessionKind.ThematicSession, 2, "الجلسة المواضيعية الثانية")]
    [InlineData("ar", SessionKind.NegotiationRound, 1, "الجولة الأولى من المفاوضات الحكومية الدولية")]
    [InlineData("ar", SessionKind.StakeholderDialogue, 3, "الحوار الثالث مع أصحاب المصلحة")]
    [InlineData("ar", SessionKind.StakeholderHearing, 4, "جلسة الاستماع الرابعة لأصحاب المصلحة المتعددين")]
    public void Numbered_HasTheOrdinalWhereTheLanguagePutsIt(string language, SessionKind kind, int number, string expected) =>
        Glossary.Of(language).Numbered(kind, number).ShouldNotBeNull().Text.ShouldBe(expected);

    [Fact]
    public void Numbered_IsNoneWhereTheOrdinalLeads() => Glossary.Of("en").Numbered(SessionKind.ThematicSession, 2).ShouldBeNull();
}

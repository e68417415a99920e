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
}

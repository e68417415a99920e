using CompactBot.Core.Announcements;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Tests.Answers;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Announcements;

/// <summary>An announcement is made in every language that is spoken: a conversation has it in its own.</summary>
public sealed class AnnouncementLanguagesTests
{
    private static readonly Message Message = Compose();

    public static TheoryData<string> Spoken => [.. LanguageTags.Spoken];

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Announcement_IsInTheConversationsLanguage(string language)
    {
        var own = Message.In(language + "-XX");
        own.Language.ShouldBe(language);
        own.Direction.ShouldBe(Grammar.Of(language).IsRightToLeft ? TextDirection.Rtl : TextDirection.Ltr);
        own.Sections.Count.ShouldBe(Message.Sections.Count);
        own.Citations.Select(c => c.Quote).ShouldBe(Message.Citations.Select(c => c.Quote));
    }

    [Fact]
    public void Translation_SaysTheSessionAndQuotesTheLetter()
    {
        var text = PlainText.Render(Message.In("fr"));
        text.ShouldContain("Premier cycle de négociations");
        text.ShouldContain("mardi 20 février 2018");
        text.ShouldContain("salle du Conseil de tutelle");
        text.ShouldContain("(en anglais)");
        text.ShouldNotContain("Tuesday");
    }

    [Fact]
    public void UnknownLanguage_HasTheLettersOwn()
    {
        Message.In("xx").Language.ShouldBe("en");
        Message.In(null).Language.ShouldBe("en");
    }

    private static Message Compose()
    {
        var all = LettersByHand.Catalogue;
        var file = all.Letters.Where(l => l.Letter.Id.StartsWith("2018-02-05", StringComparison.Ordinal)).ToList();
        var before = CatalogueSnapshot.Of(all.Letters.Where(l => !file.Contains(l)));
        return new AnnouncementComposer().Compose(file, before, all);
    }
}

using CompactBot.Core.World;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.World;

/// <summary>A place is the same under each of its names, in whatever script and form.</summary>
public sealed class PlaceNamesTests
{
    [Theory]
    [InlineData("в зале заседаний 4", MentionKind.Room, "Conference Room 4")]
    [InlineData("в Зале Экономического и Социального Совета", MentionKind.Room, "ECOSOC Chamber")]
    [InlineData("в Центральных учреждениях Организации Объединенных Наций", MentionKind.Building, "United Nations Headquarters")]
    [InlineData("в Женеве", MentionKind.City, "Geneva")]
    [InlineData("في قاعة الاجتماعات ٤", MentionKind.Room, "Conference Room 4")]
    [InlineData("بمقرّ الأمم المتحدة", MentionKind.Building, "United Nations Headquarters")]
    [InlineData("بجنيف", MentionKind.City, "Geneva")]
    [InlineData("在第十四会议室举行", MentionKind.Room, "Conference Room 14")]
    [InlineData("在第４会议室举行", MentionKind.Room, "Conference Room 4")]
    [InlineData("在托管理事会会议厅举行", MentionKind.Room, "Trusteeship Council Chamber")]
    [InlineData("日内瓦", MentionKind.City, "Geneva")]
    public void Name_InAnotherLanguage_IsOfThePlace(string text, MentionKind kind, string name)
    {
        var mention = Gazetteer.World.Find(text).ShouldHaveSingleItem();

        mention.Kind.ShouldBe(kind);
        mention.Name.ShouldBe(name);
        text.Substring(mention.Start, mention.Text.Length).ShouldBe(mention.Text);
    }
}

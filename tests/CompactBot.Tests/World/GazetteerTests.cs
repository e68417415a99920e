using CompactBot.Core.World;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.World;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("are we in unhq?", MentionKind.Building, "United Nations Headquarters", "New York")]
    [InlineData("at the VIC", MentionKind.Building, "Vienna International Centre", "Vienna")]
    [InlineData("at the United Nations Office at Geneva", MentionKind.Building, "United Nations Office at Geneva", "Geneva")]
    [InlineData("in the Economic and\nSocial Council Chamber", MentionKind.Room, "ECOSOC Chamber", "New York")]
    [InlineData("conference room XIX", MentionKind.Room, "Conference Room XIX", "Geneva")]
    [InlineData("Boardroom D", MentionKind.Room, "Boardroom D", "Vienna")]
    [InlineData("anything in puerto vallarta", MentionKind.City, "Puerto Vallarta", "Puerto Vallarta")]
    [InlineData("dans la salle du Conseil de tutelle", MentionKind.Room, "Trusteeship Council Chamber", "New York")]
    [InlineData("en salle XVII", MentionKind.Room, "Conference Room XVII", "Geneva")]
    [InlineData("au Siège de l’Organisation des Nations Unies", MentionKind.Building, "United Nations Headquarters", "New York")]
    [InlineData("en el Palacio de las Naciones", MentionKind.Building, "Palais des Nations", "Geneva")]
    [InlineData("el Salón del Consejo Económico y Social", MentionKind.Room, "ECOSOC Chamber", "New York")]
    [InlineData("会议在日内瓦举行", MentionKind.City, "Geneva", "Geneva")]
    public void NameInAnyForm_IsFoundUnderItsFullName(string text, MentionKind kind, string name, string city)
    {
        var mention = Gazetteer.World.Find(text).ShouldHaveSingleItem();
        mention.Kind.ShouldBe(kind);
        mention.Name.ShouldBe(name);
        mention.Place.ShouldNotBeNull().City.ShouldBe(city);
        text.Substring(mention.Start, mention.Text.Length).ShouldBe(mention.Text);
    }

    [Fact]
    public void RoomNumber_IsReadToItsEnd() =>
        Gazetteer.World.Find("Conference Room 11").ShouldHaveSingleItem().Name.ShouldBe("Conference Room 11");

    [Theory]
    [InlineData("Viennese")]
    [InlineData("romance")]
    [InlineData("Conference Room 111")]
    public void PartOfAWord_IsNoPlace(string text) => Gazetteer.World.Find(text).ShouldBeEmpty();

    [Fact]
    public void RoomThatSeveralBuildingsHave_NamesNoCity()
    {
        var mention = Gazetteer.World.Find("in Conference Room 4").ShouldHaveSingleItem();
        mention.Place.ShouldBeNull();
        mention.Buildings.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void EveryZone_IsOneThatClocksKnow() =>
        Gazetteer.World.Places.Where(p => DateTimeZoneProviders.Tzdb.GetZoneOrNull(p.Zone) is null).ShouldBeEmpty();
}

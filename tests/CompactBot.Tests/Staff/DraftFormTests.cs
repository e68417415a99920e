using CompactBot.Core.Messages;
using CompactBot.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Staff;

public sealed class DraftFormTests
{
    private static readonly Message Draft = new()
    {
        Headline = "A letter came",
        Paragraphs = ["One.", "Two."],
        Sections = [new MessageSection("Round", [new Fact("Day", "12 July"), new Fact("Hours", "10:00\n15:00")])],
        Citations = [new Citation("a", "Letter of 1 July", new NodaTime.LocalDate(2021, 7, 1), 2, "12 July")],
    };

    [Fact]
    public void FormAsItWasShown_ChangesNothing()
    {
        var same = DraftForm.Apply(Draft, Form(Fields()));

        same.Headline.ShouldBe(Draft.Headline);
        same.Paragraphs.ShouldBe(Draft.Paragraphs);
        same.Sections.ShouldHaveSingleItem().Facts.ShouldBe(Draft.Sections[0].Facts);
        same.Sections[0].Heading.ShouldBe("Round");
        same.Citations.ShouldBe(Draft.Citations);
    }

    [Fact]
    public void LineEndsOfABrowser_AreTakenAsLineEnds()
    {
        var fields = Fields();
        fields["paragraphs"] = "One.\r\n\r\nTwo,\r\nstill two.\r\n\r\n\r\n\r\nThree.";

        DraftForm.Apply(Draft, Form(fields)).Paragraphs.ShouldBe(["One.", "Two,\nstill two.", "Three."]);
    }

    [Fact]
    public void EmptiedFact_IsGone_AndANewOneIsThere()
    {
        var fields = Fields();
        fields["s0.f0.label"] = fields["s0.f0.value"] = " ";
        fields["s0.f2.label"] = "Room";
        fields["s0.f2.value"] = "Room 1";

        DraftForm.Apply(Draft, Form(fields)).Sections[0].Facts.ShouldBe([new Fact("Hours", "10:00\n15:00"), new Fact("Room", "Room 1")]);
    }

    [Fact]
    public void Headline_IsOneLine()
    {
        var fields = Fields();
        fields["headline"] = "A letter\r\ncame";

        DraftForm.Apply(Draft, Form(fields)).Headline.ShouldBe("A letter came");
    }

    private static Dictionary<string, string> Fields() => new(StringComparer.Ordinal)
    {
        ["headline"] = Draft.Headline,
        ["paragraphs"] = "One.\r\n\r\nTwo.",
        ["s0.heading"] = "Round",
        ["s0.f0.label"] = "Day",
        ["s0.f0.value"] = "12 July",
        ["s0.f1.label"] = "Hours",
        ["s0.f1.value"] = "10:00\r\n15:00",
        ["s0.f2.label"] = "",
        ["s0.f2.value"] = "",
    };

    private static FormCollection Form(Dictionary<string, string> fields) => new(fields.ToDictionary(f => f.Key, f => new StringValues(f.Value), StringComparer.Ordinal));
}

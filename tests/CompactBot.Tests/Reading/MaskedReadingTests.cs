using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using Shouldly;
using Xunit;
using static CompactBot.Tests.Corrections.ReadingsByHand;

namespace CompactBot.Tests.Reading;

public sealed class MaskedReadingTests
{
    private const string Passcode = "77#Delta9";

    private static readonly int At = Body.IndexOf(Passcode, StringComparison.Ordinal);

    private static LetterReading Secretive => ReadingOf(Round with
    {
        Theme = $"join with {Passcode}",
        Evidence = [.. Round.Evidence, new Evidence("mode", Id, 1, At - 16, Body.Substring(At - 16, 20))],
    }) with
    {
        Secrets = [new Secret(1, At, Passcode.Length)],
        Links = [$"https://meet.example.org/j/1?pwd={Passcode}"],
        Remarks = [new Remark(RemarkSeverity.Info, "note", $"The passcode is {Passcode}.", $"passcode is {Passcode}", 1)],
    };

    [Fact]
    public void Catalogue_HoldsNoSecret()
    {
        var letter = CatalogueSnapshot.Of([Secretive]).Letters[0];

        System.Text.Json.JsonSerializer.Serialize(letter, CompactBot.Storage.StoredJson.Default.LetterReading).ShouldNotContain("Delta9");
        letter.Letter.Paragraph(1)!.Text.ShouldContain("The passcode is •••••••••.");
    }

    [Fact]
    public void Places_StayTheSame()
    {
        var letter = MaskedReading.Of(Secretive);

        letter.Letter.Paragraph(1)!.Text.Length.ShouldBe(Body.Length);
        letter.Sessions[0].Evidence.ShouldAllBe(e => letter.Letter.Paragraph(e.Paragraph)!.Text.Substring(e.Start, e.Quote.Length) == e.Quote);
    }

    [Fact]
    public void Secret_BeyondTheText_IsNoFault() =>
        MaskedReading.Of(ReadingOf(Round) with { Secrets = [new Secret(1, 100_000, 5), new Secret(9, 0, 1), new Secret(1, 0, 0)] }).Letter.Paragraph(1)!.Text.ShouldBe(Body);

    [Fact]
    public void Letter_WithoutSecrets_IsItself()
    {
        var reading = ReadingOf(Round);

        MaskedReading.Of(reading).ShouldBeSameAs(reading);
    }
}

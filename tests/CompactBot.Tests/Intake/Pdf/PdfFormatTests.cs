using CompactBot.Core.Letters;
using CompactBot.Tests.Intake.Programs;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Pdf;

public sealed class PdfFormatTests
{
    [Fact]
    public async Task Letter_LinesBecomeParagraphs()
    {
        (await TextsAsync(MadePdf.Page(
            (400, 80, "New York, 2 May 2017"),
            (70, 120, "Excellency,"),
            (70, 150, "We are pleased to write to you in our capacity as co-facilitators to lead the consul-"),
            (70, 164, "tations on the issues of the conference. The first meeting is on 22-23 May 2017, and the"),
            (70, 178, "co-facilitators will be in the room before it begins."),
            (70, 208, "The second paragraph is a short one."),
            (70, 238, "Please accept, Excellency, the assurances of our highest consideration."),
            (70, 280, "Office of the Co-facilitators"),
            (70, 294, "New York"))))
            .ShouldBe([
                "New York, 2 May 2017",
                "Excellency,",
                "We are pleased to write to you in our capacity as co-facilitators to lead the consultations on the issues of the conference. The first meeting is on 22-23 May 2017, and the co-facilitators will be in the room before it begins.",
                "The second paragraph is a short one.",
                "Please accept, Excellency, the assurances of our highest consideration.",
                "Office of the Co-facilitators\nNew York",
            ]);
    }

    [Fact]
    public async Task RunningHeadsAndPageNumbers_AreNoText_AndAParagraphRunsOverThePage()
    {
        (await TextsAsync(
            MadePdf.Page(
                (250, 50, "UNITED NATIONS"),
                (70, 700, "The consultations that begin in the spring will be held in New York and go on over the"),
                (70, 714, "whole of the summer, so that every delegation has time to take part in the work on the"),
                (290, 770, "1"),
                (70, 780, "Room S-3000")),
            MadePdf.Page(
                (250, 50, "UNITED NATIONS"),
                (70, 90, "draft that was circulated on 5 February 2018."),
                (70, 120, "The last paragraph."),
                (285, 770, "- 2 -"),
                (70, 780, "Room S-3000"))))
            .ShouldBe([
                "UNITED NATIONS",
                "The consultations that begin in the spring will be held in New York and go on over the whole of the summer, so that every delegation has time to take part in the work on the draft that was circulated on 5 February 2018.",
                "The last paragraph.",
            ]);
    }

    [Fact]
    public async Task Table_EachRowIsALine()
    {
        (await TextsAsync(MadePdf.Page(
            (70, 100, "The rooms and hours of the first round are as follows, and others will be announced:"),
            (70, 130, "Tuesday, 20 February"), (230, 130, "10 a.m. to 1 p.m."), (380, 130, "Conference Room 1, with"),
            (380, 144, "an overflow room"),
            (70, 168, "Wednesday, 21 February"), (230, 168, "3 p.m. to 6 p.m."), (380, 168, "Conference Room 4"),
            (70, 210, "The paragraph after the table goes over the whole width of the page as they all do here."))))
            .ShouldBe([
                "The rooms and hours of the first round are as follows, and others will be announced:",
                "Tuesday, 20 February\t10 a.m. to 1 p.m.\tConference Room 1, with an overflow room\nWednesday, 21 February\t3 p.m. to 6 p.m.\tConference Room 4",
                "The paragraph after the table goes over the whole width of the page as they all do here.",
            ]);
    }

    [Fact]
    public async Task LetterheadAndSignaturesBesideEachOther_AreReadOneAfterTheOther()
    {
        (await TextsAsync(MadePdf.Page(
            (80, 60, "Permanent Mission of Mexico"), (350, 60, "Permanent Mission of Switzerland"),
            (80, 74, "to the United Nations"), (350, 74, "to the United Nations"),
            (70, 130, "We have the honour to write to you about the consultations that begin in the spring of the"),
            (70, 144, "year."),
            (80, 200, "The first office"), (350, 200, "The second office"),
            (80, 214, "Ambassador of Mexico"), (350, 214, "Ambassador of Switzerland"))))
            .ShouldBe([
                "Permanent Mission of Mexico\nto the United Nations",
                "Permanent Mission of Switzerland\nto the United Nations",
                "We have the honour to write to you about the consultations that begin in the spring of the year.",
                "The first office\nAmbassador of Mexico",
                "The second office\nAmbassador of Switzerland",
            ]);
    }

    [Fact]
    public async Task RaisedLetters_BelongToTheirFigure()
    {
        (await TextsAsync(MadePdf.SizedPage(
            (70, 100, 12, "The second round begins on the 12"), (258.8, 96, 7, "th"), (268, 100, 12, "of March 2018 in the same place and ends on the 14th day"),
            (70, 114, 12, "of the same month."),
            (70, 150, 12, "Other words stand below in a paragraph of their own, which runs over the page to its end.")))
            )[0].ShouldStartWith("The second round begins on the 12th of March 2018");
    }

    [Fact]
    public async Task Words_HaveTheirBoxes()
    {
        var paragraph = (await ParagraphsAsync(MadePdf.Page((60, 400, "We meet on Monday, in one room of the building that everyone knows.")))).ShouldHaveSingleItem();
        var word = paragraph.Words.Single(w => paragraph.Text.Substring(w.Start, w.Length) == "We");
        word.Page.ShouldBe(1);
        word.Left.ShouldBe(60.0 / MadePdf.PageWidth, 0.01);
        word.Top.ShouldBeInRange(0.48, 0.5);
        paragraph.Words.Count.ShouldBe(13);
        paragraph.Words.ShouldAllBe(w => w.Left >= 0 && w.Left + w.Width <= 1 && w.Top + w.Height <= 1 && w.Height > 0.005);
    }

    [Theory]
    [InlineData("ar.chromium.pdf", "ar.txt")]
    [InlineData("zh.chromium.pdf", "zh.txt")]
    [InlineData("zh.libreoffice.pdf", "zh.txt")]
    [InlineData("ru.chromium.pdf", "ru.txt")]
    [InlineData("ru.libreoffice.pdf", "ru.txt")]
    [InlineData("ar.libreoffice.pdf", "ar.txt")]
    [InlineData("en.chromium.pdf", "en.txt")]
    [InlineData("en.libreoffice.pdf", "en.txt")]
    public async Task OtherProgramsFiles_ReadAsTheyWereWritten(string file, string expected)
    {
        ReadingPrograms.Need();
        var folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Pdf");
        var found = await LetterFiles.Reader.TextAsync(file, await File.ReadAllBytesAsync(Path.Combine(folder, file)));
        found.Refusal.ShouldBeNull();

        // A program may set the cells of a table as close as words, and break a signature's lines where its column ends.
        Spaced(string.Join("\n\n", found.Text!.Paragraphs.Select(p => p.Text))).ShouldBe(Spaced(await File.ReadAllTextAsync(Path.Combine(folder, expected))));

        static string Spaced(string text) => text.TrimEnd().Replace("\n\n", "\f", StringComparison.Ordinal).Replace('\n', ' ').Replace('\t', ' ').Replace("\f", "\n\n", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(params IReadOnlyList<byte[]> pages) => [.. (await ParagraphsAsync(pages)).Select(p => p.Text)];

    private static async Task<IReadOnlyList<TextParagraph>> ParagraphsAsync(params IReadOnlyList<byte[]> pages)
    {
        ReadingPrograms.Need();
        var found = await LetterFiles.Reader.TextAsync("letter.pdf", MadePdf.OfContents(pages));
        found.Refusal.ShouldBeNull();
        return found.Text!.Paragraphs;
    }
}

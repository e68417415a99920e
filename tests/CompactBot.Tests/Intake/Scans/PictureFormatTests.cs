using CompactBot.Core.Letters;
using CompactBot.Intake;
using CompactBot.Intake.Programs;
using CompactBot.Intake.Scans;
using CompactBot.Tests.Intake.Pdf;
using CompactBot.Tests.Intake.Programs;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Scans;

public sealed class PictureFormatTests
{
    private static readonly Lazy<Task<LetterText>> Upright = new(() => TextOfAsync("en.scan.png"));

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Pdf");

    [Fact]
    public async Task HugePicture_IsRefusedByItsHeaderAlone()
    {
        var result = await LetterFiles.Reader.ReadAsync("scan.png", MadePictures.Refused["20000-by-20000-one-bit.png"]());
        result.Refusal.ShouldBe("it is 20,000 by 20,000 pixels, and a page may have 20 million; scan it again at 300 dots an inch");
    }

    [Theory]
    [InlineData("en.scan.png", "The first round of intergovernmental negotiations will be held from 20 to 23 February 2018", "Conference Room 4")]
    [InlineData("en.scan.jpg", "The first round of intergovernmental negotiations will be held from 20 to 23 February 2018", "Conference Room 4")]
    [InlineData("en.scan.tiff", "The first round of intergovernmental negotiations will be held from 20 to 23 February 2018", "the zero draft of the global compact")]
    [InlineData("ru.scan.png", "23 февраля 2018 года", "в Центральных учреждениях Организации Объединенных Наций")]
    [InlineData("ar.scan.png", "ستعقد الجولة الأولى من المفاوضات", "20 إلى 23")]
    [InlineData("zh.scan.png", "第一轮政府间谈判将于2018年2月20日至23日在纽约联合国总部举行", "2018年2月20日星期二\t上午10时至下午1时\t第1会议室\n2018年2月21日星期三\t下午3时至6时\t第4会议室")]
    public async Task Scan_ItsWordsAreRecognized(string file, params string[] words)
    {
        ReadingPrograms.Need();
        var found = await LetterFiles.Reader.TextAsync(file, await File.ReadAllBytesAsync(Path.Combine(Folder, file)));
        found.Refusal.ShouldBeNull();
        var text = string.Join('\n', found.Text!.Paragraphs.Select(p => p.Text));
        foreach (var word in words)
        {
            text.ShouldContain(word);
        }

        var boxes = found.Text.Paragraphs.SelectMany(p => p.Words).ToList();
        boxes.ShouldNotBeEmpty();
        boxes.ShouldAllBe(b => b.Left >= 0 && b.Left + b.Width <= 1.001 && b.Top >= 0 && b.Top + b.Height <= 1.001);
    }

    [Theory]
    [InlineData("en.turned.png")]
    [InlineData("en.head-down.png")]
    [InlineData("en.turned-back.png")]
    public async Task ScanThatDoesNotStand_IsReadAsIfItStood(string file)
    {
        ReadingPrograms.Need();
        var upright = await Upright.Value;
        var turned = await TextOfAsync(file);

        // Of the letterhead's lines, which stand side by side, the first is put otherwise at times.
        turned.Paragraphs.Skip(1).Select(p => p.Text).ShouldBe(upright.Paragraphs.Skip(1).Select(p => p.Text));

        // The boxes are where the words are on the picture as it lies: the date, near the head of the page.
        var (there, here) = (BoxOf(upright, "New"), BoxOf(turned, "New"));
        var (left, top) = file switch
        {
            "en.turned.png" => (1 - there.Top - there.Height, there.Left),
            "en.head-down.png" => (1 - there.Left - there.Width, 1 - there.Top - there.Height),
            _ => (there.Top, 1 - there.Left - there.Width),
        };
        here.Left.ShouldBe(left, 0.01);
        here.Top.ShouldBe(top, 0.01);
    }

    private static WordBox BoxOf(LetterText text, string word) => text.Paragraphs
        .SelectMany(p => p.Words.Where(w => p.Text.AsSpan(w.Start, w.Length).SequenceEqual(word)))
        .First();

    private static async Task<LetterText> TextOfAsync(string file)
    {
        var found = await LetterFiles.Reader.TextAsync(file, await File.ReadAllBytesAsync(Path.Combine(Folder, file)));
        found.Refusal.ShouldBeNull();
        return found.Text!;
    }

    [Fact]
    public async Task PdfThatIsAScan_IsRecognized()
    {
        ReadingPrograms.Need();
        var jpeg = await File.ReadAllBytesAsync(Path.Combine(Folder, "en.scan.jpg"));
        var size = PictureSize.Of(FileKind.Jpeg, jpeg)!;
        var pdf = new MadePdf();
        var image = pdf.AddStream($"/Type /XObject /Subtype /Image /Width {size.Width} /Height {size.Height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", jpeg);
        var file = pdf.Bytes(pdf.AddPages([MadePdf.Latin("600 0 0 800 0 0 cm /I1 Do")], resources: $"/XObject << /I1 {image} 0 R >>"));

        var found = await LetterFiles.Reader.TextAsync("scan.pdf", file);
        found.Refusal.ShouldBeNull();
        string.Join('\n', found.Text!.Paragraphs.Select(p => p.Text)).ShouldContain("from 20 to 23 February 2018");
    }

    [Fact]
    public async Task MissingLanguagesOfAScan_AreNamedWithTheirInstallation()
    {
        ReadingPrograms.Need();
        var options = new IntakeOptions { Programs = new ProgramOptions { ScanLanguages = "xyz" } };
        using var programs = new ChildPrograms(options, NullLogger<ChildPrograms>.Instance);
        var found = await new PictureFormat(new TextRecognition(programs, options), options)
            .ReadAsync("scan.png", await File.ReadAllBytesAsync(Path.Combine(Folder, "en.scan.png")), CancellationToken.None);
        found.Refusal.ShouldStartWith("tesseract lacks the languages xyz; install them with 'apt-get install tesseract-ocr");
    }

    [Theory]
    [InlineData("en.chromium.pdf", 2, "image/png")]
    [InlineData("en.scan.tiff", 2, "image/png")]
    [InlineData("en.scan.png", 1, "image/png")]
    [InlineData("en.scan.jpg", 1, "image/jpeg")]
    public async Task PagePicture_IsDrawnAndKept(string file, int page, string type)
    {
        ReadingPrograms.Need();
        var content = await File.ReadAllBytesAsync(Path.Combine(Folder, file));
        var options = new IntakeOptions();
        using var programs = new ChildPrograms(options, NullLogger<ChildPrograms>.Instance);
        var pictures = new PagePictures(programs, options);

        var picture = await pictures.OfAsync(content, file, page, CancellationToken.None);
        picture.ShouldNotBeNull().ContentType.ShouldBe(type);
        PictureSize.Of(type == "image/png" ? FileKind.Png : FileKind.Jpeg, picture.Content.Span).ShouldNotBeNull().Height.ShouldBeGreaterThan(1_000);
        (await pictures.OfAsync(content, file, page, CancellationToken.None)).ShouldBeSameAs(picture);
        (await pictures.OfAsync(content, file, 99, CancellationToken.None)).ShouldBeNull();
        (await pictures.OfAsync("plain text"u8.ToArray(), "letter.txt", 1, CancellationToken.None)).ShouldBeNull();
    }
}

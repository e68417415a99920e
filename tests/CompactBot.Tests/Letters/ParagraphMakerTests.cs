using System.Globalization;
using System.Text;
using CompactBot.Core.Letters;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Letters;

public sealed class ParagraphMakerTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Corpus", "Letters");

    public static TheoryData<string> Letters() => [.. Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)!).Where(f => f != "2024-02-02-digital-compact-consultations.txt").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Letters))]
    public void LetterWithUnbrokenLines_StaysAsItIs(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        Texts(LetterText.FromPlainText(name, text)).ShouldBe(Blocks(text));
    }

    /// <summary>What is no letter has too few lines to tell a margin from.</summary>
    public static TheoryData<string> LettersOfManyLines() => [.. Letters().Select(row => row.Data).Where(name => !name.StartsWith("not-a-letter", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(LettersOfManyLines))]
    public void LinesBrokenAtAMargin_AreJoined(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        foreach (var width in new[] { 66, 72, 80, 96 })
        {
            var wrapped = string.Join('\n', text.Split('\n').SelectMany(line => Wrapped(line.TrimEnd(), width)));
            AddressesInOneLine(Texts(LetterText.FromPlainText(name, wrapped))).ShouldBe(AddressesInOneLine(Blocks(text)), width.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void PagesWithHeadsAndNumbers_LeaveNothingInTheText(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        Func<int, int, (string Head, string Foot)>[] frames =
        [
            (_, _) => ("", ""),
            (page, _) => ("", $"- {page} -"),
            (page, of) => ("", $"Page {page} of {of}"),
            (page, of) => (page == 1 ? "" : $"Letter to all Permanent Missions        {page}/{of}", ""),
            (page, of) => ("", $"{page} {of}"),
            (page, of) => of == 1 ? ("", "") : (page == 1 || of == 2 ? "" : "Informal consultations on the modalities", $"799 United Nations Plaza, New York, N.Y. 10017, Tel. 212-555-0100\n\n{page}"),
        ];
        foreach (var frame in frames)
        {
            // An address that a page parts stays in two; nothing but running text is made whole.
            var read = Texts(LetterText.FromPlainText(name, Paged(text, frame)));
            OneLine(string.Join(' ', read)).ShouldBe(OneLine(string.Join(' ', Blocks(text))));
            Blocks(text).Where(b => b.Length > 120).Except(read).ShouldBeEmpty();
        }
    }

    [Fact]
    public void HyphenatedLineEnds_AreJoined()
    {
        const string text = """
            The co-facilitators are pleased to invite you to the informal consul-
            tations on the modalities of the summit, which will be held in the Trus-
            teeship Council Chamber. As before, high-level statements of the co-
            facilitators open the meeting; a level of ambition that is really high-
            level is expected from all delegations and from the Secretary-
            General as well, who will speak before everybody else does so today.
            """;
        Texts(LetterText.FromPlainText("x.txt", text)).ShouldHaveSingleItem().ShouldBe(
            "The co-facilitators are pleased to invite you to the informal consultations on the modalities of the summit, which will be held in the "
            + "Trusteeship Council Chamber. As before, high-level statements of the co-facilitators open the meeting; a level of ambition that is really "
            + "high-level is expected from all delegations and from the Secretary-General as well, who will speak before everybody else does so today.");
    }

    [Fact]
    public void ListsFieldsAndTables_KeepTheirLines()
    {
        const string text = """
            We are pleased to invite all delegations to the informal consultations of
            the Group, as set out in the programme below, which has been agreed with
            the Bureau of the Commission:
            (a) The first meeting, on 4 March 2019, for an exchange of views on all of
            the elements of the draft;
            (b) The second meeting.

            Date: Monday, 4 March 2019
            Time: 10 a.m. to 1 p.m.
            Venue: Conference Room 4

            4 March      10:00      Conference Room 4
            5 March      15:00      Conference Room 11
            """;
        Texts(LetterText.FromPlainText("x.txt", text)).ShouldBe(
        [
            "We are pleased to invite all delegations to the informal consultations of the Group, as set out in the programme below, which has been agreed with the Bureau of the Commission:\n"
                + "(a) The first meeting, on 4 March 2019, for an exchange of views on all of the elements of the draft;\n(b) The second meeting.",
            "Date: Monday, 4 March 2019\nTime: 10 a.m. to 1 p.m.\nVenue: Conference Room 4",
            "4 March      10:00      Conference Room 4\n5 March      15:00      Conference Room 11",
        ]);
    }

    [Fact]
    public void ParagraphsWithoutGaps_ArePartedWhereALineEndsShort()
    {
        const string text = """
            We write to you in our capacity as facilitators of the consultations on
            the modalities of the conference, and thank you for your engagement.
            The next meeting will be held on 4 March 2019 in Conference Room 4, with
            interpretation in the six languages.
            Delegations that wish to speak may inscribe themselves on the list until
            the day before the meeting.
            """;
        Texts(LetterText.FromPlainText("x.txt", text)).Count.ShouldBe(3);
    }

    [Fact]
    public void ChineseLines_AreJoinedWithoutSpaces()
    {
        const string text = "我们谨邀请各会员国和观察员国代表团参加关于安全、有序和正常移民全球契约的第\n一轮政府间谈判，会议将于2018年2月20日星期二上午十时在托管理事会会议厅举行，\n并将持续到2月23日星期五。";
        Texts(LetterText.FromPlainText("x.txt", text)).ShouldHaveSingleItem().ShouldNotContain('\n');
        Texts(LetterText.FromPlainText("x.txt", text)).ShouldHaveSingleItem().ShouldNotContain(' ');
    }

    [Fact]
    public void JoinedLines_KeepTheirWordsBoxes()
    {
        TextLine Line(int number, string text) => new(1, text)
        {
            Extent = (0.1, 0.1 + (text.Length * 0.01)),
            Words = [.. Words(text).Select(w => new WordBox(w.Start, w.Length, 1, 0.1 + (w.Start * 0.01), number * 0.02, w.Length * 0.01, 0.015))],
        };

        var lines = new[]
        {
            Line(1, "We have the honour to invite all Member States and Observers to a consul-"),
            Line(2, "tation on the draft, which will take place in Conference Room 4, on Monday"),
            Line(3, "at noon."),
        };
        var paragraph = ParagraphMaker.Make(lines).ShouldHaveSingleItem();
        paragraph.Text.ShouldContain("a consultation on the draft");
        paragraph.Words.Where(w => w.Page == 1).Select(w => paragraph.Text.Substring(w.Start, w.Length)).Take(14).Last().ShouldBe("consul");
        paragraph.Words.Count.ShouldBe(lines.Sum(l => l.Words.Count));
        string.Concat(paragraph.Words.Select(w => paragraph.Text.Substring(w.Start, w.Length))).ShouldBe(paragraph.Text.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void SecondLetterOfAFile_KeepsItsLetterhead()
    {
        const string text = "THE PRESIDENT\nOF THE\nGENERAL ASSEMBLY\n\n1 November 2016\n\nExcellency,\n\nPlease find a letter attached.\n\fTHE PRESIDENT\nOF THE\nGENERAL ASSEMBLY\n\n31 October 2016\n\nExcellency,\n\nThe letter.";
        Texts(LetterText.FromPlainText("x.txt", text)).Count(t => t.StartsWith("THE PRESIDENT", StringComparison.Ordinal)).ShouldBe(2);
    }

    /// <summary>Where an address is broken at a margin cannot be told from where its writer ended a line, and matters to nobody.</summary>
    private static List<string> AddressesInOneLine(List<string> texts) => texts.ConvertAll(t => t.AsSpan().IndexOfAny(",.;:!?") < 0 ? t.Replace('\n', ' ') : t);

    private static string OneLine(string text) => text.Replace('\n', ' ');

    private static List<string> Texts(LetterText text) => [.. text.Paragraphs.Select(p => p.Text)];

    private static List<string> Blocks(string text) =>
    [
        .. text.Replace("\f", "\n\n", StringComparison.Ordinal).Split('\n').Aggregate(
            new List<List<string>> { new() },
            (blocks, line) =>
            {
                if (string.IsNullOrWhiteSpace(line))
                {
                    blocks.Add([]);
                }
                else
                {
                    blocks[^1].Add(line.Trim());
                }

                return blocks;
            }).Where(b => b.Count > 0).Select(b => string.Join('\n', b)),
    ];

    private static IEnumerable<string> Wrapped(string line, int width)
    {
        var text = new StringBuilder();
        foreach (var word in line.Split(' '))
        {
            if (text.Length > 0 && text.Length + 1 + word.Length > width)
            {
                yield return text.ToString();
                text.Clear();
            }

            text.Append(text.Length > 0 ? " " : "").Append(word);
        }

        yield return text.ToString();
    }

    /// <summary>Breaks the lines, puts 24 on a page, and a head and a foot on each.</summary>
    private static string Paged(string text, Func<int, int, (string Head, string Foot)> frame)
    {
        var pages = text.Replace("\f", "\n", StringComparison.Ordinal).Split('\n').SelectMany(line => Wrapped(line.TrimEnd(), 78)).Chunk(24).ToList();
        return string.Join('\f', pages.Select((lines, i) =>
        {
            var (head, foot) = frame(i + 1, pages.Count);
            return (head.Length > 0 ? head + "\n\n" : "") + string.Join('\n', lines) + (foot.Length > 0 ? "\n\n" + foot : "");
        }));
    }

    private static IEnumerable<(int Start, int Length)> Words(string text)
    {
        var start = 0;
        foreach (var word in text.Split(' '))
        {
            yield return (start, word.Length);
            start += word.Length + 1;
        }
    }
}

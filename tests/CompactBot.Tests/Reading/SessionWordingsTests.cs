using System.Globalization;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Reading;

/// <summary>Many ways to convene a session, and ways that must convene none: each sentence of the corpus alone in a letter.</summary>
public sealed class SessionWordingsTests
{
    private static readonly LetterReader Reader = new(new DateReader());

    public static TheoryData<string, string[]> Wordings()
    {
        var data = new TheoryData<string, string[]>();
        string? sentence = null;
        var expected = new List<string>();
        void Close()
        {
            if (sentence is not null)
            {
                data.Add(sentence, [.. expected]);
            }

            expected.Clear();
            sentence = null;
        }

        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpus", "Wordings", "sessions.en.txt")))
        {
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                expected.Add(string.Join(" | ", line[2..].Split('|').Select(p => p.Trim())));
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                Close();
                sentence = line;
            }
        }

        Close();
        return data;
    }

    [Theory]
    [MemberData(nameof(Wordings))]
    public void Sentence_ConvenesWhatAPersonReadsInIt(string sentence, string[] expected)
    {
        var text = $"New York, 5 March 2019\n\nExcellency,\n\n{sentence}\n\nPlease accept, Excellency, the assurances of our highest consideration.\n";
        var letter = Reader.Read(LetterText.FromPlainText("x.txt", text)).Letters.ShouldHaveSingleItem();
        letter.Sessions.Select(Line).ShouldBe(expected);
    }

    private static string Line(Session session) => string.Join(" | ",
        session.Id,
        string.Join(' ', session.Days.Select(d => d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))),
        string.Join(' ', session.Sittings.Select(s => Hour(s.From) + "-" + Hour(s.To))),
        session.Room ?? string.Empty,
        session.City ?? string.Empty,
        session.Status.ToString());

    private static string Hour(NodaTime.LocalTime? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? string.Empty;
}

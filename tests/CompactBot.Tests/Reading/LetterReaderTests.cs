using System.Text.Json;
using System.Text.Json.Nodes;
using CompactBot.Contracts;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Reading;

/// <summary>Reads every letter of the corpus and holds what was read against what a person read in it.</summary>
public sealed class LetterReaderTests
{
    private static readonly LetterReader Reader = new(new DateReader());

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Corpus", "Letters");

    public static TheoryData<string> Letters() =>
        [.. Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Letters))]
    public void CorpusLetter_IsReadAsAPersonReadIt(string name)
    {
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".expected.json")))!.AsObject();
        var result = Read(name);
        if (expected["refusal"] is { } refusal)
        {
            result.Letters.ShouldBeEmpty();
            result.Refusal.ShouldBe((string?)refusal);
            return;
        }

        result.Refusal.ShouldBeNull();
        var actual = JsonSerializer.SerializeToNode(LetterFileJson.For(name + ".txt", result.Letters), LetterContract.Default.LetterFileJson)!;
        var differences = new LetterDifferences().Of(expected, actual);
        differences.ShouldBeEmpty(name + "\n" + string.Join("\n", differences));
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void CorpusLetter_EveryQuoteStandsWhereItIsSaidToStand(string name)
    {
        foreach (var reading in Read(name).Letters)
        {
            foreach (var evidence in reading.Evidence.Concat(reading.Sessions.SelectMany(s => s.Evidence)))
            {
                evidence.Letter.ShouldBe(reading.Letter.Id);
                evidence.Quote.ShouldNotBeEmpty();
                var text = reading.Letter.Paragraph(evidence.Paragraph).ShouldNotBeNull().Text;
                text.Substring(evidence.Start, evidence.Quote.Length).ShouldBe(evidence.Quote);
            }

            var quotes = reading.Deadlines.Select(d => (d.Paragraph, d.Quote))
                .Concat(reading.Enclosures.Select(e => (e.Paragraph, e.Quote)))
                .Concat(reading.References.Select(r => (r.LetterParagraph, r.Quote)))
                .Concat(reading.EarlierLetters.Select(e => (e.Paragraph, e.Quote)))
                .Concat(reading.Remarks.Select(r => (r.Paragraph, r.Quote)));
            foreach (var (paragraph, quote) in quotes)
            {
                reading.Letter.Paragraph(paragraph).ShouldNotBeNull().Text.ShouldContain(quote);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void CorpusLetter_EveryStatedFieldHasEvidenceOrIsNamedAsInferred(string name)
    {
        foreach (var session in Read(name).Letters.SelectMany(l => l.Sessions))
        {
            var known = session.Evidence.Select(e => e.Field).Concat(session.Inferred).ToHashSet(StringComparer.Ordinal);
            var stated = new (string Field, bool IsStated)[]
            {
                ("title", true), ("start", true), ("end", true), ("days", true), ("sittings", session.Sittings.Count > 0),
                ("ordinal", session.Ordinal is not null), ("of", session.Of is not null), ("theme", session.Theme is not null),
                ("city", session.City is not null), ("building", session.Building is not null), ("room", session.Room is not null),
                ("zone", session.Zone is not null), ("convenor", session.Convenor is not null), ("invited", session.Invited.Count > 0),
                ("level", session.Level is not null), ("mode", session.Mode != SessionMode.Unstated), ("status", session.Status != SessionStatus.Scheduled),
            };
            stated.Where(f => f.IsStated && !known.Contains(f.Field)).Select(f => session.Id + ": " + f.Field).ShouldBeEmpty();
        }
    }

    /// <summary>What readings share (patterns and what they remember) is no business of another reading.</summary>
    [Fact]
    public void Letters_ReadAtOnce_AreReadAsAlone()
    {
        const int Threads = 4;
        var letters = Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal).Take(6).ToList();
        var alone = letters.Select(As).ToList();

        Parallel.For(0, Threads * letters.Count, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = TestContext.Current.CancellationToken }, at =>
        {
            As(letters[at % letters.Count]).ShouldBe(alone[at % letters.Count]);
        });

        static string As(string letter) => string.Join('\n', Read(letter).Letters.Select(l => JsonSerializer.Serialize(l, StoredJson.Default.LetterReading)));
    }

    internal static ReadingResult Read(string name) =>
        Reader.Read(LetterText.FromPlainText(name + ".txt", File.ReadAllText(Path.Combine(Folder, name + ".txt"))));
}

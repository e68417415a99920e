using System.Text.Json;
using System.Text.Json.Nodes;
using CompactBot.Contracts;
using CompactBot.Core.Dates;
using CompactBot.Intake;
using CompactBot.Tests.Intake.Programs;
using CompactBot.Tests.Reading.Scoring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Reading;

/// <summary>
/// Scores the reader on letters that were written, with what a person reads in them, by somebody who did not know the reader. The table
/// by format, by language and by field is printed with -showliveoutput; SCORED_CORPUS names another folder of the same shape to score.
/// </summary>
public sealed class ScoredCorpusTests(ITestOutputHelper output)
{
    private const string All = "all";

    private static readonly string? OtherFolder = Environment.GetEnvironmentVariable("SCORED_CORPUS") is { Length: > 0 } named ? named : null;

    private static string Folder => OtherFolder ?? Path.Combine(AppContext.BaseDirectory, "Corpus", "Scored");

    [Fact]
    public async Task ScoredLetters_EachFormatAndField_StaysAtItsScore()
    {
        // The floors count PDF files and scans.
        ReadingPrograms.Need();
        var table = new ScoreTable();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddSingleton<IDateReader, DateReader>()
            .AddIntake()
            .BuildServiceProvider();
        var reader = services.GetRequiredService<LetterFileReader>();
        foreach (var path in Directory.GetFiles(Folder, "*.expected.json").Order(StringComparer.Ordinal))
        {
            var expected = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            var file = (string)expected["file"]!;
            var result = await reader.ReadAsync(file, File.ReadAllBytes(Path.Combine(Folder, file)), TestContext.Current.CancellationToken);
            var read = JsonSerializer.SerializeToNode(LetterFileJson.For(file, result.Letters), LetterContract.Default.LetterFileJson)!.AsObject();
            var scorer = new LetterScorer().Compare(expected, read);
            table.Add(Path.GetExtension(file).TrimStart('.'), scorer.Scores);
            table.Add((string?)expected["language"] ?? "en", scorer.Scores);
            table.Add(All, scorer.Scores);
            foreach (var difference in scorer.Differences)
            {
                output.WriteLine($"{file}: {difference}{(result.Refusal is { } refusal ? " – refused: " + refusal : "")}");
            }
        }

        output.WriteLine(table.ToString());
        if (OtherFolder is not null)
        {
            return;
        }

        // The scores that were reached, by group and field: a lower one is a fall.
        var floors = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "floors.json")))!.AsObject();
        var falls = from floor in floors
                    from field in floor.Value!.AsObject()
                    let score = table.Of(floor.Key, field.Key)
                    where score.F1 < (double)field.Value!
                    select $"{floor.Key} {field.Key}: {score.F1:P1}, and it was {(double)field.Value!:P1}";
        falls.ShouldBeEmpty();

        // No average makes up for these: a session that no letter convenes, a slip that nobody is told of.
        table.Of(All, "sessions").Extra.ShouldBe(0, "sessions invented");
        table.Of(All, "remarks").Missing.ShouldBe(0, "remarks missing");
    }
}

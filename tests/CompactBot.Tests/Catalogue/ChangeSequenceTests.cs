using Shouldly;
using Xunit;

namespace CompactBot.Tests.Catalogue;

/// <summary>Sequences of letters that change what earlier ones announced: Corpus/Changes, and Corpus/Scored/Changes.</summary>
public sealed class ChangeSequenceTests
{
    public static TheoryData<string> Sequences => [.. new[] { "Changes", Path.Combine("Scored", "Changes") }
        .Select(folder => Path.Combine(AppContext.BaseDirectory, "Corpus", folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .Select(file => Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "Corpus"), file))];

    [Theory]
    [MemberData(nameof(Sequences))]
    public void LettersThatChangeWhatWasAnnounced_MakeTheStatesExpected(string file)
    {
        var differences = new ChangeSequence(Path.Combine(AppContext.BaseDirectory, "Corpus", file)).Differences().ToList();
        differences.ShouldBeEmpty(string.Join('\n', differences));
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>
/// The project's own dialogues, a folder a language under Corpus/Questions, over three catalogues: the five letters, a whole process, and
/// another process. 75 a language were written without having seen the answers, and so were the "hurried" ones, of which a quarter to a third were right at first; the "pairs" differ in a word. A conversation counts as one. Printed with -showliveoutput; a fall under the floor fails.
/// QUESTION_CORPUS names another folder of that shape (its catalogues are these), to be measured and not held to a floor; with QUESTION_TOTALS
/// set only the totals are printed, so that questions kept aside stay unseen.
/// </summary>
public sealed class CatalogueQuestionTests(ITestOutputHelper output)
{
    /// <summary>The least part of conversations that is right in every turn, and the most that hold what letters do not say: none.</summary>
    private static readonly Dictionary<string, (double Right, int Wrong)> Floors = new(StringComparer.Ordinal)
    {
        ["en"] = (0.97, 0), ["fr"] = (0.95, 0), ["es"] = (0.95, 0), ["ar"] = (0.95, 0), ["ru"] = (0.95, 0), ["zh"] = (0.95, 0),
    };

    private static readonly ConcurrentDictionary<string, CatalogueSnapshot> Catalogues = new(StringComparer.Ordinal);

    public static TheoryData<string> Languages => [.. Directory.EnumerateDirectories(Asked)
        .Select(folder => Path.GetFileName(folder))
        .Where(Floors.ContainsKey)
        .Order(StringComparer.Ordinal)];

    private static string? Other => Environment.GetEnvironmentVariable("QUESTION_CORPUS") is { Length: > 0 } folder ? folder : null;

    private static string Asked => Other ?? Folder;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Corpus", "Questions");

    [Theory]
    [MemberData(nameof(Languages))]
    public void Conversations_AreAnsweredRight(string language)
    {
        var conversations = Load(language);
        var failed = conversations.Select(c => (Conversation: c, Failures: QuestionCorpus.Failures(Of(c.Catalogue), c))).Where(c => c.Failures.Count > 0).ToList();

        // What must never be said is a wrong fact; what is not found, or told otherwise, is a question not answered.
        var wrong = failed.Where(c => c.Failures.Any(f => f.Contains(": says \"", StringComparison.Ordinal))).ToList();
        output.WriteLine($"{language}, over three catalogues: {conversations.Count} conversations, {conversations.Count - failed.Count} right, {wrong.Count} with what no letter says");
        foreach (var failure in Environment.GetEnvironmentVariable("QUESTION_TOTALS") is { Length: > 0 } ? [] : failed.SelectMany(c => c.Failures))
        {
            output.WriteLine(failure);
        }

        if (Other is not null)
        {
            return;
        }

        var floor = Floors[language];
        (conversations.Count - failed.Count).ShouldBeGreaterThanOrEqualTo((int)(conversations.Count * floor.Right));
        wrong.Count.ShouldBeLessThanOrEqualTo(floor.Wrong, string.Join('\n', wrong.SelectMany(c => c.Failures)));
    }

    /// <summary>The dialogues of a language.</summary>
    internal static IReadOnlyList<Conversation> Load(string language) => [.. Directory.EnumerateFiles(Path.Combine(Asked, language), "*.json")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => JsonSerializer.Deserialize<List<Conversation>>(File.ReadAllText(file), JsonSerializerOptions.Web)!)];

    /// <summary>The five letters, or a catalogue of Corpus/Questions/catalogues.</summary>
    internal static CatalogueSnapshot Of(string name)
    {
        if (name == "five-letters")
        {
            return QuestionCorpus.ByReader;
        }

        return Catalogues.GetOrAdd(name, static name => CatalogueSnapshot.Of(Directory.EnumerateFiles(Path.Combine(Folder, "catalogues", name), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => new LetterReader(new DateReader()).Read(LetterText.FromPlainText(Path.GetFileName(path), File.ReadAllText(path))).Letters)));
    }
}

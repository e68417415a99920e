using System.Text.Json;
using CompactBot.Core.Answers;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using CompactBot.Core.World;
using CompactBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Tests.Answers;

/// <summary>Questions of Corpus/Questions, put to a catalogue as of each conversation's now.</summary>
internal static class QuestionCorpus
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly Lazy<CatalogueSnapshot> Read = new(() => CatalogueSnapshot.Of(
        LettersByHand.Names.Select(name => Path.Combine(AppContext.BaseDirectory, "Corpus", "Letters", name + ".txt")).SelectMany(ReadLetter)));

    public static Respondent Respondent { get; } = new(new DateReader(), Gazetteer.World, new SqlitePassages());

    /// <summary>The five letters as the reader reads them.</summary>
    public static CatalogueSnapshot ByReader => Read.Value;

    public static IReadOnlyList<Conversation> Load(string name) => JsonSerializer.Deserialize<List<Conversation>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", "Questions", name + ".json")), JsonSerializerOptions.Web)!;

    /// <summary>The files of questions.</summary>
    public static IReadOnlyList<string> Names => [.. Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "Questions"), "*.json")
        .Select(f => Path.GetFileNameWithoutExtension(f))
        .Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with the answers, a line for each; empty where all are right.</summary>
    public static IReadOnlyList<string> Failures(CatalogueSnapshot catalogue, Conversation conversation) =>
        [.. Judge(catalogue, conversation).SelectMany(turn => turn.Failures)];

    /// <summary>Each question with what became of it.</summary>
    public static IReadOnlyList<JudgedTurn> Judge(CatalogueSnapshot catalogue, Conversation conversation)
    {
        var judged = new List<JudgedTurn>();
        var dialogue = Dialogue.Empty;
        var zone = conversation.Zone is null ? null : DateTimeZoneProviders.Tzdb[conversation.Zone];
        var now = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(conversation.Now).Value;
        var known = catalogue.AsOf(now.Date);
        foreach (var turn in conversation.Turns)
        {
            var (answer, next) = Respondent.Answer(known, new Question(turn.Ask, now.InZoneLeniently(zone ?? NewYork).ToInstant(), zone), dialogue);
            dialogue = next;
            var language = turn.Language ?? conversation.Language;
            var failures = Wrong(known, turn, answer, language).Select(wrong => $"[{conversation.Now}] {turn.Ask}: {wrong}\n    {answer.Text.Replace("\n", "\n    ", StringComparison.Ordinal)}").ToList();

            // Not to answer is no wrong fact; to answer otherwise than the letters do is one.
            var verdict = failures.Count == 0 ? Verdict.Right : answer.Outcome is Outcome.Answered or Outcome.NotAnnounced ? Verdict.Wrong : Verdict.Abstained;
            var isWrong = answer.Outcome == Outcome.Answered && (turn.Never.Any(f => answer.Text.Contains(f, StringComparison.OrdinalIgnoreCase))
                || (turn.Sessions is { Count: > 0 } meant && answer.Sessions.Count > 0 && !answer.Sessions.Any(s => meant.Contains(s.Id))));
            judged.Add(new JudgedTurn(turn.Ask, language, verdict, failures) { IsWrongFact = isWrong });
        }

        return judged;
    }

    private static IEnumerable<string> Wrong(CatalogueSnapshot catalogue, CorpusTurn turn, Answer answer, string language)
    {
        if (answer.Message.Language != language)
        {
            yield return $"in {answer.Message.Language}, not {language}";
        }

        var outcome = turn.Outcome.Replace("-", "", StringComparison.Ordinal);
        if (!string.Equals(answer.Outcome.ToString(), outcome, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{answer.Outcome}, not {turn.Outcome}";
        }

        if (turn.Sessions is { } sessions && !answer.Sessions.Select(s => s.Id).Order(StringComparer.Ordinal).SequenceEqual(sessions.Order(StringComparer.Ordinal)))
        {
            yield return $"about <{string.Join(", ", answer.Sessions.Select(s => s.Id))}>, not <{string.Join(", ", sessions)}>";
        }

        foreach (var fact in turn.Says.Where(f => !answer.Text.Contains(f, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"does not say \"{fact}\"";
        }

        foreach (var fact in turn.Never.Where(f => answer.Text.Contains(f, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"says \"{fact}\"";
        }

        if (answer.Outcome == Outcome.Answered && answer.Message.Citations.Count == 0)
        {
            yield return "answered without a citation";
        }

        foreach (var citation in answer.Message.Citations.Where(c => c.Paragraph > 0 && catalogue.Letter(c.Letter)?.Letter.Paragraph(c.Paragraph)?.Text.Contains(c.Quote, StringComparison.Ordinal) != true))
        {
            yield return $"cites words that paragraph {citation.Paragraph} of {citation.Letter} does not have: \"{citation.Quote}\"";
        }

        if (answer.Outcome == Outcome.Ambiguous && answer.Choices.Count < 2)
        {
            yield return "asks back without choices";
        }
    }

    private static IEnumerable<LetterReading> ReadLetter(string path)
    {
        var result = new LetterReader(new DateReader()).Read(LetterText.FromPlainText(Path.GetFileName(path), File.ReadAllText(path)));
        return result.Letters;
    }
}

/// <summary>What became of a question.</summary>
internal enum Verdict
{
    Right,
    Wrong,
    Abstained,
}

/// <summary>A question that was asked, what became of it, and what is wrong with the answer.</summary>
internal sealed record JudgedTurn(string Ask, string Language, Verdict Verdict, IReadOnlyList<string> Failures)
{
    /// <summary>Whether it was answered with what must never be said, or about none of the sessions that were meant.</summary>
    public bool IsWrongFact { get; init; }
}

/// <summary>Turns of one dialogue at one time.</summary>
internal sealed record Conversation(string Now, string? Zone, IReadOnlyList<CorpusTurn> Turns)
{
    /// <summary>What its answers must be in.</summary>
    public string Language { get; set; } = LanguageTags.Default;

    /// <summary>Whose letters are asked: the five, or a folder of Corpus/Questions/catalogues.</summary>
    public string Catalogue { get; set; } = "five-letters";

    /// <summary>What the conversation is about.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];
}

/// <summary>A question and what its answer must be. Sessions are not looked at where they are null.</summary>
internal sealed record CorpusTurn(string Ask, string Outcome, IReadOnlyList<string>? Sessions)
{
    public IReadOnlyList<string> Says { get; set; } = [];

    public IReadOnlyList<string> Never { get; set; } = [];

    /// <summary>What the answer must be in, where that is not the conversation's.</summary>
    public string? Language { get; set; }
}

using CompactBot.Core.Answers;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>Utterances that others collected: what is outside is not answered, what asks is not declined, what commands is.</summary>
public sealed class QuestionTestsetTests(ITestOutputHelper output)
{
    private static readonly Instant Now = Instant.FromUtc(2018, 2, 10, 14, 0);

    [Fact]
    public void OutOfScope_IsNotAnswered()
    {
        var outcomes = QuestionSets.Lines("out-of-scope.en.txt").Select(line => (line, Ask(line))).ToList();
        var answered = outcomes.Where(o => o.Item2 == Outcome.Answered).ToList();
        var announced = outcomes.Where(o => o.Item2 is Outcome.NotAnnounced or Outcome.Ambiguous).ToList();
        output.WriteLine($"out of scope: {outcomes.Count} questions, {answered.Count} answered, {announced.Count} taken for the process's");
        answered.Count.ShouldBe(0, string.Join('\n', answered));
        announced.Count.ShouldBeLessThanOrEqualTo(outcomes.Count / 500, string.Join('\n', announced));
    }

    [Fact]
    public void Calendar_CommandsAreDeclinedAndQuestionsAreNot()
    {
        var rows = QuestionSets.Lines("calendar.en.tsv").Select(line => line.Split('\t')).Where(row => row.Length == 2).ToList();
        var asking = rows.Where(row => row[0].StartsWith("Find", StringComparison.Ordinal) || row[0].StartsWith("Show", StringComparison.Ordinal) || row[0] == "TimeRemaining").ToList();
        var doing = rows.Where(row => row[0].StartsWith("Create", StringComparison.Ordinal) || row[0].StartsWith("Change", StringComparison.Ordinal) || row[0].StartsWith("Delete", StringComparison.Ordinal)).ToList();
        var wrongly = asking.Where(row => Ask(row[1]) == Outcome.Declined).Select(row => row[1]).ToList();
        var missed = doing.Where(row => Ask(row[1]) != Outcome.Declined).Select(row => row[1]).ToList();
        output.WriteLine($"calendar: {asking.Count} questions, {wrongly.Count} declined; {doing.Count} commands, {missed.Count} not declined");
        wrongly.Count.ShouldBeLessThanOrEqualTo(asking.Count / 100, string.Join('\n', wrongly));
        missed.Count.ShouldBeLessThanOrEqualTo(doing.Count / 50, string.Join('\n', missed));
    }

    private static Outcome Ask(string text) => QuestionCorpus.Respondent.Answer(LettersByHand.Catalogue, new Question(text, Now), Dialogue.Empty).Answer.Outcome;
}

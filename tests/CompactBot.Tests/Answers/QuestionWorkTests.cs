using CompactBot.Benchmarks.Questions;
using CompactBot.Core.Answers;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Questions;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>How many sessions questions look at in a large catalogue: counted, so that a slow machine fails nothing and a walk over all pairs does.</summary>
public sealed class QuestionWorkTests(ITestOutputHelper output)
{
    private const int Processes = 250;
    private const int SessionsOfEach = 20;
    private const int All = Processes * SessionsOfEach;

    /// <summary>Each so many-th question of the corpus is asked.</summary>
    private const int Step = 4;

    private static readonly Lazy<CatalogueSnapshot> Large = new(() => MadeCatalogue.Of(Processes, SessionsOfEach));
    private static readonly Instant Now = Instant.FromUtc(2018, 2, 10, 14, 0);

    [Fact]
    public void ManySessions_AreNotWalkedThroughAgainAndAgain()
    {
        var questions = QuestionCorpus.Names.SelectMany(QuestionCorpus.Load).SelectMany(c => c.Turns).Select(t => t.Ask).Distinct(StringComparer.Ordinal).Where((_, i) => i % Step == 0).ToList();
        var looked = questions.Select(q => (Question: q, Count: LookedAt(Large.Value, q))).OrderBy(l => l.Count).ToList();

        output.WriteLine($"of {All} sessions half of the questions look at {looked[looked.Count / 2].Count} at most, nine in ten at {looked[looked.Count * 9 / 10].Count}, \"{looked[^1].Question}\" at {looked[^1].Count}");
        looked[^1].Count.ShouldBeLessThan(4 * All, looked[^1].Question);
        looked[looked.Count * 9 / 10].Count.ShouldBeLessThan(All / 4);
        looked[looked.Count / 2].Count.ShouldBeLessThan(All / 25);
    }

    [Theory]
    [InlineData("When is the next round, and in which room?")]
    [InlineData("What is on on 13 February 2018?")]
    [InlineData("Which sessions clash?")]
    [InlineData("What comes after the tenth round?")]
    [InlineData("When is the fourth thematic session on road safety?")]
    [InlineData("Who signed the last letter?")]
    [InlineData("Quelle est la prochaine session à Vienne ?")]
    [InlineData("¿Cuántas rondas hubo y cuándo?")]
    [InlineData("Which room is the round in on Friday?")]
    [InlineData("What is coming up?")]
    public void QuestionOfFew_LooksAtFew(string question)
    {
        LookedAt(Large.Value, question).ShouldBeLessThan(All / 5);
    }

    private static long LookedAt(CatalogueSnapshot catalogue, string question)
    {
        CatalogueIndex.Of(catalogue);
        var before = SessionRun.LookedAt;
        QuestionCorpus.Respondent.Answer(catalogue, new Question(question, Now), Dialogue.Empty);
        return SessionRun.LookedAt - before;
    }
}

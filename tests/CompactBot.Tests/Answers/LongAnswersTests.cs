using CompactBot.Benchmarks.Questions;
using CompactBot.Core.Answers;
using CompactBot.Core.Catalogue;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>What is cut short says so.</summary>
public sealed class LongAnswersTests
{
    private static readonly Lazy<CatalogueSnapshot> Large = new(() => MadeCatalogue.Of(250, 4));

    [Theory]
    [InlineData("What are the deadlines?")]
    [InlineData("What were the past deadlines?")]
    [InlineData("What was enclosed?")]
    [InlineData("Which letters are there?")]
    public void MoreThanIsTold_IsSaid(string question)
    {
        var answer = QuestionCorpus.Respondent.Answer(Large.Value, new Question(question, Instant.FromUtc(2018, 2, 10, 14, 0)), Dialogue.Empty).Answer;
        answer.Outcome.ShouldBe(Outcome.Answered, answer.Message.Headline);
        answer.Message.Paragraphs.ShouldContain(p => p.StartsWith("Only the ", StringComparison.Ordinal), answer.Message.Headline);
    }
}

using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>The corpus of questions over the five letters: what each must be answered, what it must say and never say.</summary>
public sealed class QuestionCorpusTests
{
    public static TheoryData<string> Files => [.. QuestionCorpus.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void LettersReadByHand_AnswersAreRight(string file) =>
        QuestionCorpus.Load(file).SelectMany(c => QuestionCorpus.Failures(LettersByHand.Catalogue, c)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void LettersReadByTheReader_AnswersAreRight(string file) =>
        QuestionCorpus.Load(file).SelectMany(c => QuestionCorpus.Failures(QuestionCorpus.ByReader, c)).ShouldBeEmpty();
}

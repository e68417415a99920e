using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>
/// The project's own dialogues over three catalogues with one slip in each question. Right is what the question without the slip must be
/// answered; a wrong fact is an answer with what must never be said, or about other sessions than those meant. What is not found, not understood
/// or asked back is neither. Printed with -showliveoutput.
/// </summary>
public sealed class RandomEditTests(ITestOutputHelper output)
{
    private const int Seed = 20180210;

    /// <summary>The most parts of a hundred that a slip may cost, and the most wrong facts. What was reached: the aim is five in every language.</summary>
    private static readonly Dictionary<string, (double Points, int Wrong)> Bars = new(StringComparer.Ordinal)
    {
        ["en"] = (5, 0), ["fr"] = (5, 0), ["es"] = (5, 0), ["ar"] = (16, 0), ["ru"] = (10, 0), ["zh"] = (16, 0),
    };

    public static TheoryData<string> Languages => CatalogueQuestionTests.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public void SlipInAQuestion_CostsLittle(string language)
    {
        var edit = new RandomEdit(language, Seed);
        var asked = 0;
        var (before, right, wrong) = (0, 0, 0);
        foreach (var conversation in CatalogueQuestionTests.Load(language))
        {
            // Each question with its slip in a dialogue whose earlier questions have none.
            var catalogue = CatalogueQuestionTests.Of(conversation.Catalogue);
            for (var at = 0; at < conversation.Turns.Count; at++)
            {
                var turns = conversation.Turns.Take(at + 1).ToList();
                var plain = QuestionCorpus.Judge(catalogue, conversation with { Turns = turns })[^1];
                if (edit.Of(turns[^1].Ask) is not { } ask || ask == turns[^1].Ask)
                {
                    continue;
                }

                var slipped = turns[^1] with { Ask = ask };
                var judged = QuestionCorpus.Judge(catalogue, conversation with { Turns = [.. turns.SkipLast(1), slipped] })[^1];
                asked++;
                before += plain.Verdict == Verdict.Right ? 1 : 0;
                right += judged.Verdict == Verdict.Right ? 1 : 0;
                if (judged.IsWrongFact && !plain.IsWrongFact)
                {
                    wrong++;
                    output.WriteLine($"    wrong: {turns[^1].Ask} → {string.Join(' ', judged.Failures)}");
                }
                else if (judged.Verdict != Verdict.Right && plain.Verdict == Verdict.Right)
                {
                    output.WriteLine($"    missed: {turns[^1].Ask} → {slipped.Ask}");
                }
            }
        }

        output.WriteLine($"{language}, one slip: {asked} questions, {before} right without, {right} right with, {wrong} wrong facts, {asked - right - wrong} abstained");
        (before - right).ShouldBeLessThanOrEqualTo((int)(asked * Bars[language].Points / 100));
        wrong.ShouldBeLessThanOrEqualTo(Bars[language].Wrong);
    }
}

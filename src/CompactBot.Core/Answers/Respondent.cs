using CompactBot.Core.Catalogue;
using CompactBot.Core.Messages;

namespace CompactBot.Core.Answers;

/// <summary>Answers a question from the catalogue.</summary>
public sealed class Respondent
{
    public Turn Answer(CatalogueSnapshot catalogue, Question question, Dialogue dialogue)
    {
        ArgumentNullException.ThrowIfNull(question);
        _ = catalogue;
        return new Turn(new Answer { Outcome = Outcome.NotUnderstood, Message = new Message { Headline = question.Text } }, dialogue);
    }
}

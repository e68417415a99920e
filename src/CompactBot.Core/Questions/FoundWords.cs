using CompactBot.Core.Dates;
using CompactBot.Core.World;

namespace CompactBot.Core.Questions;

/// <summary>What a stretch of a question's words is.</summary>
internal enum ItemKind
{
    Phrase,
    Date,
    Place,
    Room,
    Person,
    Symbol,
    Number,
    Content,
}

/// <summary>A stretch of a question's words and what it is.</summary>
/// <param name="First">The number of its first word.</param>
/// <param name="Count">How many words it has.</param>
internal sealed record FoundItem(ItemKind Kind, int First, int Count, string Text)
{
    public IReadOnlyList<Meaning> Meanings { get; init; } = [];

    public DateExpression? Date { get; init; }

    public PlaceMention? Place { get; init; }

    /// <summary>The full name, for a room.</summary>
    public string? Name { get; init; }

    public int Number { get; init; }

    /// <summary>Whether it is a standard term, whole as it stands.</summary>
    public bool IsTerm { get; init; }

    public Meaning? Of(MeaningKind kind)
    {
        for (var i = 0; i < Meanings.Count; i++)
        {
            if (Meanings[i].Kind == kind)
            {
                return Meanings[i];
            }
        }

        return null;
    }

    public bool Is(MeaningKind kind, string value)
    {
        for (var i = 0; i < Meanings.Count; i++)
        {
            if (Meanings[i].Kind == kind && Meanings[i].Value == value)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A question's words, each in one item.</summary>
internal sealed class FoundWords(string text, IReadOnlyList<WordToken> tokens, IReadOnlyList<FoundItem> items)
{
    private QuestionOpening? _opening;

    public string Text { get; } = text;

    public IReadOnlyList<WordToken> Tokens { get; } = tokens;

    public IReadOnlyList<FoundItem> Items { get; } = items;

    /// <summary>What the first of them tell; asked for several times while a question is read.</summary>
    /// <param name="lexicon">The language that the words were found by.</param>
    public QuestionOpening Opening(Lexicon lexicon) => _opening ??= new QuestionOpening(this, lexicon);
}

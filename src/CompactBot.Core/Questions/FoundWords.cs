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

    public Meaning? Of(MeaningKind kind) => Meanings.FirstOrDefault(m => m.Kind == kind);

    public bool Is(MeaningKind kind, string value) => Meanings.Any(m => m.Kind == kind && m.Value == value);
}

/// <summary>A question's words, each in one item.</summary>
internal sealed record FoundWords(string Text, IReadOnlyList<WordToken> Tokens, IReadOnlyList<FoundItem> Items);

namespace CompactBot.Core.World;

/// <summary>What a mention of a place names.</summary>
public enum MentionKind
{
    City,
    Building,
    Room,
}

/// <summary>A name of a place found in a text.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Name">Its full name ("United Nations Headquarters" where the text has "UNHQ").</param>
/// <param name="Text">The words, exactly as they stand in the text.</param>
/// <param name="Start">Where they start, in UTF-16 code units.</param>
public sealed record PlaceMention(MentionKind Kind, string Name, string Text, int Start)
{
    public int End => Start + Text.Length;

    /// <summary>The city meant; for a room or a building where all that bear the name stand in one city, that city, else null.</summary>
    public Place? Place { get; init; }

    /// <summary>The buildings that have a room of that name, or the building named itself; empty for a city. Several where the name is common.</summary>
    public IReadOnlyList<Building> Buildings { get; init; } = [];
}

namespace CompactBot.Core.Questions;

/// <summary>
/// Stems in a language's words: "раунд*" is раунд, раунда, раундов. How far an ending may go is the same for all languages, so that a stem
/// says what it can stand for by its own letters.
/// </summary>
internal static class WordStems
{
    /// <summary>The longest ending: "-иями", "-ements".</summary>
    private const int LongestEnding = 4;

    /// <summary>Shorter stems stand for too much.</summary>
    private const int ShortestStem = 3;

    public static bool IsStem(string word) => word.Length > ShortestStem && word[^1] == '*';

    /// <summary>The shortest stem that the word could have.</summary>
    public static int Shortest(string word) => Math.Max(ShortestStem, word.Length - LongestEnding);
}

namespace CompactBot.Core.Languages;

/// <summary>
/// What becomes of two words where a value is put into a phrase: "de" before "le premier" is "du premier", before "audition" "d’audition".
/// A rule of a language's grammar.json.
/// </summary>
/// <param name="Before">What the phrase has before the value, its space included.</param>
/// <param name="After">A pattern of how the value begins.</param>
/// <param name="Write">What is written in place of <paramref name="Before"/>; $1 is the pattern's first group, so that an ending can be another ("в Вене").</param>
/// <param name="Take">Whether what the pattern found is left out of the value.</param>
internal sealed record Seam(string Before, Pattern After, string Write, bool Take = false);

using System.Buffers;
using System.Globalization;
using System.Text;

namespace CompactBot.Core.Languages;

/// <summary>What a text must hold to be worth asking an expression of it: one word of each list, and perhaps a figure.</summary>
/// <param name="lists">The lists, the one that the fewest texts hold a word of first.</param>
/// <param name="figure">Whether it must hold a figure, of whatever script.</param>
internal sealed class TextNeed(IEnumerable<IReadOnlySet<string>> lists, bool figure)
{
    private static readonly SearchValues<char> Figures = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber)]);

    private readonly WordSet[] _lists = [.. lists.Select(WordSet.Of)];

    /// <summary>Every text has it.</summary>
    public bool IsNothing => _lists.Length == 0 && !figure;

    /// <param name="text">The text, or a stretch of one.</param>
    /// <param name="whole">The same where it is a whole text.</param>
    public bool IsMetBy(ReadOnlySpan<char> text, string? whole)
    {
        if (figure && !HasFigure(text))
        {
            return false;
        }

        foreach (var list in _lists)
        {
            if (!list.IsIn(text, whole))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasFigure(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9') || (!Ascii.IsValid(text) && text.ContainsAny(Figures));
}

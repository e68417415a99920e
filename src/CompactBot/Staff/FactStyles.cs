using System.Text;

namespace CompactBot.Staff;

/// <summary>
/// Ties facts and words without a script: whichever of the two a pointer rests on or the keyboard has reached, the other is lit. Style
/// sheets know no "the one with the same name", so there is a rule for each name.
/// </summary>
internal static class FactStyles
{
    /// <summary>No letter has as many.</summary>
    private const int Most = 600;

    public static string For(IEnumerable<string> anchors)
    {
        var text = new StringBuilder();
        foreach (var a in anchors.Take(Most))
        {
            text.Append(".beside:has([data-fact=").Append(a).Append("]:is(:hover,:focus-within,:target)) :is(mark,.box)[data-facts~=").Append(a).Append("],")
                .Append(".beside:has(:is(mark,.box)[data-facts~=").Append(a).Append("]:is(:hover,:focus-within)) [data-fact=").Append(a).AppendLine("]{--lit:var(--mark-strong);--lit-box:#f09a00;--lit-opacity:.6}");
        }

        return text.ToString();
    }

    /// <summary>"f1" to "f12" and "r1" to "r3".</summary>
    public static IEnumerable<string> Anchors(int facts, int remarks) =>
        Enumerable.Range(1, Math.Clamp(facts, 0, Most)).Select(i => $"f{i}").Concat(Enumerable.Range(1, Math.Clamp(remarks, 0, Most)).Select(i => $"r{i}"));
}

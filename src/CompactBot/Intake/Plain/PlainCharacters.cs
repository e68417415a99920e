using System.Text;

namespace CompactBot.Intake.Plain;

/// <summary>
/// Leaves out of a text the characters that cannot be seen: marks without width, and those that turn the direction in which it is shown, so
/// that what is read is what stands there.
/// </summary>
internal static class PlainCharacters
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not ('\u200B' or '\uFEFF' or '\u2060' or '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
            {
                plain.Append(c == '\u00A0' ? ' ' : c);
            }
        }

        return plain.ToString();
    }
}

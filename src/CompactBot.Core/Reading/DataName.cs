namespace CompactBot.Core.Reading;

/// <summary>What a value of an enumeration is called in ids, in data files and on the wire: in kebab case, "thematic-session".</summary>
public static class DataName
{
    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}

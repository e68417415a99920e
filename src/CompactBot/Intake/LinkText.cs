namespace CompactBot.Intake;

/// <summary>Says where a link leads beside the words that carry it, unless they say so themselves.</summary>
internal static class LinkText
{
    private const int LongestAddress = 500;

    /// <summary>What to put behind the words: nothing, or the address in angle brackets.</summary>
    public static string Behind(string words, string? address) =>
        address is { Length: <= LongestAddress } && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && words.Any(char.IsLetterOrDigit) && !words.Contains(uri.Host, StringComparison.OrdinalIgnoreCase)
                ? $" <{address}>"
                : "";
}

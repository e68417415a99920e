using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace CompactBot.Channels.Slack;

/// <summary>
/// Tells whether a request came from Slack: HMAC-SHA256 with the signing secret over <c>v0:{timestamp}:{raw body}</c>, within five
/// minutes of now, compared in fixed time (docs.slack.dev, "Verifying requests from Slack"). No secret, no request is believed.
/// </summary>
public sealed class SlackSignature(SlackOptions options, IClock clock)
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    private const string Version = "v0=";
    private static readonly Duration Window = Duration.FromMinutes(5);

    /// <param name="timestamp">The header's words, as they came; null where it is absent or repeated.</param>
    /// <param name="signature">The same of the signature.</param>
    /// <param name="body">The body's bytes, as they came.</param>
    public SlackVerdict Check(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrWhiteSpace(options.SigningSecret) || timestamp is null || signature is null)
        {
            return SlackVerdict.Unsigned;
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 100_000_000_000)
        {
            return SlackVerdict.Wrong;
        }

        var age = clock.GetCurrentInstant() - Instant.FromUnixTimeSeconds(seconds);
        if (age > Window || age < -Window)
        {
            return SlackVerdict.Stale;
        }

        if (signature.Length != Version.Length + 64 || !signature.StartsWith(Version, StringComparison.Ordinal))
        {
            return SlackVerdict.Wrong;
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.SigningSecret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
        var given = Encoding.UTF8.GetBytes(signature[Version.Length..]);
        return CryptographicOperations.FixedTimeEquals(expected, given) ? SlackVerdict.Genuine : SlackVerdict.Wrong;
    }
}

public enum SlackVerdict
{
    Genuine,

    /// <summary>A header is missing, or there is no secret to check it with.</summary>
    Unsigned,

    /// <summary>Older or newer than five minutes.</summary>
    Stale,

    /// <summary>Signed with another secret, or over another body.</summary>
    Wrong,
}

using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CompactBot.Core.World;

/// <summary>
/// Web addresses that let whoever opens them into a meeting, by the services that hold meetings on screens: joining.json. Where one registers for a
/// meeting is none of them.
/// </summary>
public static class JoiningLinks
{
    private static readonly Lazy<IReadOnlyList<Regex>> Patterns = new(() =>
    {
        using var data = WorldData.Open("joining.json");
        var file = JsonSerializer.Deserialize(data, JoiningJson.Default.JoiningData) ?? throw new InvalidDataException("World/joining.json is empty.");
        return [.. file.Links.Select(link => new Regex(link, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))];
    });

    /// <summary>The parts of a text that name a meeting in such an address: where each begins, in UTF-16 code units, and its length.</summary>
    public static IEnumerable<(int Start, int Length)> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.Contains("://", StringComparison.Ordinal)
            ? []
            : Patterns.Value.SelectMany(pattern => pattern.Matches(text)).Select(match => match.Groups["secret"])
                .Select(secret => (secret.Index, secret.Value.TrimEnd('.', ',', ';', ':', ')', ']', '*').Length));
    }
}

/// <summary>joining.json: regular expressions of addresses; the group "secret" is what names the meeting.</summary>
internal sealed record JoiningData(IReadOnlyList<string> Links);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(JoiningData))]
internal sealed partial class JoiningJson : JsonSerializerContext;

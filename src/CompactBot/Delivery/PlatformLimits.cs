using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>
/// What each platform lets an app send, as data: platforms.json. Slack: docs.slack.dev, "Rate limits" (one message a second and channel;
/// the limit of a workspace is not published, and told by 429). Teams: learn.microsoft.com, "Optimize your bot with rate limiting".
/// </summary>
public sealed class PlatformLimits(IReadOnlyDictionary<string, PlatformLimit> byPlatform)
{
    /// <summary>The data that travels with the program.</summary>
    public static PlatformLimits Load()
    {
        const string Name = "CompactBot.Delivery.platforms.json";
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is missing from the build.");
        return new PlatformLimits(JsonSerializer.Deserialize(file, PlatformLimitsJson.Default.DictionaryStringPlatformLimit)!);
    }

    /// <summary>The longest window of all.</summary>
    public Duration Longest => Duration.FromSeconds(
        byPlatform.Values.SelectMany(l => l.Conversation.Concat(l.Workspace)).Select(w => w.Seconds).DefaultIfEmpty(0).Max());

    /// <summary>A platform that the data does not name has no windows, and four sends at once.</summary>
    public PlatformLimit For(string platform) => byPlatform.GetValueOrDefault(platform) ?? new PlatformLimit(4, [], []);
}

/// <param name="AtOnce">How many sends to one workspace may be under way together. Few where an uncertain send cannot be looked up.</param>
/// <param name="Conversation">The windows of one conversation; all hold.</param>
/// <param name="Workspace">The windows of one workspace.</param>
public sealed record PlatformLimit(int AtOnce, IReadOnlyList<SendWindow> Conversation, IReadOnlyList<SendWindow> Workspace);

/// <summary>So many sends in any stretch of so many seconds.</summary>
public sealed record SendWindow(int Count, double Seconds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, PlatformLimit>))]
internal sealed partial class PlatformLimitsJson : JsonSerializerContext;

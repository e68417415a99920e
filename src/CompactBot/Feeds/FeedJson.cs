using System.Text.Json.Serialization;
using CompactBot.Contracts;

namespace CompactBot.Feeds;

/// <summary>The lists that the API answers with, in the shapes of the contract.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<SessionJson>))]
[JsonSerializable(typeof(IReadOnlyList<LetterJson>))]
internal sealed partial class FeedJson : JsonSerializerContext;

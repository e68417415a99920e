using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Languages;

/// <summary>Reads a pattern of a language's data: a regular expression that ignores capitals unless it says otherwise.</summary>
internal sealed class PatternConverter : JsonConverter<Regex>
{
    /// <summary>Texts are cut to sentences before a pattern sees them; a pattern that takes this long is an error of the data.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public override Regex Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A pattern is a string."), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);

    public override void Write(Utf8JsonWriter writer, Regex value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompactBot.Core.Languages;

/// <summary>Reads a pattern of a language's data: a regular expression that ignores capitals unless it says otherwise.</summary>
internal sealed class PatternConverter : JsonConverter<Pattern>
{
    public override Pattern Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A pattern is a string."));

    public override void Write(Utf8JsonWriter writer, Pattern value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

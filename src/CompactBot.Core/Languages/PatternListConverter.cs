using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompactBot.Core.Languages;

/// <summary>Reads patterns of a language's data that are asked together: an array of strings.</summary>
internal sealed class PatternListConverter : JsonConverter<PatternList>
{
    public override PatternList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var patterns = new List<Pattern>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Patterns are an array of strings.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            patterns.Add(new Pattern(reader.GetString() ?? throw new JsonException("A pattern is a string.")));
        }

        return new PatternList(patterns);
    }

    public override void Write(Utf8JsonWriter writer, PatternList value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var pattern in value.Patterns)
        {
            writer.WriteStringValue(pattern.ToString());
        }

        writer.WriteEndArray();
    }
}

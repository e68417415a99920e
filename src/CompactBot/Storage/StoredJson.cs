using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompactBot.Core.Letters;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Storage;

/// <summary>How readings and messages are kept in the store. Fields may be added; a renamed one needs a migration.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(LocalDateJson), typeof(LocalTimeJson)])]
[JsonSerializable(typeof(LetterReading))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(IReadOnlyList<WordBox>))]
public sealed partial class StoredJson : JsonSerializerContext;

internal sealed class LocalDateJson : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString() ?? "").GetValueOrThrow();

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
}

internal sealed class LocalTimeJson : JsonConverter<LocalTime>
{
    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalTimePattern.ExtendedIso.Parse(reader.GetString() ?? "").GetValueOrThrow();

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
}

using System.Text;
using System.Text.Json;

namespace CompactBot.Storage;

/// <summary>Many rows as one parameter: the JSON array that <see cref="Dialect.Rows"/> reads as a table.</summary>
internal static class JsonRows
{
    public static string Of<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var item in items)
            {
                writer.WriteStartObject();
                write(writer, item);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}

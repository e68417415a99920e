using System.Collections.Concurrent;
using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>Our own grammar: one engine, and for each language a table (<c>dates.json</c> in its folder).</summary>
public sealed class DateReader : IDateReader
{
    private static readonly ConcurrentDictionary<string, DateTable> Tables = new(StringComparer.Ordinal);

    /// <summary>Reads the table of a language beforehand, so that the first question does not wait for it.</summary>
    public static void Prepare(string language) => Tables.GetOrAdd(language, DateTable.Load);

    public IReadOnlyList<DateExpression> Read(string text, LocalDateTime now, string language) => Read(text, now, language, together: true);

    public IReadOnlyList<DateExpression> ReadParts(string text, LocalDateTime now, string language) => Read(text, now, language, together: false);

    private static IReadOnlyList<DateExpression> Read(string text, LocalDateTime now, string language, bool together)
    {
        var table = Tables.GetOrAdd(language, DateTable.Load);
        var parser = new DateParser(table, table.Tokens(text), now);
        var parts = new PartJoiner(table, parser, now).Join(new PartFinder(table, parser).Find(together), together);
        var writer = new ExpressionWriter(text, table, parser, now);
        return parts.ConvertAll(writer.Write).FindAll(e => e.Readings.Count > 0);
    }
}

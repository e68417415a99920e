using System.Data.Common;
using CompactBot.Core.Answers;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CompactBot.Storage;

/// <summary>
/// The letters' paragraphs in an index of SQLite's FTS5 (<see href="https://www.sqlite.org/fts5.html"/>), in memory: it is made of what the catalogue holds,
/// so that it needs no place in the store, and letters that are asked from a folder have it too. Scripts that part words are indexed by word,
/// others by each three signs.
/// </summary>
public sealed class SqlitePassages : IPassageSearch, IDisposable
{
    /// <summary>What the trigram tokenizer can look up; what is shorter is looked for sign by sign.</summary>
    private const int Trigram = 3;

    /// <summary>Shorter words are looked up whole.</summary>
    private const int ShortestStem = 4;

    /// <summary>So many more than wanted are looked at: letters that are not yet known are left out of them.</summary>
    private const int Spare = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LetterReading> _held = new(StringComparer.Ordinal);
    private SqliteConnection? _connection;

    public IReadOnlyList<FoundPassage> Find(CatalogueSnapshot catalogue, IReadOnlyList<IReadOnlyList<string>> words, int most)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(words);
        var forms = words.SelectMany(w => w).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (forms.Count == 0)
        {
            return [];
        }

        lock (_gate)
        {
            var connection = Open();
            Hold(connection, catalogue);
            var limit = most * Spare;
            List<Row> rows =
            [
                .. connection.Query<Row>(
                    "SELECT letter AS Letter, paragraph AS Paragraph, bm25(passage) AS Rank FROM passage WHERE passage MATCH @match ORDER BY rank LIMIT @limit",
                    new { match = string.Join(" OR ", forms.Select(Stem)), limit }),
                .. Unparted(connection, forms, limit),
            ];
            return [.. rows.OrderBy(r => r.Rank).Where(r => catalogue.Letter(r.Letter) is not null).Select(r => new FoundPassage(r.Letter, (int)r.Paragraph)).Distinct().Take(most)];
        }
    }

    public void Dispose() => _connection?.Dispose();

    private static IEnumerable<Row> Unparted(DbConnection connection, IReadOnlyList<string> forms, int limit)
    {
        var signs = forms.Where(f => f.Any(c => c > '\u2E7F')).ToList();
        var looked = signs.Where(s => s.Length >= Trigram).ToList();
        if (looked.Count > 0)
        {
            foreach (var row in connection.Query<Row>(
                "SELECT letter AS Letter, paragraph AS Paragraph, bm25(unparted) AS Rank FROM unparted WHERE unparted MATCH @match ORDER BY rank LIMIT @limit",
                new { match = string.Join(" OR ", looked.Select(Quoted)), limit }))
            {
                yield return row;
            }
        }

        foreach (var row in signs.Where(s => s.Length < Trigram).SelectMany(sign => connection.Query<Row>(
            "SELECT letter AS Letter, paragraph AS Paragraph, 0.0 AS Rank FROM unparted WHERE instr(words, @sign) > 0 LIMIT @limit", new { sign, limit })))
        {
            yield return row;
        }
    }

    /// <summary>A word by its stem, so that other endings are found too; several words as they stand.</summary>
    private static string Stem(string form) => form.Length <= ShortestStem || form.Contains(' ', StringComparison.Ordinal)
        ? Quoted(form)
        : Quoted(form[..Math.Max(ShortestStem, form.Length - 3)]) + "*";

    /// <summary>A string of the query language: nothing in it is an operator.</summary>
    private static string Quoted(string form) => $"\"{form.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private SqliteConnection Open()
    {
        if (_connection is { } open)
        {
            return open;
        }

        // Without a pool: the database lives as long as the connection does.
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        connection.Execute(
            """
            CREATE VIRTUAL TABLE passage USING fts5(words, letter UNINDEXED, paragraph UNINDEXED, tokenize = "unicode61 remove_diacritics 2", prefix = '4 6');
            CREATE VIRTUAL TABLE unparted USING fts5(words, letter UNINDEXED, paragraph UNINDEXED, tokenize = "trigram");
            """);
        return _connection = connection;
    }

    /// <summary>Takes in letters that are new, and anew what was read or corrected since.</summary>
    private void Hold(SqliteConnection connection, CatalogueSnapshot catalogue)
    {
        var unheld = catalogue.Letters.Where(l => !ReferenceEquals(_held.GetValueOrDefault(l.Letter.Id), l)).ToList();
        if (unheld.Count == 0)
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        foreach (var letter in unheld)
        {
            if (_held.ContainsKey(letter.Letter.Id))
            {
                connection.Execute("DELETE FROM passage WHERE letter = @id; DELETE FROM unparted WHERE letter = @id", new { id = letter.Letter.Id }, transaction);
            }

            foreach (var text in SearchableText.Of(letter))
            {
                connection.Execute(
                    $"INSERT INTO {(text.Parted ? "passage" : "unparted")} (words, letter, paragraph) VALUES (@Words, @id, @Paragraph)",
                    new { text.Words, id = letter.Letter.Id, text.Paragraph },
                    transaction);
            }

            _held[letter.Letter.Id] = letter;
        }

        transaction.Commit();
    }

    private sealed class Row
    {
        public string Letter { get; init; } = "";

        public long Paragraph { get; init; }

        public double Rank { get; init; }
    }
}

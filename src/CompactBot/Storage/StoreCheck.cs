using System.Data.Common;
using System.Globalization;
using CompactBot.Hosting;
using Dapper;

namespace CompactBot.Storage;

/// <summary>Whether the store can be written, and what it holds.</summary>
internal sealed class StoreCheck(Database database, LiveCatalogue catalogue) : ICheck
{
    public string Subject => "store";

    public async Task<CheckFinding> LookAsync(CancellationToken cancellation)
    {
        try
        {
            var files = await database.InTransactionAsync(
                transaction => transaction.Connection!.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM letter_file", transaction: transaction),
                cancellation);
            var current = catalogue.Current;
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{database.Place} can be written; {files} files, {current.Letters.Count} letters, {current.Sessions.Count} sessions");
            return files > 0
                ? new CheckFinding(CheckState.Well, text)
                : new CheckFinding(CheckState.Off, text, "add a letter: compactbot letters add FILE");
        }
        catch (DbException error)
        {
            return new CheckFinding(CheckState.Wrong, $"{database.Place} cannot be used: {error.Message}", database.Dialect.Mend);
        }
    }
}

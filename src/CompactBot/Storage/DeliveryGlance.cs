using System.Data.Common;

namespace CompactBot.Storage;

/// <summary>
/// Sees whether anything in the ledger is open, as cheaply as can be: one prepared statement on a connection that stays open, reading
/// the first entry of an index that is empty while nothing is under way. For one caller at a time.
/// </summary>
public sealed class DeliveryGlance(Database database) : IAsyncDisposable
{
    private DbConnection? _connection;
    private DbCommand? _look;

    public async Task<bool> SeesOpenAsync(CancellationToken cancellation = default)
    {
        try
        {
            if (_look is null)
            {
                _connection = await database.OpenLedgerAsync(cancellation);
                _look = _connection.CreateCommand();
                _look.CommandText = "SELECT 1 FROM delivery WHERE not_before IS NOT NULL LIMIT 1";
                await _look.PrepareAsync(cancellation);
            }

            return await _look.ExecuteScalarAsync(cancellation) is not null;
        }
        catch (DbException)
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_look is not null)
        {
            await _look.DisposeAsync();
            _look = null;
        }

        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            _connection = null;
        }
    }
}

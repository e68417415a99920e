using System.Data.Common;

namespace CompactBot.Storage;

/// <summary>
/// Asks the store one thing again and again, as cheaply as can be: one prepared statement on a connection that stays open. For one caller
/// at a time.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="question">A statement that answers a row, or none.</param>
internal sealed class Glance(Database database, string question) : IAsyncDisposable
{
    private DbConnection? _connection;
    private DbCommand? _look;

    /// <summary>Whether there is a row.</summary>
    public async Task<bool> SeesAsync(CancellationToken cancellation) => await ValueAsync(cancellation) is not null;

    /// <summary>The first value of the first row; null where there is none.</summary>
    public async Task<object?> ValueAsync(CancellationToken cancellation)
    {
        try
        {
            if (_look is null)
            {
                _connection = await database.OpenLedgerAsync(cancellation);
                _look = _connection.CreateCommand();
                _look.CommandText = question;
                await _look.PrepareAsync(cancellation);
            }

            return await _look.ExecuteScalarAsync(cancellation);
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

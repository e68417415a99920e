using Dapper;

namespace CompactBot.Storage;

/// <summary>Writes down what was posted, many at a time: whoever comes while one batch is being committed is in the next.</summary>
internal sealed class SentBatch(Database database, GroupCommit commits)
{
    private const int Largest = 512;

    private readonly Lock _gate = new();
    private readonly Queue<Sent> _waiting = [];
    private bool _isWriting;

    /// <summary>When the task ends, it is committed.</summary>
    public Task AddAsync(string id, string run, string? message, long at)
    {
        var sent = new Sent(id, run, message, at);
        lock (_gate)
        {
            _waiting.Enqueue(sent);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteAllAsync);
            }
        }

        return sent.Done.Task;
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { } batch)
        {
            try
            {
                await commits.RunAsync(async transaction =>
                {
                    var connection = transaction.Connection!;
                    var rows = JsonRows.Of(batch, (writer, sent) =>
                    {
                        writer.WriteString("id", sent.Id);
                        writer.WriteString("run", sent.Run);
                        writer.WriteString("message", sent.Message);
                        writer.WriteString("at", sent.At.ToString(System.Globalization.CultureInfo.InvariantCulture));
                    });
                    var noted = await connection.ExecuteAsync(Note, new { rows }, transaction);
                    return noted == batch.Count ? noted : await connection.ExecuteAsync(Doubt, new { rows }, transaction);
                });
                batch.ForEach(sent => sent.Done.TrySetResult());
            }
            catch (Exception failure)
            {
                batch.ForEach(sent => sent.Done.TrySetException(failure));
            }
        }
    }

    private string Note { get; } =
        $"""
        UPDATE delivery SET state = 'sent', not_before = NULL, platform_message_id = r.message, reason = NULL, updated_at = CAST(r.at AS bigint)
        FROM {database.Dialect.Rows("rows", "id", "run", "message", "at")}
        WHERE delivery.id = r.id AND (delivery.state = 'uncertain' OR (delivery.state = 'sending' AND delivery.claimed_by = r.run))
        """;

    /// <summary>A run that had lost its lane before its post went out, and whose delivery another has sent too: what staff should know of.</summary>
    private string Doubt { get; } =
        $"""
        UPDATE delivery SET may_be_repeated = 1
        FROM {database.Dialect.Rows("rows", "id", "run", "message", "at")}
        WHERE delivery.id = r.id AND delivery.claimed_by <> r.run
          AND (delivery.state = 'sending' OR (delivery.state = 'sent' AND COALESCE(delivery.platform_message_id, '') <> COALESCE(r.message, '')))
        """;

    private List<Sent>? Next()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _isWriting = false;
                return null;
            }

            var batch = new List<Sent>(Math.Min(_waiting.Count, Largest));
            while (batch.Count < Largest && _waiting.TryDequeue(out var sent))
            {
                batch.Add(sent);
            }

            return batch;
        }
    }

    private sealed record Sent(string Id, string Run, string? Message, long At)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

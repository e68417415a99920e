using CompactBot.Core.Answers;
using CompactBot.Hosting;
using CompactBot.Storage;

namespace CompactBot.Channels;

/// <summary>
/// Asks the bot what it offers before anybody else does: a first question would wait half a second for the words of all languages. They
/// take some 70 MB, which a process that only sends has no use for: so they are read once somebody opens the chat or a platform sends
/// anything, or, with <c>Answering:Prepare</c> = "start", once the service answers.
/// </summary>
internal sealed class AnsweringPreparation(Lazy<Respondent> respondent, Lazy<WishReader> wishes, LiveCatalogue catalogue, AnsweringOptions options, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>In bytes.</summary>
    private const long WorthGivingBack = 20_000_000;

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody is there who may ask.</summary>
    public void Begin() => _begun.TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await (options.PreparesAtStart ? lifetime.StartedAsync(stoppingToken, isLast: true) : _begun.Task.WaitAsync(stoppingToken));
        var before = GC.GetAllocatedBytesForCurrentThread();
        respondent.Value.Prepare(catalogue.Current);
        _ = wishes.Value;

        // Making the tables takes several times what they hold; a service that stands idle for hours gives it back. Where another in this
        // process had made them, there is nothing to give back.
        if (GC.GetAllocatedBytesForCurrentThread() - before > WorthGivingBack)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}

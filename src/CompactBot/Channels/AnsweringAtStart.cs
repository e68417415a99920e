using CompactBot.Core.Answers;
using CompactBot.Hosting;
using CompactBot.Storage;

namespace CompactBot.Channels;

/// <summary>
/// Asks the bot what it offers before anybody else does, as soon as it can be asked: a first question would wait half a second for the
/// words of all languages.
/// </summary>
internal sealed class AnsweringAtStart(Lazy<Respondent> respondent, Lazy<WishReader> wishes, LiveCatalogue catalogue, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken, isLast: true);
        respondent.Value.Prepare(catalogue.Current);
        _ = wishes.Value;
    }
}

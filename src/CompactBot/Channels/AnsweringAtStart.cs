using CompactBot.Core.Answers;
using CompactBot.Storage;

namespace CompactBot.Channels;

/// <summary>Asks the bot what it offers before anybody else does: a first question would wait half a second for the words of all languages.</summary>
internal sealed class AnsweringAtStart(Respondent respondent, LiveCatalogue catalogue) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => respondent.Prepare(catalogue.Current), stoppingToken);
}

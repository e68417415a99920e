using System.CommandLine;
using System.Text.Json;
using CompactBot.Contracts;
using CompactBot.Core.Dates;
using NodaTime;

namespace CompactBot.Cli;

/// <summary>The date grammar alone: one JSON request a line in, one JSON answer a line out.</summary>
internal static class DatesCommand
{
    public static Command Create()
    {
        var batch = new Option<string>("--batch") { Required = true, HelpName = "FILE", Description = "A file of requests, one a line; - is standard input." };
        var command = new Command("dates", "Finds expressions of date and time in texts.") { batch };
        command.SetAction((parsed, cancellation) =>
        {
            var dates = new DateReader();
            var now = SystemClock.Instance.GetCurrentInstant().InUtc().LocalDateTime;
            return BatchLines.RunAsync(
                parsed.GetRequiredValue(batch),
                line => JsonSerializer.Serialize(DatesAnswer.For(line, dates, now), DatesContract.Line.DatesAnswer),
                cancellation);
        });
        return command;
    }
}

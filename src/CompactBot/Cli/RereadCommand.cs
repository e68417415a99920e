using System.CommandLine;
using CompactBot.Core.Corrections;
using CompactBot.Intake;

namespace CompactBot.Cli;

/// <summary>Reads letters again from the files as they came.</summary>
internal static class RereadCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "One letter; without it, those that another version of the reader read." };
        var all = new Option<bool>("--all") { Description = "Also those that today's reader has read." };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would be otherwise, and keep nothing." };
        var command = new Command("reread", "Reads letters again from their files; corrections stay.") { id, all, dry };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(id), parsed.GetValue(all), !parsed.GetValue(dry), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? id, bool all, bool keep, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        var letters = await app.Services.GetRequiredService<RereadingDesk>().ReadAgainAsync(id, all, keep, cancellation);
        if (letters.Count == 0)
        {
            if (id is not null)
            {
                await Console.Error.WriteLineAsync($"{id}: no letter is held under that id; see 'compactbot letters list'.");
                return CommandLine.Unreadable;
            }

            Console.Out.WriteLine("Every letter was read by today's reader; nothing was changed.");
        }

        foreach (var letter in letters)
        {
            Console.Out.WriteLine(letter.Id);
            foreach (var line in letter.Differences.DefaultIfEmpty(CorrectionWords.Spoken.NoDifference))
            {
                Console.Out.WriteLine($"  {line}");
            }
        }

        return letters.Any(l => l.IsRefused) ? CommandLine.Unreadable : CommandLine.Done;
    }
}

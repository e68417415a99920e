using System.CommandLine;
using System.Globalization;
using CompactBot.Core.Corrections;
using CompactBot.Storage;

namespace CompactBot.Cli;

/// <summary>What people corrected in a letter, the oldest first.</summary>
internal static class CorrectionsCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The letter's id, as list shows it." };
        var command = new Command("corrections", "Lists what people corrected in a letter: what, who, when and why.") { id };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(id), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string id, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        if (await app.Services.GetRequiredService<ReviewStore>().FindAsync(id, cancellation) is not { } held)
        {
            await Console.Error.WriteLineAsync($"{id}: no letter is held under that id; see 'compactbot letters list'.");
            return CommandLine.Unreadable;
        }

        if (held.Corrections.Count == 0)
        {
            Console.Out.WriteLine("Nothing was corrected.");
        }

        var undone = Correction.Undone(held.Corrections);
        foreach (var c in held.Corrections)
        {
            var what = c.Session is { } key ? $"{SessionKey.Parse(key)?.Quote ?? key}: {c.Field}" : c.Field;
            var change = c.Undoes is { } number ? $"undoes {number}" : $"{OneLine(c.From)} → {OneLine(c.Value)}";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{c.Number}  {c.At:uuuu-MM-dd HH:mm} UTC  {c.By}  {what}: {change}  ({c.Why}){(undone.Contains(c.Number) ? "  undone" : "")}"));
        }

        return CommandLine.Done;
    }

    private static string OneLine(string? text) => text is null ? "–" : text.Replace("\n", "; ", StringComparison.Ordinal);
}

using System.CommandLine;
using CompactBot.Feeds;
using CompactBot.Storage;

namespace CompactBot.Cli;

/// <summary>The catalogue, as lines or as iCalendar.</summary>
internal static class CalendarCommand
{
    public static Command Create()
    {
        var ics = new Option<bool>("--ics") { Description = "Print iCalendar (RFC 5545)." };
        var command = new Command("calendar", "The sessions that the letters announce.") { ics };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(ics)));
        return command;
    }

    private static async Task<int> RunAsync(bool asCalendar)
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        var catalogue = app.Services.GetRequiredService<LiveCatalogue>().Current;
        if (asCalendar)
        {
            Console.Out.Write(CalendarFeed.Render(catalogue));
            return CommandLine.Done;
        }

        foreach (var line in catalogue.Sessions.SelectMany(SessionLines.Describe))
        {
            Console.Out.WriteLine(line);
        }

        return CommandLine.Done;
    }
}

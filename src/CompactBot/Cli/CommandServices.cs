using CompactBot.Channels;
using CompactBot.Channels.Slack;
using CompactBot.Channels.Teams;
using CompactBot.Delivery;
using CompactBot.Hosting;
using CompactBot.Intake;
using CompactBot.Storage;
using Microsoft.Extensions.Logging.Console;

namespace CompactBot.Cli;

/// <summary>The parts of the service that a command needs, without its host. Standard output is the command's own: logs go to standard error.</summary>
internal static class CommandServices
{
    /// <summary>Null where the settings or the store cannot be used; standard error then says why.</summary>
    /// <param name="withStore">Whether the command works on the store: it is then brought up to date.</param>
    public static async Task<WebApplication?> OpenAsync(bool withStore)
    {
        var builder = ServiceHost.CreateBuilder([]);
        builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Warning);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddStorage().AddAnswering().AddAnnouncements().AddIntake().AddTeams().AddSlack();
        var app = builder.Build();
        var problem = withStore ? await app.Services.PrepareAsync() : Preparation.CheckSettings(app.Services);
        if (problem is null)
        {
            return app;
        }

        await Console.Error.WriteLineAsync(problem);
        await app.DisposeAsync();
        return null;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;

namespace CompactBot.Cli;

/// <summary>The commands. Exit status: 0 done, 1 the input could not be read, 2 wrong usage.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Unreadable = 1;
    public const int WrongUsage = 2;

    /// <summary>The settings for the service where the arguments ask for it ("serve", settings alone, or nothing); else null.</summary>
    public static string[]? ServeSettings(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            return [];
        }

        string[] help = ["--help", "-h", "-?", "/?", "--version"];
        var isServe = arguments[0] == "serve";
        return (isServe || arguments[0].StartsWith("--", StringComparison.Ordinal)) && !arguments.Any(help.Contains)
            ? arguments[(isServe ? 1 : 0)..]
            : null;
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        var serve = new Command("serve", "Runs the service (also with no command): chat, staff page, Teams and Slack. Settings follow as --Section:Option=value.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        var root = new RootCommand("Reads the letters of an intergovernmental process, answers questions about them, and announces new ones.")
        {
            serve,
            AskCommand.Create(),
            ReadCommand.Create(),
            LettersCommand.Create(),
            AnnouncementsCommand.Create(),
            ConversationsCommand.Create(),
            CalendarCommand.Create(),
            DatesCommand.Create(),
            StoreCommand.Create(),
            DoctorCommand.Create(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync($"See 'compactbot {CommandName(parsed)}--help'.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (DbException failure)
        {
            await Console.Error.WriteLineAsync($"The store cannot be used just now: {failure.Message} Nothing was half-done; try again, or see 'compactbot doctor'.");
            return Unreadable;
        }
    }

    /// <summary>The path of commands as it was typed: "letters show ".</summary>
    private static string CommandName(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } command; at = at.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return string.Concat(names.Select(name => name + " "));
    }
}

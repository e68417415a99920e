using System.Data.Common;
using System.Text.RegularExpressions;
using CompactBot.Intake;
using CompactBot.Storage;
using Microsoft.Extensions.Options;

namespace CompactBot.Hosting;

/// <summary>What every start begins with: the settings are checked, the store is brought up to date, an empty one may get the samples.</summary>
public static partial class Preparation
{
    /// <summary>Answers null when all is well, else lines for the person who started it: what is wrong, and the mend.</summary>
    public static async Task<string?> PrepareAsync(this IServiceProvider services, CancellationToken cancellation = default) =>
        CheckSettings(services) ?? await services.PrepareStoreAsync(cancellation);

    /// <summary>The same once the settings were found to be right.</summary>
    public static async Task<string?> PrepareStoreAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        try
        {
            await services.GetRequiredService<Migrations>().ApplyAsync(cancellation);
            await services.GetRequiredService<SampleLetters>().FillAsync(cancellation);
            await services.GetRequiredService<LiveCatalogue>().RefreshAsync(cancellation);
            return null;
        }
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException)
        {
            var storage = services.GetRequiredService<StorageOptions>();
            return storage.IsPostgreSql
                ? $"The store in PostgreSQL cannot be used: {error.Message} See that the server runs, and that Storage:ConnectionString names it, a database, and a user who may make tables there."
                : $"The store in '{storage.Folder}' cannot be used: {error.Message} Set Storage:Folder to a folder that can be written.";
        }
        catch (StoreTooNewException error)
        {
            return error.Message;
        }
    }

    /// <summary>The same without the store: for commands that touch none.</summary>
    public static string? CheckSettings(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return null;
        }
        catch (OptionsValidationException error)
        {
            return string.Join('\n', error.Failures);
        }
        catch (AggregateException errors) when (errors.InnerExceptions.All(e => e is OptionsValidationException or InvalidOperationException))
        {
            return string.Join('\n', errors.InnerExceptions.SelectMany(e => e is OptionsValidationException options ? options.Failures : [InOneLine(e)]));
        }
        catch (InvalidOperationException error)
        {
            // The binder's word for a value that does not fit its option, or for a name that is no option.
            return InOneLine(error);
        }
    }

    /// <summary>The binder's words, put so that they can be acted on.</summary>
    private static string InOneLine(Exception error)
    {
        var words = error.Message.ReplaceLineEndings(" ");
        if (UnknownOption().Match(words) is { Success: true } unknown)
        {
            return $"{unknown.Groups["section"].Value}: there is no option {unknown.Groups["names"].Value}; mend its name, or take it out.";
        }

        return WrongValue().Match(words) is { Success: true } wrong
            ? $"{wrong.Groups["option"].Value}: '{wrong.Groups["value"].Value}' is of the wrong kind; give a value like the one in the appsettings.json that came with the program."
            : $"A setting cannot be used: {words}";
    }

    [GeneratedRegex(@"not found on the instance of [\w.]*\.(?<section>\w+)Options: (?<names>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UnknownOption();

    [GeneratedRegex("value '(?<value>.*)' at '(?<option>[^']+)' to type", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WrongValue();
}

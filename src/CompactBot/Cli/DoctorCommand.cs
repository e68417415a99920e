using System.CommandLine;
using CompactBot.Hosting;

namespace CompactBot.Cli;

/// <summary>Checks the settings and what they reach: a line for each, with the mend.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var command = new Command("doctor", "Checks the configuration and what it can reach, one line each, with the mend.");
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        Console.Out.WriteLine("ok    settings: every option of appsettings.json and of the environment can be used");
        var status = CommandLine.Done;
        foreach (var check in app.Services.GetServices<ICheck>())
        {
            var finding = await LookAsync(check, cancellation);
            var sign = finding.State switch
            {
                CheckState.Well => "ok   ",
                CheckState.Off => "off  ",
                _ => "WRONG",
            };
            Console.Out.WriteLine($"{sign} {check.Subject}: {finding.Text}{(finding.Mend is null ? "" : $" – {finding.Mend}")}");
            status = finding.State == CheckState.Wrong ? CommandLine.Unreadable : status;
        }

        return status;
    }

    private static async Task<CheckFinding> LookAsync(ICheck check, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await check.LookAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CheckFinding(CheckState.Wrong, $"no answer within {Patience.TotalSeconds:0} s", "check the address and the network");
        }
    }
}

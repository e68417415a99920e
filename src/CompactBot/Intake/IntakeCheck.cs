using CompactBot.Hosting;

namespace CompactBot.Intake;

/// <summary>Which doors for letters are open.</summary>
internal sealed class IntakeCheck(IntakeOptions options) : ICheck
{
    public string Subject => "letters";

    public Task<CheckFinding> LookAsync(CancellationToken cancellation) => Task.FromResult(Look());

    private CheckFinding Look()
    {
        var inbox = options.Inbox is { Length: > 0 } folder ? $"the inbox folder {Path.GetFullPath(folder)} is watched" : "no inbox folder is watched (Intake:Inbox)";
        return options.Token is null
            ? new CheckFinding(CheckState.Off, $"POST /api/letters is shut; {inbox}", "to open it, set Intake__Token in the environment, for example to what 'openssl rand -hex 32' prints")
            : new CheckFinding(CheckState.Well, $"POST /api/letters takes letters by bearer token; {inbox}");
    }
}

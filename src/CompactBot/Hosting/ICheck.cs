namespace CompactBot.Hosting;

/// <summary>One thing that <c>compactbot doctor</c> looks at. Each room brings its own.</summary>
public interface ICheck
{
    /// <summary>What is looked at, in a word or two: "store", "Slack".</summary>
    string Subject { get; }

    /// <summary>Looks, within a few seconds; what cannot be reached is a finding, not an exception.</summary>
    Task<CheckFinding> LookAsync(CancellationToken cancellation);
}

/// <param name="State">Well, to be mended, or switched off.</param>
/// <param name="Text">What was found.</param>
/// <param name="Mend">What to do about it; null where all is well.</param>
public sealed record CheckFinding(CheckState State, string Text, string? Mend = null);

public enum CheckState
{
    Well,
    Off,
    Wrong,
}

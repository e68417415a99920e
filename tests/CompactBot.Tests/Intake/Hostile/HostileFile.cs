namespace CompactBot.Tests.Intake.Hostile;

/// <summary>A file that was made to harm, and what is to become of it.</summary>
/// <param name="Name">What it is, as the tests name it.</param>
/// <param name="File">The name that it comes under.</param>
/// <param name="Make">Makes it: none of them is kept.</param>
/// <param name="Reason">What the refusal says; null where it can be read, or is refused for being no letter.</param>
public sealed record HostileFile(string Name, string File, Func<byte[]> Make, string? Reason)
{
    /// <summary>It holds nothing that a person would want to have read.</summary>
    public bool IsRefused { get; init; } = Reason is not null;
}

using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>How announcements are sent. What a platform allows is not set here: see platforms.json beside this file.</summary>
public sealed class DeliveryOptions : IValidatableObject
{
    public const string Section = "Delivery";

    /// <summary>How many lanes send side by side; a workspace is always in the same one.</summary>
    [Range(1, 64, ErrorMessage = "set 1 to 64 lanes; 4 suits one machine")]
    public int Lanes { get; set; } = 4;

    /// <summary>How often a delivery is tried before it is given up.</summary>
    [Range(1, 100, ErrorMessage = "set 1 to 100 attempts; 8 is usual")]
    public int Attempts { get; set; } = 8;

    /// <summary>How often an uncertain delivery is looked up before it is left uncertain. Platforms allow few look-ups: more patience than with attempts.</summary>
    [Range(1, 100, ErrorMessage = "set 1 to 100 look-ups; 12 is usual")]
    public int LookUps { get; set; } = 12;

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    [Range(0.01, 3600, ErrorMessage = "set 0.01 to 3600 seconds; 1 is usual")]
    public double FirstRetrySeconds { get; set; } = 1;

    /// <summary>The longest wait between two attempts.</summary>
    [Range(0.01, 86400, ErrorMessage = "set 0.01 to 86400 seconds; 300 is usual")]
    public double LongestRetrySeconds { get; set; } = 300;

    /// <summary>After this a delivery that a platform keeps putting off is given up.</summary>
    [Range(0.01, 720, ErrorMessage = "set 0.01 to 720 hours; 24 is usual")]
    public double GiveUpAfterHours { get; set; } = 24;

    /// <summary>How long a reply is waited for; without one the delivery is uncertain.</summary>
    [Range(0.1, 300, ErrorMessage = "set 0.1 to 300 seconds; 20 is usual")]
    public double TimeoutSeconds { get; set; } = 20;

    /// <summary>How long an uncertain delivery rests before it is looked up or sent again, so that a late post can be found.</summary>
    [Range(0, 600, ErrorMessage = "set 0 to 600 seconds; 2 is usual")]
    public double UncertainRestSeconds { get; set; } = 2;

    /// <summary>What becomes of an uncertain delivery where the platform cannot be asked: "repeat" sends it again and lists it, "hold" leaves it to staff.</summary>
    public string Uncertain { get; set; } = "repeat";

    /// <summary>How often the ledger is looked at for what another process approved, and for what is due again.</summary>
    [Range(0.05, 60, ErrorMessage = "set 0.05 to 60 seconds; 0.5 is usual")]
    public double LookSeconds { get; set; } = 0.5;

    /// <summary>How often a process that shares its store says that it is alive. One that has not for three times that is taken for dead, and the others go on with its work.</summary>
    [Range(0.1, 60, ErrorMessage = "set 0.1 to 60 seconds; 1 is usual")]
    public double AliveSeconds { get; set; } = 1;

    /// <summary>How long a stop waits for the sends under way; those without an outcome by then are uncertain.</summary>
    [Range(0, 120, ErrorMessage = "set 0 to 120 seconds; 10 is usual")]
    public double StopSeconds { get; set; } = 10;

    /// <summary>Without a sign of life for this long, a process is taken for dead. The clocks of two processes may differ by a second.</summary>
    internal Duration DeadAfter => Duration.FromSeconds(AliveSeconds * 3);

    /// <summary>
    /// How long a claim is trusted before the store is asked again: a quarter of what another process waits before it looks for what was
    /// claimed. The rest is for the way to the platform.
    /// </summary>
    internal Duration ClaimTrust => Duration.FromSeconds(Math.Clamp(UncertainRestSeconds / 4, 0.1, 0.5));

    public bool HoldsUncertain => string.Equals(Uncertain, "hold", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!HoldsUncertain && !string.Equals(Uncertain, "repeat", StringComparison.OrdinalIgnoreCase))
        {
            yield return new ValidationResult($"'{Uncertain}' is unknown; set \"repeat\" or \"hold\"", [nameof(Uncertain)]);
        }

        if (LongestRetrySeconds < FirstRetrySeconds)
        {
            yield return new ValidationResult("it is shorter than FirstRetrySeconds; set it as long or longer", [nameof(LongestRetrySeconds)]);
        }
    }

    /// <summary>The wait before the next try: doubling, bounded, and spread by up to a fifth, so that what failed together does not return together.</summary>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="spread">From 0 to 1.</param>
    public Duration RetryAfter(int attempts, double spread) =>
        Duration.FromSeconds(Math.Min(LongestRetrySeconds, FirstRetrySeconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, 30))) * (0.8 + (0.4 * spread)));
}

using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace CompactBot.Channels;

/// <summary>How questions are answered.</summary>
public sealed class AnsweringOptions : IValidatableObject
{
    public const string Section = "Answering";

    private const string UsualZone = "America/New_York";

    /// <summary>IANA name of the zone whose calendar says what day it is for an asker whose own zone is not known.</summary>
    public string HomeZone { get; set; } = UsualZone;

    /// <summary>When the words of all languages are read: "visit", once somebody opens the chat or a platform sends anything; "start", at every start.</summary>
    public string Prepare { get; set; } = "visit";

    public bool PreparesAtStart => string.Equals(Prepare, "start", StringComparison.OrdinalIgnoreCase);

    public DateTimeZone Home => DateTimeZoneProviders.Tzdb[HomeZone];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // The zones are read with the first question, and not at every start: the usual one need not be looked for.
        if (!string.Equals(HomeZone, UsualZone, StringComparison.Ordinal) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(HomeZone) is null)
        {
            yield return new ValidationResult($"'{HomeZone}' is no zone; set an IANA name such as \"America/New_York\"", [nameof(HomeZone)]);
        }

        if (!PreparesAtStart && !string.Equals(Prepare, "visit", StringComparison.OrdinalIgnoreCase))
        {
            yield return new ValidationResult($"'{Prepare}' is unknown; set \"visit\" or \"start\"", [nameof(Prepare)]);
        }
    }
}

using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace CompactBot.Channels;

/// <summary>How questions are answered.</summary>
public sealed class AnsweringOptions : IValidatableObject
{
    public const string Section = "Answering";

    /// <summary>IANA name of the zone whose calendar says what day it is for an asker whose own zone is not known.</summary>
    public string HomeZone { get; set; } = "America/New_York";

    public DateTimeZone Home => DateTimeZoneProviders.Tzdb[HomeZone];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(HomeZone) is null)
        {
            yield return new ValidationResult($"'{HomeZone}' is no zone; set an IANA name such as \"America/New_York\"", [nameof(HomeZone)]);
        }
    }
}

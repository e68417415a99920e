using System.ComponentModel.DataAnnotations;

namespace CompactBot.Delivery;

/// <summary>How a draft becomes an announcement.</summary>
public sealed class AnnouncementsOptions : IValidatableObject
{
    public const string Section = "Announcements";

    /// <summary>
    /// "required": staff approve each draft. "automatic": a draft is approved as it is made. "unless-warned": the same, but one whose letter
    /// has a warning waits for staff.
    /// </summary>
    public string Approval { get; set; } = "required";

    /// <summary>Whether a draft is approved as it is made.</summary>
    /// <param name="warnings">How many remarks of its letters warn.</param>
    public bool Approves(int warnings) => Is("automatic") || (Is("unless-warned") && warnings == 0);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Is("required") && !Is("unless-warned") && !Is("automatic"))
        {
            yield return new ValidationResult($"'{Approval}' is no way to approve; set \"required\", \"unless-warned\" or \"automatic\"", [nameof(Approval)]);
        }
    }

    private bool Is(string way) => string.Equals(Approval, way, StringComparison.OrdinalIgnoreCase);
}

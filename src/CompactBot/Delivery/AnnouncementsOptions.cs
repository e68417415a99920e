using System.ComponentModel.DataAnnotations;

namespace CompactBot.Delivery;

/// <summary>How a draft becomes an announcement.</summary>
public sealed class AnnouncementsOptions : IValidatableObject
{
    public const string Section = "Announcements";

    /// <summary>"required": staff approve each draft. "automatic": a draft is approved as it is made.</summary>
    public string Approval { get; set; } = "required";

    public bool IsAutomatic => string.Equals(Approval, "automatic", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsAutomatic && !string.Equals(Approval, "required", StringComparison.OrdinalIgnoreCase))
        {
            yield return new ValidationResult($"'{Approval}' is no way to approve; set \"required\" or \"automatic\"", [nameof(Approval)]);
        }
    }
}

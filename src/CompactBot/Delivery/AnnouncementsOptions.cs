using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NodaTime;

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

    /// <summary>Whether a draft is submitted by one person and approved by another.</summary>
    public bool FourEyes { get; set; }

    /// <summary>The id of the conversation that tests go to where no other is named ("slack:T01/C02"); see the staff page, Conversations.</summary>
    public string? TestConversation { get; set; }

    /// <summary>Whether a text has to be sent as a test before it is approved.</summary>
    public bool TestFirst { get; set; }

    /// <summary>The hour that reminders of what has no hours of its own count from, as "09:00".</summary>
    public string RemindersFrom { get; set; } = "09:00";

    /// <summary>The same as an hour; null where it is none. Read without NodaTime's patterns: they would be made at every start, and take longer than the store.</summary>
    internal LocalTime? RemindersHour =>
        TimeOnly.TryParseExact(RemindersFrom, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? LocalTime.FromTimeOnly(hour) : null;

    /// <summary>Whether a draft is approved as it is made.</summary>
    /// <param name="warnings">How many remarks of its letters warn.</param>
    public bool Approves(int warnings) => Is("automatic") || (Is("unless-warned") && warnings == 0);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((FourEyes || TestFirst) && !Is("required"))
        {
            yield return new ValidationResult("nobody submits or tests what is approved by itself; set Announcements:Approval to \"required\"", [FourEyes ? nameof(FourEyes) : nameof(TestFirst)]);
        }

        if (RemindersHour is null)
        {
            yield return new ValidationResult($"'{RemindersFrom}' is no hour; set one such as \"09:00\"", [nameof(RemindersFrom)]);
        }

        if (!Is("required") && !Is("unless-warned") && !Is("automatic"))
        {
            yield return new ValidationResult($"'{Approval}' is no way to approve; set \"required\", \"unless-warned\" or \"automatic\"", [nameof(Approval)]);
        }
    }

    private bool Is(string way) => string.Equals(Approval, way, StringComparison.OrdinalIgnoreCase);
}

using System.ComponentModel.DataAnnotations;
using CompactBot.Intake.Programs;

namespace CompactBot.Intake;

/// <summary>How letters come in.</summary>
public sealed class IntakeOptions : IValidatableObject
{
    public const string Section = "Intake";

    /// <summary>A letter's largest size in bytes.</summary>
    [Range(1_000, 100_000_000, ErrorMessage = "the size limit of a letter is between 1,000 and 100,000,000 bytes; set Intake:MaxBytes")]
    public int MaxBytes { get; set; } = 20_000_000;

    /// <summary>How many files are taken apart at once.</summary>
    [Range(1, 16, ErrorMessage = "between 1 and 16 letters can be read at once; set Intake:AtOnce")]
    public int AtOnce { get; set; } = 2;

    /// <summary>A folder that is watched: a letter put there is read, then moved to accepted/ or refused/. Null: none is watched.</summary>
    public string? Inbox { get; set; }

    /// <summary>The bearer token of <c>POST /api/letters</c>, at least 16 characters, from the environment (Intake__Token). Null: the door is shut.</summary>
    public string? Token { get; set; }

    /// <summary>When an empty store is filled with the sample letters.</summary>
    [AllowedValues("development", "always", "never", ErrorMessage = "set Intake:Samples to \"development\", \"always\" or \"never\"")]
    public string Samples { get; set; } = "development";

    /// <summary>The programs that read PDF files and scans, and what they may cost.</summary>
    public ProgramOptions Programs { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(Programs, new ValidationContext(Programs), wrong, validateAllProperties: true);
        foreach (var result in wrong)
        {
            yield return new ValidationResult(result.ErrorMessage, [.. result.MemberNames.Select(name => nameof(Programs) + ":" + name)]);
        }

        if (Token is { Length: < 16 })
        {
            yield return new ValidationResult("a token has at least 16 characters; make one with 'openssl rand -hex 32'", [nameof(Token)]);
        }
    }
}

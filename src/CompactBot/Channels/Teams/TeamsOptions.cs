using System.ComponentModel.DataAnnotations;

namespace CompactBot.Channels.Teams;

/// <summary>How the bot is reached by Microsoft Teams.</summary>
public sealed class TeamsOptions : IValidatableObject
{
    public const string Section = "Teams";

    /// <summary>False closes /api/messages, whatever else is set.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// "bot": every request carries a token of the Bot Framework, which is validated in full. "none": requests are unsigned; only for the
    /// Playground on the same machine. Empty: not configured, which is "none" in Development and closed everywhere else.
    /// </summary>
    public string Authentication { get; set; } = "";

    /// <summary>The application (client) id of the bot's registration in Entra.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The directory (tenant) id that the bot is registered in.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The client secret of the registration. From the environment (Teams__ClientSecret) or user secrets, never from appsettings.json.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The OpenID metadata of who signs inbound tokens.</summary>
    public string MetadataAddress { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The issuer that inbound tokens must name.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Who hands out outbound tokens, without the tenant.</summary>
    public string Authority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>What outbound tokens are for.</summary>
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>How long one call of Teams or of the authority may take.</summary>
    [Range(1, 120, ErrorMessage = "must be 1 to 120 seconds")]
    public int RequestTimeoutSeconds { get; set; } = 15;

    /// <summary>A larger activity is refused with 413.</summary>
    [Range(16, 4096, ErrorMessage = "must be 16 to 4096 kilobytes")]
    public int BodyLimitKilobytes { get; set; } = 256;

    public bool IsBot => string.Equals(Authentication, "bot", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authentication.ToUpperInvariant() is not ("" or "NONE" or "BOT"))
        {
            yield return new ValidationResult($"'{Authentication}' is no way to authenticate; set \"bot\", or \"none\" for the Playground", [nameof(Authentication)]);
        }

        if (Enabled && IsBot)
        {
            if (!Guid.TryParse(AppId, out _))
            {
                yield return new ValidationResult("is no id; set it to the application (client) id of the bot's registration", [nameof(AppId)]);
            }

            if (!Guid.TryParse(TenantId, out _))
            {
                yield return new ValidationResult("is no id; set it to the directory (tenant) id of the bot's registration", [nameof(TenantId)]);
            }

            if (ClientSecret.Length == 0)
            {
                yield return new ValidationResult("is empty; set the environment variable Teams__ClientSecret to the registration's client secret", [nameof(ClientSecret)]);
            }
        }

        foreach (var (name, value) in new[] { (nameof(MetadataAddress), MetadataAddress), (nameof(Authority), Authority) })
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || !ServiceAddress.IsTrusted(address, loopbackToo: true))
            {
                yield return new ValidationResult($"'{value}' is no https address", [name]);
            }
        }
    }
}

using System.ComponentModel.DataAnnotations;

namespace CompactBot.Channels.Slack;

/// <summary>What the Slack channel needs to be told. Secrets come from the environment: Slack__SigningSecret, Slack__BotToken.</summary>
public sealed class SlackOptions : IValidatableObject
{
    public const string Section = "Slack";

    /// <summary>Whether Slack is served. Where it is not, its addresses answer 404.</summary>
    public bool Enabled { get; set; }

    /// <summary>The app's signing secret ("Basic Information"): without it nothing that comes in can be believed.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>The bot's token ("OAuth &amp; Permissions"), xoxb-….</summary>
    public string? BotToken { get; set; }

    /// <summary>Where the Web API is; it ends with a slash.</summary>
    public string ApiBase { get; set; } = "https://slack.com/api/";

    /// <summary>How long one request to Slack may take, in seconds.</summary>
    [Range(1, 60, ErrorMessage = "between 1 and 60 seconds; set Slack:RequestSeconds, for example to 10")]
    public int RequestSeconds { get; set; } = 10;

    public Uri Api => new(ApiBase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(ApiBase, UriKind.Absolute, out var api) || !ApiBase.EndsWith('/') || api.Query.Length > 0
            || !(api.Scheme == Uri.UriSchemeHttps || (api.Scheme == Uri.UriSchemeHttp && api.IsLoopback)))
        {
            yield return new ValidationResult(
                $"'{ApiBase}' is no address of a Web API: it is https (http on loopback alone) and ends with a slash; leave Slack:ApiBase out for Slack's own",
                [nameof(ApiBase)]);
        }

        if (Enabled && string.IsNullOrWhiteSpace(SigningSecret))
        {
            yield return new ValidationResult(
                "Slack is enabled and has no signing secret; set the environment variable Slack__SigningSecret to the one under \"Basic Information\" of the app, or Slack:Enabled to false",
                [nameof(SigningSecret)]);
        }

        if (Enabled && BotToken?.StartsWith("xoxb-", StringComparison.Ordinal) is not true)
        {
            yield return new ValidationResult(
                "Slack is enabled and has no bot token that begins with xoxb-; set the environment variable Slack__BotToken to the one under \"OAuth & Permissions\" of the app, or Slack:Enabled to false",
                [nameof(BotToken)]);
        }
    }
}

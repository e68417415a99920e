using System.Net;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace CompactBot.Channels.Teams;

/// <summary>
/// Decides how the door stands, and stops the start where the settings would open it to unsigned traffic from elsewhere.
/// </summary>
internal sealed class TeamsDoorCheck(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    public TeamsDoor DoorFor(TeamsOptions options) => options switch
    {
        { Enabled: false } => TeamsDoor.Closed,
        { IsBot: true } => TeamsDoor.Tokens,
        { Authentication: "" } => environment.IsDevelopment() && NotLoopback() is null ? TeamsDoor.LocalOnly : TeamsDoor.Closed,
        _ => TeamsDoor.LocalOnly,
    };

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        if (DoorFor(options) == TeamsDoor.LocalOnly && NotLoopback() is { } address)
        {
            return ValidateOptionsResult.Fail(
                $"Teams:Authentication: is 'none', which takes unsigned requests, and the service listens on {address}, beyond this machine; "
                + "set Teams:Authentication to 'bot' (with Teams:AppId, Teams:TenantId and the environment variable Teams__ClientSecret), "
                + "or Urls to a loopback address such as http://127.0.0.1:3978, or Teams:Enabled to false");
        }

        if (options.ClientSecret.Length > 0 && SecretInSettingsFile())
        {
            return ValidateOptionsResult.Fail(
                "Teams:ClientSecret: stands in appsettings.json, where secrets do not belong; take it out, and set the environment variable Teams__ClientSecret");
        }

        return ValidateOptionsResult.Success;
    }

    /// <summary>The first address that the host listens on and that other machines can reach; null where there is none.</summary>
    private string? NotLoopback()
    {
        var addresses = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "").ToList();
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
        {
            addresses.AddRange(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
        else if (configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 } ports)
        {
            addresses.Add($"http://*:{ports}");
        }
        else if (configuration[WebHostDefaults.HttpsPortsKey] is { Length: > 0 } securePorts)
        {
            addresses.Add($"https://*:{securePorts}");
        }

        return addresses.Find(address => !IsLoopback(address));
    }

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private bool SecretInSettingsFile() => configuration is IConfigurationRoot root && root.Providers
        .OfType<JsonConfigurationProvider>()
        .Any(provider => provider.Source.Path?.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) == true
            && provider.TryGet($"{TeamsOptions.Section}:{nameof(TeamsOptions.ClientSecret)}", out var secret)
            && !string.IsNullOrEmpty(secret));
}

using System.ComponentModel.DataAnnotations;

namespace CompactBot.Public;

/// <summary>Where the pages are shown.</summary>
public sealed class PageOptions : IValidatableObject
{
    public const string Section = "Web";

    /// <summary>
    /// The host names that the pages answer to. Empty: on loopback alone, loopback's own names (so that no foreign name can be pointed at
    /// it); listening elsewhere, every name. A tunnel or proxy before a loopback host has to be named here.
    /// </summary>
    public IList<string> Hosts { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Hosts
        .Where(host => Uri.CheckHostName(host.Trim('[', ']')) == UriHostNameType.Unknown)
        .Select(host => new ValidationResult($"'{host}' is no host name; give a bare name such as \"compact.example.org\", without scheme or port", [nameof(Hosts)]));
}

using CompactBot.Public;

namespace CompactBot.Staff;

/// <summary>Whether the staff page can be opened at all: on loopback, from this machine, by its own name. Sign-in for everywhere else is not there yet.</summary>
public sealed class StaffDoor(Loopback loopback, StaffOptions options, StaffKeys keys)
{
    /// <summary>The scheme of the cookie, and the name of the policy.</summary>
    public const string Scheme = "staff";

    /// <summary>The claim that ties a cookie to this run of the service.</summary>
    public const string RunClaim = "run";

    /// <summary>The claim that tells one opened browser from another.</summary>
    public const string BrowserClaim = "browser";

    /// <summary>Who decides, as it is written down, where nobody signed in by name.</summary>
    public const string Person = "staff on loopback";

    /// <summary>The link, while it can be used; null where the page stays shut.</summary>
    public string? Link => options.OneTimeLink && loopback.IsAlone
        ? $"{loopback.Addresses[0].TrimEnd('/')}/staff/enter?key={keys.Current}"
        : null;

    /// <summary>Why the page is shut for this request; null where it is not.</summary>
    public string? ShutFor(HttpContext context) =>
        !options.OneTimeLink ? "The one-time link is turned off (Staff:OneTimeLink), and no sign-in is configured."
        : !loopback.IsAlone ? "The service listens beyond this machine. There the staff page stays shut until sign-in is configured."
        : !Loopback.IsFromHere(context) ? "This request came from elsewhere, or through a proxy or tunnel. The staff page opens on the machine that the service runs on, and nowhere else, until sign-in is configured."
        : null;
}

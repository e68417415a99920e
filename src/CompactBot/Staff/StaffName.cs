using CompactBot.Storage;

namespace CompactBot.Staff;

/// <summary>Who a person at the staff page is: by sign-in where there is one, else by the name that they gave at a form, kept in a cookie.</summary>
internal static class StaffName
{
    private const string Cookie = "compactbot-name";
    private const int Longest = 100;

    /// <summary>The name that they gave; empty where they gave none.</summary>
    public static string Given(HttpContext context) => Clean(Uri.UnescapeDataString(context.Request.Cookies[Cookie] ?? ""));

    /// <summary>What is written down about a decision.</summary>
    public static string Of(HttpContext context) => Given(context) is { Length: > 0 } name ? name : context.User.Identity?.Name ?? StaffDoor.Person;

    /// <summary>The same for the log of announcements, with where the person is.</summary>
    public static Actor ActorOf(HttpContext context) => new(Of(context), $"staff page ({context.Connection.RemoteIpAddress})")
    {
        IsNamed = Of(context) != StaffDoor.Person,
    };

    public static void Keep(HttpContext context, string name)
    {
        if (Clean(name) is { Length: > 0 } kept)
        {
            context.Response.Cookies.Append(Cookie, Uri.EscapeDataString(kept), new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                Path = "/staff",
                MaxAge = TimeSpan.FromDays(365),
            });
        }
    }

    private static string Clean(string name)
    {
        var kept = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return kept.Length > Longest ? kept[..Longest] : kept;
    }
}

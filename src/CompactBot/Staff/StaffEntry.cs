using System.Security.Claims;
using System.Security.Cryptography;
using CompactBot.Public;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CompactBot.Staff;

/// <summary>The way in: opening the link shows a button, and pressing it uses the link up, so that a preview of the link does not.</summary>
internal static partial class StaffEntry
{
    public static void MapEntry(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/enter", IResult (HttpContext context, string? key, StaffDoor door, StaffKeys keys) =>
        {
            return door.ShutFor(context) is null && keys.Fits(key) ? Page.Show<EnterPage>((nameof(EnterPage.Key), key)) : Shut(context, wasLink: true);
        });
        staff.MapPost("/enter", async Task<IResult> (HttpContext context, [FromForm] string? key, StaffDoor door, StaffKeys keys, StaffLink link, ILogger<StaffDoor> log) =>
        {
            if (door.ShutFor(context) is not null || !keys.TryUse(key))
            {
                Refused(log);
                return Shut(context, wasLink: true);
            }

            var person = new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.Name, StaffDoor.Person),
                    new Claim(StaffDoor.RunClaim, keys.Run),
                    new Claim(StaffDoor.BrowserClaim, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
                ],
                StaffDoor.Scheme);
            await context.SignInAsync(StaffDoor.Scheme, new ClaimsPrincipal(person));
            Opened(log, StaffDoor.Person);
            link.Print();
            return Results.LocalRedirect("/staff");
        });
        staff.MapPost("/leave", async (HttpContext context, [FromForm] string? leave) =>
        {
            _ = leave;
            await context.SignOutAsync(StaffDoor.Scheme);
            return Results.LocalRedirect("/");
        });
    }

    /// <summary>The page that says why it is shut, and how it is opened.</summary>
    public static IResult Shut(HttpContext context, bool wasLink = false)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Page.Show<ShutPage>(
            StatusCodes.Status403Forbidden,
            (nameof(ShutPage.Reason), context.RequestServices.GetRequiredService<StaffDoor>().ShutFor(context)),
            (nameof(ShutPage.WasLink), wasLink));
    }

    [LoggerMessage(7101, LogLevel.Information, "The staff page was opened by {Person}")]
    private static partial void Opened(ILogger log, string person);

    [LoggerMessage(7102, LogLevel.Warning, "A staff link was refused: used before, unknown, or not from this machine")]
    private static partial void Refused(ILogger log);
}

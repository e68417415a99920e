using System.Security.Claims;
using CompactBot.Hosting;
using CompactBot.Public;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace CompactBot.Staff;

/// <summary>Puts the staff console into the host.</summary>
public static class StaffRegistration
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddAuthentication(StaffDoor.Scheme).AddCookie(StaffDoor.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(StaffDoor.Scheme).Configure<StaffOptions, StaffKeys>(Configure);
        services.AddAuthorizationBuilder().AddPolicy(StaffDoor.Scheme, policy => policy
            .AddAuthenticationSchemes(StaffDoor.Scheme)
            .RequireAuthenticatedUser()
            .AddRequirements(new StaffRule()));
        return services
            .AddCheckedOptions<StaffOptions>(StaffOptions.Section)
            .AddSingleton<StaffKeys>()
            .AddSingleton<StaffDoor>()
            .AddSingleton<StaffNotices>()
            .AddSingleton<IAuthorizationHandler, StaffRuleCheck>()
            .AddSingleton<StaffLink>()
            .AddHostedService(provider => provider.GetRequiredService<StaffLink>());
    }

    public static void MapStaff(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var staff = app.MapGroup("/staff").WithMetadata(ForBrowsers.Mark);
        staff.MapEntry();
        var behind = staff.MapGroup("").RequireAuthorization(StaffDoor.Scheme);
        behind.MapConsole();
        behind.MapReview();
        behind.MapDecisions();
    }

    private static void Configure(CookieAuthenticationOptions cookie, StaffOptions options, StaffKeys keys)
    {
        cookie.Cookie.Name = "compactbot-staff";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.Path = "/staff";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(options.Hours);
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToLogin = context => ShowShutAsync(context.HttpContext);
        cookie.Events.OnRedirectToAccessDenied = context => ShowShutAsync(context.HttpContext);
        cookie.Events.OnValidatePrincipal = context =>
        {
            if (context.Principal?.FindFirstValue(StaffDoor.RunClaim) != keys.Run)
            {
                context.RejectPrincipal();
            }

            return Task.CompletedTask;
        };
    }

    private static Task ShowShutAsync(HttpContext context) => StaffEntry.Shut(context).ExecuteAsync(context);
}

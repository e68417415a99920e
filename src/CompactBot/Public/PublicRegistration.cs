using CompactBot.Hosting;
using CompactBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CompactBot.Public;

/// <summary>Puts the delegates' pages, and what every page needs, into the host.</summary>
public static class PublicRegistration
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHealthChecks().AddCheck<StoreHealth>("store");
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "compactbot-form";
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            form.SuppressXFrameOptionsHeader = true;
        });

        // The keys live with the store, so that a form that was open when the service restarted can still be sent. They are as safe as the
        // store beside them is; that they are not encrypted once more is known, and not worth a warning at every first start.
        services.AddDataProtection().SetApplicationName("CompactBot");
        services.AddLogging(logs => logs.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddOptions<KeyManagementOptions>().Configure<StorageOptions, ILoggerFactory>((keys, storage, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.Combine(Path.GetFullPath(storage.Folder), "keys")), logs));
        return services
            .AddCheckedOptions<PageOptions>(PageOptions.Section)
            .AddSingleton<Loopback>()
            .AddSingleton<PageAssets>()
            .AddHttpContextAccessor()
            .AddScoped(provider => PageWords.For(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
    }

    /// <summary>Stands before everything that a browser opens; who signs in, and how, is the staff console's.</summary>
    public static void UsePageDoor(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseHeadRequests();
        app.UseRouting();
        app.UseMiddleware<PageDoor>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapPublicPages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealthChecks("/health");
        var pages = app.MapGroup("").WithMetadata(ForBrowsers.Mark);
        pages.MapGet("/sessions", (Viewpoint from, string? kind, string? place, string? month) => Page.Show<SessionsPage>(
            (nameof(SessionsPage.From), from),
            (nameof(SessionsPage.Filter), SessionFilter.Of(kind, place, month))));
        pages.MapGet("/sessions/{id}", (Viewpoint from, string id) => from.Catalogue.Session(id) is { } session
            ? (IResult)Page.Show<SessionPage>((nameof(SessionPage.From), from), (nameof(SessionPage.Session), session))
            : NotHeld(from));
        pages.MapGet("/letters", (Viewpoint from) => Page.Show<LettersPage>((nameof(LettersPage.From), from)));
        pages.MapGet("/letters/{id}", (Viewpoint from, string id) => from.Catalogue.Letter(id) is { } letter
            ? (IResult)Page.Show<LetterPage>((nameof(LetterPage.From), from), (nameof(LetterPage.Reading), letter))
            : NotHeld(from));
    }

    private static IResult NotHeld(Viewpoint from) =>
        Page.Show<StatusPage>(StatusCodes.Status404NotFound, (nameof(StatusPage.Status), StatusCodes.Status404NotFound), (nameof(StatusPage.From), from));
}

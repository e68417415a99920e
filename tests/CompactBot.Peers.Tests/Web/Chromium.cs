using Microsoft.Playwright;

namespace CompactBot.Peers.Tests.Web;

/// <summary>
/// Chromium as it is installed on the machine, without a window. Where there is none, and this runs as root on Debian, it is installed;
/// where it cannot be had, the tests that need it are left out, and say so.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(8);
    private static readonly string[] Names = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    private string? _missing;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the pictures of a run are put, to be looked at.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    public async ValueTask InitializeAsync()
    {
        var program = Array.Find(Names, File.Exists);
        if (program is null)
        {
            _missing = await InstallAsync();
            program = Array.Find(Names, File.Exists);
        }

        if (program is null)
        {
            _missing ??= "left out: Chromium is absent";
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Headless = true,
            ChromiumSandbox = false,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A browser window of its own: its cookies are nobody else's. Skips the test where there is no Chromium.</summary>
    public async Task<IBrowserContext> OpenAsync(Uri home, bool scripts = true, int width = 1200, int height = 900, bool dark = false)
    {
        if (_browser is null)
        {
            Assert.Skip(_missing ?? "left out: Chromium is absent");
        }

        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = home.ToString(),
            JavaScriptEnabled = scripts,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static async Task<string?> InstallAsync()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/apt-get") || !string.Equals(Environment.UserName, "root", StringComparison.Ordinal))
        {
            return "left out: Chromium is absent (install it, for example with: apt-get install chromium)";
        }

        var quiet = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DEBIAN_FRONTEND"] = "noninteractive" };
        var wrote = "";
        foreach (var arguments in (string[][])[["update"], ["install", "-y", "--no-install-recommends", "chromium"], ["-f", "install", "-y"]])
        {
            await using var apt = ChildProcess.Start("apt-get", arguments, environment: quiet);
            await apt.EndAsync(InstallLimit);
            wrote = apt.Output;
        }

        return Array.Exists(Names, File.Exists) ? null : $"left out: Chromium could not be installed:\n{wrote}";
    }
}

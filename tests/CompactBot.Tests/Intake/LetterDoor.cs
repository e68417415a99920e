using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CompactBot.Tests.Intake;

/// <summary>The service with an empty store of its own, a token, and an inbox folder.</summary>
internal sealed class LetterDoor : WebApplicationFactory<Program>
{
    public const string Token = "a-token-for-these-tests";

    public string Folder { get; } = Directory.CreateTempSubdirectory("compactbot-intake-").FullName;

    public string Inbox => Path.Combine(Folder, "inbox");

    public static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name));

    public HttpClient Client(string? token = Token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:Folder", Path.Combine(Folder, "store"));
        builder.UseSetting("Intake:Samples", "never");
        builder.UseSetting("Intake:Token", Token);
        builder.UseSetting("Intake:Inbox", Inbox);
        builder.UseSetting("Intake:MaxBytes", "100000");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

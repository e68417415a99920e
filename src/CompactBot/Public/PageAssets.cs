using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace CompactBot.Public;

/// <summary>The addresses of the style sheet, the script and the icon, each with a mark of its contents, so that a browser may keep them.</summary>
public sealed class PageAssets(IWebHostEnvironment environment)
{
    public string Style { get; } = Marked(environment.WebRootFileProvider, "site.css");

    public string Script { get; } = Marked(environment.WebRootFileProvider, "site.js");

    public string Icon { get; } = Marked(environment.WebRootFileProvider, "icon.svg");

    private static string Marked(IFileProvider files, string name)
    {
        var file = files.GetFileInfo(name);
        if (!file.Exists)
        {
            return $"/{name}";
        }

        using var content = file.CreateReadStream();
        return $"/{name}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }
}

using System.Text.Json;
using Microsoft.Playwright;

namespace CompactBot.Peers.Tests.Web;

/// <summary>What axe-core finds on a page, and whether it runs over the edge.</summary>
internal static class Soundness
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(NodePackages.PathOf("axe-core", "axe.min.js")));

    public static async Task ShouldBeSoundAsync(this IPage page, string name)
    {
        (await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"))
            .ShouldBeLessThanOrEqualTo(0, $"{name} runs over the edge");
        await page.EvaluateAsync(Axe.Value);
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html + ' ' + n.failureSummary) }))");
        found.EnumerateArray()
            .Where(fault => fault.GetProperty("impact").GetString() is "serious" or "critical" or "moderate")
            .Select(fault => $"{name}: {fault}")
            .ShouldBeEmpty();
    }
}

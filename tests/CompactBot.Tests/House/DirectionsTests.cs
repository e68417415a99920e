using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.House;

/// <summary>Keeps the directions between the rooms, by their using lines.</summary>
public sealed partial class DirectionsTests
{
    /// <summary>What each room of the core may read.</summary>
    private static readonly Dictionary<string, string[]> Core = new(StringComparer.Ordinal)
    {
        ["Languages"] = [],
        ["World"] = [],
        ["Messages"] = ["Languages"],
        ["Dates"] = ["Languages"],
        ["Letters"] = ["Dates", "Languages"],
        ["Reading"] = ["Letters", "Dates", "Languages", "World"],
        ["Corrections"] = ["Reading", "Letters", "Dates", "Languages"],
        ["Catalogue"] = ["Reading", "Letters", "Dates", "Languages", "World"],
        ["Questions"] = ["Catalogue", "Reading", "Letters", "Dates", "Languages", "World"],
        ["Answers"] = ["Questions", "Catalogue", "Reading", "Letters", "Dates", "Languages", "World", "Messages"],
        ["Announcements"] = ["Catalogue", "Reading", "Letters", "Dates", "Languages", "World", "Messages"],
    };

    /// <summary>What only one room of the service knows.</summary>
    private static readonly (string Prefix, string Room)[] Kept =
    [
        ("Quartz", "Delivery"),
        ("Dapper", "Storage"),
        ("Npgsql", "Storage"),
        ("CompactBot.Channels.Teams", "Channels/Teams"),
        ("CompactBot.Channels.Slack", "Channels/Slack"),
        ("Microsoft.Identity", "Channels/Teams"),
        ("System.CommandLine", "Cli"),
    ];

    [Fact]
    public void CoreRooms_ReadOnlyWhatTheyMay()
    {
        var wrong = new List<string>();
        foreach (var file in Sources.CSharp("src/CompactBot.Core"))
        {
            var room = Sources.Relative(file).Split('/')[2];
            Core.ShouldContainKey(room, $"{Sources.Relative(file)} is in a room that the house does not have");
            foreach (var name in Usings(file).Where(name => name.StartsWith("CompactBot.", StringComparison.Ordinal)))
            {
                var read = name.StartsWith("CompactBot.Core.", StringComparison.Ordinal) ? name.Split('.')[2] : name;
                if (read != room && !Core[room].Contains(read))
                {
                    wrong.Add($"{Sources.Relative(file)} uses {name}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Core_KnowsNeitherServiceNorInputAndOutput()
    {
        string[] forbidden = ["Microsoft.", "System.IO", "System.Net", "Quartz", "Dapper"];
        Sources.CSharp("src/CompactBot.Core")
            .SelectMany(file => Usings(file).Where(name => forbidden.Any(f => name.StartsWith(f, StringComparison.Ordinal))).Select(name => $"{Sources.Relative(file)} uses {name}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void ServiceRooms_KeepTheirPackagesToThemselves()
    {
        var wrong = new List<string>();
        foreach (var file in Sources.CSharp("src/CompactBot"))
        {
            var path = Sources.Relative(file)["src/CompactBot/".Length..];
            // The two places that put the rooms together: the service and its commands.
            if (path is "Program.cs" or "Cli/CommandServices.cs")
            {
                continue;
            }

            wrong.AddRange(
                from name in Usings(file)
                from rule in Kept
                where name == rule.Prefix || name.StartsWith(rule.Prefix + ".", StringComparison.Ordinal)
                where !path.StartsWith(rule.Room + "/", StringComparison.Ordinal)
                select $"src/CompactBot/{path} uses {name}, which only {rule.Room} knows");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void PlatformsAreNamedInTheirOwnRoomsAlone()
    {
        string[] platforms = ["Slack", "Teams"];
        Sources.CSharp("src/CompactBot").Concat(Sources.Razor("src/CompactBot"))
            .Where(file => Path.GetFileName(file) is not ("Program.cs" or "CommandServices.cs"))
            .SelectMany(file => platforms
                .Where(platform => !Sources.Relative(file).Contains($"/Channels/{platform}/", StringComparison.Ordinal)
                    && File.ReadAllText(file).Contains($"Channels.{platform}", StringComparison.Ordinal))
                .Select(platform => $"{Sources.Relative(file)} names Channels.{platform}"))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Usings(string file) =>
        File.ReadLines(file).Select(line => UsingLine().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^\s*(?:global )?using (?:static )?(?:\w+ = )?(?<name>[A-Z][\w.]*);", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsingLine();
}

using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.House;

/// <summary>The rules of the house that a compiler does not keep.</summary>
public sealed partial class HouseTests
{
    /// <summary>Files that may be longer than 300 lines, each with its reason.</summary>
    private static readonly Dictionary<string, string> Long = new(StringComparer.Ordinal)
    {
        ["src/CompactBot.Core/Reading/ReadingWords.cs"] = "one property for each key of a language's reading.json",
    };

    [Fact]
    public void Top_HoldsNothingElse()
    {
        string[] allowed = ["CompactBot.sln", "appsettings.json", "README.md", "manifests", "src", "tests", "data"];
        Directory.EnumerateFileSystemEntries(Sources.Root)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name[0] != '.')
            .Except(allowed, StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Namespace_IsThePath()
    {
        Sources.CSharp("src")
            .Where(file => NamespaceLine().Match(File.ReadAllText(file)) is { Success: true } match
                && match.Groups["name"].Value != Path.GetDirectoryName(Sources.Relative(file))!.Replace('\\', '/')["src/".Length..].Replace('/', '.'))
            .Select(Sources.Relative)
            .ShouldBeEmpty();
    }

    [Fact]
    public void File_IsShortOrHasAReason()
    {
        Sources.CSharp("src")
            .Select(file => (Path: Sources.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > 300 && !Long.ContainsKey(file.Path))
            .Select(file => $"{file.Path} has {file.Lines} lines: split it, or give a reason in HouseTests.Long")
            .ShouldBeEmpty();
    }

    [Fact]
    public void TypeNames_AreNounsOfTheField()
    {
        Sources.CSharp("src")
            .SelectMany(file => VagueName().Matches(File.ReadAllText(file)).Select(match => $"{Sources.Relative(file)}: {match.Groups["name"].Value}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Code_NamesNoProcessAndNobodyInIt()
    {
        string[] names = ["Vienna", "Marrakech", "Lauber", "Camacho", "Thomson", "refugeesmigrants", "71/280", "Global Compact"];
        Sources.CSharp("src")
            .SelectMany(file => names.Where(name => File.ReadAllText(file).Contains(name, StringComparison.OrdinalIgnoreCase)).Select(name => $"{Sources.Relative(file)} names {name}"))
            .ShouldBeEmpty();
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"(?:class|record|struct|interface) (?<name>\w+(?:Manager|Helper|Helpers|Util|Utils|Common|Base|Impl))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VagueName();
}

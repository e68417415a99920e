using CompactBot.Core.Dates;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Dates;

public sealed class DatesTestsetTests(ITestOutputHelper output)
{
    /// <summary>A fall below what was once reached is a fault.</summary>
    [Theory]
    [InlineData("en", 0.975)]
    [InlineData("fr", 0.96)]
    [InlineData("es", 0.985)]
    [InlineData("zh", 0.98)]
    [InlineData("ar", 0.96, true)]
    public void Specs_OfOurKinds_AreReadAsExpected(string language, double floor, bool withUnsupported = false)
    {
        var file = TestsetFile($"dates/{language}.json");
        if (file is null)
        {
            Assert.Skip("the date specs are left out: ../shared is absent");
        }

        var reader = new DateReader();
        var cases = DatesTestset.Load(file, withUnsupported);
        var right = 0;
        var conventions = 0;
        foreach (var test in cases)
        {
            var difference = DatesTestset.Difference(test, reader, language, out var convention);
            if (difference is null)
            {
                right++;
                continue;
            }

            conventions += convention ? 1 : 0;
            output.WriteLine($"{(convention ? "convention" : "different")}: {difference}");
        }

        var asked = cases.Count - conventions;
        var score = (double)right / asked;
        output.WriteLine($"dates {language}: {right} of {asked} as expected ({score:P1}); {conventions} apart, where a convention differs");
        score.ShouldBeGreaterThanOrEqualTo(floor);
    }

    private static string? TestsetFile(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "testsets", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}

using Shouldly;
using Xunit;

namespace CompactBot.Tests.Dates;

/// <summary>Cases that were written before the grammar was mended for their families: what it makes of words it was not made for.</summary>
public sealed class DateFirstSightTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en", 39)]
    [InlineData("fr", 39)]
    [InlineData("es", 40)]
    [InlineData("zh", 40)]
    [InlineData("ar", 37)]
    public void Families_AreReadInOtherWordsToo(string language, int floor)
    {
        var lines = DateCorpus.Lines("FirstSight").Where(l => l.Language == language).ToList();
        var right = 0;
        foreach (var line in lines)
        {
            var (shown, expected) = DateCorpus.Read(line.Content, language);
            if (shown == expected)
            {
                right++;
                continue;
            }

            output.WriteLine($"{language} {line.Number} {line.Content[17..]}: {shown}");
        }

        output.WriteLine($"dates at first sight {language}: {right} of {lines.Count}");
        right.ShouldBeGreaterThanOrEqualTo(floor);
    }
}

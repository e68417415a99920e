using System.Diagnostics;
using CompactBot.Intake;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Good files, damaged: each ends in a reading or a refusal, soon. MUTATIONS sets how many of each format (bash tests/nightly).</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Formats() => [.. Mutations.Extensions];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task DamagedFile_EndsInAReadingOrARefusal(string extension)
    {
        var good = Mutations.Of(extension);
        var kind = FileKinds.OfName("x" + extension);
        Assert.SkipUnless(good.Count > 0 && LetterFiles.Reader.Kinds.Contains(kind!.Value), $"no {extension} is read here");
        var (read, refused, slowest) = (0, 0, TimeSpan.Zero);
        var files = good.Select(File.ReadAllBytes).ToList();
        for (var seed = 0; seed < Mutations.CountFor(extension); seed++)
        {
            var bytes = Mutations.Mutated(files[seed % files.Count], seed);
            var clock = Stopwatch.StartNew();
            var result = await LetterFiles.Reader.TextAsync("mutated" + extension, bytes, TestContext.Current.CancellationToken);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            clock.Elapsed.ShouldBeLessThan(LetterFiles.Formats.Single(f => f.Kinds.Contains(kind.Value)).Limit + Limit, $"seed {seed}");
            (result.Refusal ?? "").ShouldNotContain("fault of the reader", Case.Sensitive, $"seed {seed}");
            (read, refused) = result.Text is null ? (read, refused + 1) : (read + 1, refused);
        }

        output.WriteLine($"{extension}: {read + refused} mutations, {read} read, {refused} refused, the slowest took {slowest.TotalMilliseconds:0} ms");
    }
}

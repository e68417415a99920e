using CompactBot.Tests.Intake.Programs;
using Xunit;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>
/// Good files, damaged, and handed to the desk: each is stored whole or refused, soon and without a fault, and nothing is half stored.
/// How many and of which format, bash tests/nightly sets.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>A whole scan that survived its damage is read like any other, page by page.</summary>
    private static readonly TimeSpan LimitOfScans = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Formats() => [.. Mutations.Extensions];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task DamagedFile_IsStoredWholeOrNotAtAll(string extension)
    {
        if (!Mutations.IsAsked(extension))
        {
            Assert.Skip("left out: this run is about another format");
        }

        if (extension is ".pdf" or ".png")
        {
            ReadingPrograms.Need();
        }

        var good = Mutations.Of(extension);
        using var desk = new HostileDesk();
        foreach (var seed in Mutations.Seeds)
        {
            await desk.AcceptAsync("mutated" + extension, Mutations.Damaged(extension, good, seed), $"{extension}, seed {seed}", extension is ".pdf" or ".png" ? LimitOfScans : Limit);
        }

        output.WriteLine($"{extension}: {desk.Read + desk.Refused} mutations, {desk.Read} read, {desk.Refused} refused, 0 faults, the slowest took {desk.Slowest.Time.TotalMilliseconds:0} ms ({desk.Slowest.What})");
    }
}

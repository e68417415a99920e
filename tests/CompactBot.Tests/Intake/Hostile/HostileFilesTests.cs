using System.Diagnostics;
using System.Globalization;
using CompactBot.Tests.Cli;
using CompactBot.Tests.Intake.Programs;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Hostile;

public sealed class HostileFilesTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Names() => [.. HostileFiles.All.Concat(HostileFiles.ForPrograms).Select(f => f.Name)];

    /// <summary>What each took is printed: bash tests/hostile makes a table of it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task HostileFile_IsReadOrRefusedInTimeAndMemoryWithItsReason(string name)
    {
        var file = HostileFiles.Of(name);
        var isForPrograms = HostileFiles.ForPrograms.Contains(file);
        if (isForPrograms)
        {
            ReadingPrograms.Need();
        }

        var content = file.Make();
        await using var peak = isForPrograms ? ChildPeak.Watch() : null;
        var clock = Stopwatch.StartNew();
        var result = await LetterFiles.Reader.ReadAsync(file.File, content, TestContext.Current.CancellationToken);
        var took = clock.Elapsed;
        var memory = peak is null ? "in the host" : string.Create(CultureInfo.InvariantCulture, $"{peak.Megabytes:0} MB");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hostile|{took.TotalSeconds:0.00}|{memory}|{name}|{content.Length:N0}|{result.Refusal ?? "read"}"));

        took.ShouldBeLessThan(PatientClock.Of(Limit));
        (peak?.Megabytes ?? 0).ShouldBeLessThan(256);
        (result.Refusal ?? "").ShouldNotContain("fault of the reader");
        (result.Refusal is not null || !file.IsRefused).ShouldBeTrue();
        if (!isForPrograms)
        {
            (result.Refusal ?? "").ShouldNotContain("took longer");
        }
    }

    [Fact]
    public async Task AllHostileFiles_LeaveNothingHalfStored()
    {
        using var desk = new HostileDesk();
        foreach (var file in HostileFiles.All)
        {
            var receipt = await desk.AcceptAsync(file.File, file.Make(), file.Name, Limit * 2);
            if (file.Reason is { } reason)
            {
                receipt.Reason.ShouldNotBeNull(file.Name).ShouldContain(reason);
            }
        }
    }

    [Fact]
    public async Task AllHostileFiles_AreReadInABoundedHeap()
    {
        using var command = new BuiltCommand();
        command.Settings["DOTNET_GCHeapHardLimit"] = "0x10000000";
        foreach (var some in HostileFiles.All.Chunk(20))
        {
            var paths = some.Select(f => command.Write(f.File, f.Make())).ToArray();
            var run = await command.RunAsync(["read", .. paths]);
            run.Status.ShouldBe(1, run.Error);
            run.Error.ShouldNotContain("fault of the reader");
            foreach (var file in some.Where(f => f.Reason is not null))
            {
                run.Error.ShouldContain(file.Reason!, Case.Sensitive, file.Name);
            }
        }
    }

    [Fact]
    public void Catalogue_IsLargeEnough() => HostileFiles.All.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(60);
}

using System.Diagnostics;
using CompactBot.Tests.Cli;
using CompactBot.Tests.Intake.Programs;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Hostile;

public sealed class HostileFilesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Names() => [.. HostileFiles.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task HostileFile_IsTakenApartInTime(string name)
    {
        var file = HostileFiles.Of(name);
        var content = file.Make();
        var clock = Stopwatch.StartNew();
        var text = await LetterFiles.Reader.TextAsync(file.File, content, TestContext.Current.CancellationToken);
        clock.Elapsed.ShouldBeLessThan(PatientClock.Of(Limit));
        (text.Refusal ?? "").ShouldNotContain("fault of the reader");
        (text.Refusal ?? "").ShouldNotContain("took longer");
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

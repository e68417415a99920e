using System.Diagnostics;
using CompactBot.Tests.Cli;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Hostile;

public sealed class HostileFilesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Names() => [.. HostileFiles.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task HostileFile_IsRefusedWithItsReasonOrReadInTime(string name)
    {
        var file = HostileFiles.Of(name);
        var content = file.Make();
        var clock = Stopwatch.StartNew();
        var text = await LetterFiles.Reader.TextAsync(file.File, content, TestContext.Current.CancellationToken);
        clock.Elapsed.ShouldBeLessThan(Limit);

        var result = await LetterFiles.Reader.ReadAsync(file.File, content, TestContext.Current.CancellationToken);
        (result.Refusal is null).ShouldBe(result.Letters.Count > 0);
        if (file.Reason is { } reason)
        {
            result.Refusal.ShouldNotBeNull().ShouldContain(reason);
        }

        (text.Refusal ?? result.Refusal ?? "").ShouldNotContain("fault of the reader");
        (text.Refusal ?? "").ShouldNotContain("took longer");
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

using System.Diagnostics;
using CompactBot.Core.Reading;
using CompactBot.Tests.Intake.Programs;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Pdf;

/// <summary>Files that were made to harm: refused, or read where they do nothing, in seconds, each by a process of its own.</summary>
public sealed class HostilePdfsTests
{
    public static TheoryData<string> Refused => [.. HostilePdfs.Refused.Keys];

    public static TheoryData<string> Read => [.. HostilePdfs.Read.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task HostileFile_IsRefusedInTimeWithItsReason(string name)
    {
        var result = await ReadAsync(name, HostilePdfs.Refused[name]());
        result.Refusal.ShouldNotBeNullOrWhiteSpace();
        result.Refusal.ShouldNotContain("fault of the reader");
        result.Letters.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Read))]
    public async Task HarmlessTrick_IsReadAndNotObeyed(string name)
    {
        var result = await ReadAsync(name, HostilePdfs.Read[name]());
        result.Refusal.ShouldBeNull();
        result.Letters.ShouldHaveSingleItem().Sessions.ShouldNotBeEmpty();
    }

    private static async Task<ReadingResult> ReadAsync(string name, byte[] content)
    {
        ReadingPrograms.Need();
        await using var peak = ChildPeak.Watch();
        var watch = Stopwatch.StartNew();
        var result = await LetterFiles.Reader.ReadAsync(name, content);
        watch.Stop();
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {content.Length:N0} bytes, {watch.ElapsedMilliseconds} ms, {peak.Megabytes:0} MB, {result.Refusal ?? "read"}");
        peak.Megabytes.ShouldBeLessThan(256);
        watch.Elapsed.ShouldBeLessThan(PatientClock.Of(TimeSpan.FromSeconds(5)));
        return result;
    }
}

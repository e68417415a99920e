using CompactBot.Tests.Intake.Programs;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Pdf;

/// <summary>Files that ask for what no letter needs, and hold a letter.</summary>
public sealed class HostilePdfsTests
{
    public static TheoryData<string> Read => [.. HostilePdfs.Read.Keys];

    [Theory]
    [MemberData(nameof(Read))]
    public async Task HarmlessTrick_IsReadAndNotObeyed(string name)
    {
        ReadingPrograms.Need();
        var result = await LetterFiles.Reader.ReadAsync(name, HostilePdfs.Read[name](), TestContext.Current.CancellationToken);
        result.Refusal.ShouldBeNull();
        result.Letters.ShouldHaveSingleItem().Sessions.ShouldNotBeEmpty();
    }
}

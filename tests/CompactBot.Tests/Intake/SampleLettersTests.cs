using CompactBot.Intake;
using CompactBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake;

public sealed class SampleLettersTests
{
    private static readonly string[] Samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.txt");

    [Fact]
    public async Task StartThatWasKilledWhileItFilledTheStore_IsMadeGood()
    {
        await using var door = new LetterDoor();
        var desk = door.Services.GetRequiredService<LetterDesk>();
        await desk.AcceptAsync(Path.GetFileName(Samples[0]), await File.ReadAllBytesAsync(Samples[0]), "sample");
        var always = ActivatorUtilities.CreateInstance<SampleLetters>(door.Services, new IntakeOptions { Samples = "always" });

        await always.FillAsync();

        (await door.Services.GetRequiredService<LetterStore>().CountFilesAsync("sample")).ShouldBe((Samples.Length, 0));
        (await always.FillAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task StoreThatHoldsALetterOfItsOwn_GetsNone()
    {
        await using var door = new LetterDoor();
        await door.Services.GetRequiredService<LetterDesk>().AcceptAsync("own.txt", await File.ReadAllBytesAsync(Samples[0]), "cli");

        (await ActivatorUtilities.CreateInstance<SampleLetters>(door.Services, new IntakeOptions { Samples = "always" }).FillAsync()).ShouldBe(0);
    }
}

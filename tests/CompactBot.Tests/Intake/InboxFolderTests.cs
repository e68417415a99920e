using System.Diagnostics;
using CompactBot.Intake;
using CompactBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake;

public sealed class InboxFolderTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Started_TheFolderIsThere()
    {
        for (var start = 0; start < 20; start++)
        {
            var inbox = Path.Combine(Path.GetTempPath(), $"compactbot-inbox-{Guid.NewGuid():n}");
            using var folder = new InboxFolder(new IntakeOptions { Inbox = inbox }, new Lazy<LetterDesk>(), TimeProvider.System, NullLogger<InboxFolder>.Instance);
            try
            {
                await folder.StartAsync(TestContext.Current.CancellationToken);

                Directory.Exists(inbox).ShouldBeTrue();
            }
            finally
            {
                await folder.StopAsync(CancellationToken.None);
                Directory.Delete(inbox);
            }
        }
    }

    [Fact]
    public async Task FilesInTheFolder_AreTakenOrRefusedWithTheirReason()
    {
        await using var door = new LetterDoor();
        var catalogue = door.Services.GetRequiredService<LiveCatalogue>();
        var accepted = Path.Combine(door.Inbox, "accepted", "second.txt");
        var refused = Path.Combine(door.Inbox, "refused", "recipe.txt");
        await File.WriteAllTextAsync(Path.Combine(door.Inbox, "second.txt"), LetterDoor.Sample("2017-05-02-second-thematic-session.txt"));
        await File.WriteAllTextAsync(Path.Combine(door.Inbox, "recipe.txt"), "Take two eggs and a spoon of flour.");

        await UntilAsync(() => File.Exists(accepted) && File.Exists(refused));

        catalogue.Current.Letters.ShouldHaveSingleItem().Letter.Id.ShouldStartWith("2017-05-02-");
        (await File.ReadAllTextAsync(refused + ".reason")).ShouldStartWith("recipe.txt was refused");
        Directory.GetFiles(door.Inbox).ShouldBeEmpty();
    }

    [Fact]
    public async Task FileThatTheStoreHoldsAlready_IsMovedAndChangesNothing()
    {
        // As after a kill between storing a letter and moving its file.
        await using var door = new LetterDoor();
        var letter = LetterDoor.Sample("2017-05-02-second-thematic-session.txt");
        var catalogue = door.Services.GetRequiredService<LiveCatalogue>();
        await File.WriteAllTextAsync(Path.Combine(door.Inbox, "a.txt"), letter);
        await UntilAsync(() => File.Exists(Path.Combine(door.Inbox, "accepted", "a.txt")));
        var version = catalogue.Current.Version;

        await File.WriteAllTextAsync(Path.Combine(door.Inbox, "b.txt"), letter);
        await UntilAsync(() => File.Exists(Path.Combine(door.Inbox, "accepted", "b.txt")));

        catalogue.Current.Version.ShouldBe(version);
    }

    [Fact]
    public async Task FileThatSomebodyElseHolds_KeepsNoOtherWaiting()
    {
        await using var door = new LetterDoor();
        door.Services.GetRequiredService<LiveCatalogue>().Current.Letters.ShouldBeEmpty();
        var held = Path.Combine(door.Inbox, "a.txt");
        await using (var holder = new FileStream(held, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await holder.WriteAsync("Take two eggs."u8.ToArray());
            await holder.FlushAsync();
            await File.WriteAllTextAsync(Path.Combine(door.Inbox, "b.txt"), LetterDoor.Sample("2017-05-02-second-thematic-session.txt"));

            await UntilAsync(() => File.Exists(Path.Combine(door.Inbox, "accepted", "b.txt")));
            File.Exists(held).ShouldBeTrue();
        }

        await UntilAsync(() => File.Exists(Path.Combine(door.Inbox, "refused", "a.txt")));
    }

    [Fact]
    public async Task TwoRefusedFilesOfOneName_EachHaveTheirReason()
    {
        await using var door = new LetterDoor();
        door.Services.GetRequiredService<LiveCatalogue>().Current.Letters.ShouldBeEmpty();
        var refused = Path.Combine(door.Inbox, "refused");
        await File.WriteAllTextAsync(Path.Combine(door.Inbox, "note.txt"), "Take two eggs and a spoon of flour.");
        await UntilAsync(() => File.Exists(Path.Combine(refused, "note.txt")));
        await File.WriteAllBytesAsync(Path.Combine(door.Inbox, "note.txt"), [0x41, 0x81, 0x8D, 0x90]);
        await UntilAsync(() => File.Exists(Path.Combine(refused, "note (2).txt")));

        var first = await File.ReadAllTextAsync(Path.Combine(refused, "note.txt.reason"));
        var second = await File.ReadAllTextAsync(Path.Combine(refused, "note (2).txt.reason"));
        second.ShouldStartWith("note.txt was refused: ");
        second.ShouldNotBe(first);
    }

    [Fact]
    public async Task LinkAndPipe_AreRefusedUnopened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes in a folder, and links for everyone, are of Linux");
        await using var door = new LetterDoor();
        var catalogue = door.Services.GetRequiredService<LiveCatalogue>();
        using (var made = Process.Start("mkfifo", Path.Combine(door.Inbox, "a.txt")))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        File.CreateSymbolicLink(Path.Combine(door.Inbox, "b.txt"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(door.Inbox, "c.txt"), Path.Combine(door.Inbox, "nowhere.txt"));
        await File.WriteAllTextAsync(Path.Combine(door.Inbox, "d.txt"), LetterDoor.Sample("2017-05-02-second-thematic-session.txt"));

        await UntilAsync(() => Directory.GetFiles(door.Inbox).Length == 0);

        catalogue.Current.Letters.ShouldHaveSingleItem().Letter.Id.ShouldStartWith("2017-05-02-");
        Directory.GetFiles(Path.Combine(door.Inbox, "refused")).Select(Path.GetFileName).Order()
            .ShouldBe(["a.txt", "a.txt.reason", "b.txt", "b.txt.reason", "c.txt", "c.txt.reason"]);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            watch.Elapsed.ShouldBeLessThan(Limit);
            await Task.Delay(50);
        }
    }
}

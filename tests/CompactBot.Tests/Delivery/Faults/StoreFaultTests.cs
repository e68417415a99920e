using System.Data.Common;
using System.Diagnostics;
using CompactBot.Core.Announcements;
using CompactBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>What the store cannot take is refused, and never said to be done.</summary>
[Collection("store faults")]
public sealed class StoreFaultTests
{
    private const int Conversations = 200;

    [Fact]
    public async Task FullDisk_RefusesAndKeepsWhatWasAcknowledged()
    {
        var row = new FaultRow("disk full", 10);
        for (var run = 0; run < row.Runs; run++)
        {
            using var disk = await SmallDisk.MountAsync();
            await using var host = await LaneHost.StartAsync(folder: disk.Folder);
            await host.FollowAsync("slack", "T1", Conversations);
            var (acknowledged, refused) = (new List<string>(), new List<string>());
            for (var n = 0; refused.Count < 3 && n < 500; n++)
            {
                var id = $"letter-{n}";
                try
                {
                    await host.DraftAsync(id);
                    ((await host.Desk.ApproveAsync(id, Actor.Service("the harness"))).IsDone ? acknowledged : refused).Add(id);
                }
                catch (DbException)
                {
                    refused.Add(id);
                }
            }

            refused.Count.ShouldBe(3, "the disk is small");
            await disk.RunAsync("-o", "remount,size=64m");
            row.Add(await CountAsync(host, acknowledged, refused), TimeSpan.Zero);
            await host.DraftAsync("after");
            (await host.Desk.ApproveAsync("after", Actor.Service("the harness"))).IsDone.ShouldBeTrue("there is room again");
        }

        row.Hold();
    }

    [Fact]
    public async Task ReadOnlyDatabase_Refuses()
    {
        var row = new FaultRow("read-only database", 10);
        using var disk = await SmallDisk.MountAsync();
        await disk.RunAsync("-o", "remount,size=64m");
        await using var host = await LaneHost.StartAsync(folder: disk.Folder);
        await host.FollowAsync("slack", "T1", Conversations);
        for (var run = 0; run < row.Runs; run++)
        {
            var id = await host.DraftAsync($"letter-{run}");
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            await disk.RunAsync("-o", "remount,ro");
            await Should.ThrowAsync<DbException>(() => host.Desk.ApproveAsync(id, Actor.Service("the harness")));
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            await disk.RunAsync("-o", "remount,rw");
            row.Add(await CountAsync(host, [], [id]), TimeSpan.Zero);
            (await host.Desk.ApproveAsync(id, Actor.Service("the harness"))).IsDone.ShouldBeTrue();
        }

        row.Hold();
    }

    [Fact]
    public async Task BusyDatabase_RefusesAfterAWait()
    {
        var row = new FaultRow("database busy", 10);
        await using var host = await LaneHost.StartAsync(settings: new() { ["Storage:BusySeconds"] = "2" });
        await host.FollowAsync("slack", "T1", Conversations);
        var ids = new List<string>();
        for (var run = 0; run < row.Runs; run++)
        {
            ids.Add(await host.DraftAsync($"letter-{run}"));
        }

        await using (var other = await host.Database.OpenAsync())
        await using (await other.BeginTransactionAsync())
        {
            await Task.WhenAll(ids.Select(id => Should.ThrowAsync<DbException>(() => Task.Run(() => host.Desk.ApproveAsync(id, Actor.Service("the harness"))))));
        }

        foreach (var id in ids)
        {
            row.Add(await CountAsync(host, [], [id]), TimeSpan.Zero);
            (await host.Desk.ApproveAsync(id, Actor.Service("the harness"))).IsDone.ShouldBeTrue();
        }

        row.Hold();
    }

    /// <summary>Acknowledged and not there, or half of it, is lost.</summary>
    private static async Task<FaultCount> CountAsync(LaneHost host, IReadOnlyList<string> acknowledged, IReadOnlyList<string> refused)
    {
        var lost = 0;
        foreach (var id in acknowledged.Concat(refused))
        {
            var isApproved = (await host.Services.GetRequiredService<AnnouncementStore>().FindAsync(id))?.Announcement.State == AnnouncementState.Approved;
            var deliveries = (await host.Deliveries.ReportAsync(id)).Lines.Count;
            lost += deliveries == (isApproved ? Conversations : 0) && (isApproved || refused.Contains(id)) ? 0 : 1;
        }

        return new FaultCount(acknowledged.Count + refused.Count, lost, 0, 0, 0, 0);
    }

    /// <summary>A disk of few megabytes in memory.</summary>
    private sealed class SmallDisk : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("compactbot-disk-").FullName;

        public static async Task<SmallDisk> MountAsync()
        {
            var disk = new SmallDisk();
            var isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await MountAsync("-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.Folder) == 0;
            Assert.SkipUnless(isMounted, "left out: a small disk can be mounted by root alone");
            return disk;
        }

        public async Task RunAsync(params string[] words) => (await MountAsync([.. words, Folder])).ShouldBe(0);

        public void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            using var unmount = Process.Start("umount", ["-l", Folder]);
            unmount.WaitForExit();
            Directory.Delete(Folder, recursive: true);
        }

        private static async Task<int> MountAsync(params string[] words)
        {
            using var mount = Process.Start(new ProcessStartInfo("mount", words) { UseShellExecute = false, RedirectStandardError = true })!;
            await mount.StandardError.ReadToEndAsync();
            await mount.WaitForExitAsync();
            return mount.ExitCode;
        }
    }
}

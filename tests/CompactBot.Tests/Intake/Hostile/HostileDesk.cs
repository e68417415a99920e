using System.Diagnostics;
using CompactBot.Intake;
using CompactBot.Storage;
using CompactBot.Tests.Intake.Programs;
using CompactBot.Tests.Public;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>The service with a store of its own, to which bad files are handed; after each it is seen that all of it is stored or nothing.</summary>
internal sealed class HostileDesk : IDisposable
{
    /// <summary>Each further letter makes the catalogue longer: a night's files go to many stores.</summary>
    private const int MostLetters = 60;

    private WebHouse _house = WebHouse.Start();
    private Held? _held;

    /// <summary>How many files were read.</summary>
    public int Read { get; private set; }

    /// <summary>How many were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What the slowest took, and its name.</summary>
    public (TimeSpan Time, string What) Slowest { get; private set; }

    /// <summary>Hands it over as a stranger would.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="what">What it is called where it fails.</param>
    /// <param name="limit">How long it may take where nothing else wants the machine.</param>
    public async Task<LetterReceipt> AcceptAsync(string file, byte[] content, string what, TimeSpan limit)
    {
        if (Read % MostLetters == MostLetters - 1)
        {
            _house.Dispose();
            _house = WebHouse.Start();
            _held = null;
        }

        var before = _held ?? await HeldAsync();
        var clock = Stopwatch.StartNew();
        var receipt = await _house.Services.GetRequiredService<LetterDesk>().AcceptAsync(file, content, "api");
        var took = clock.Elapsed;
        _held = await HeldAsync();
        took.ShouldBeLessThan(PatientClock.Of(limit), what);
        (receipt.Reason ?? "").ShouldNotContain("fault of the reader", Case.Sensitive, what);
        _held.ShouldBe(
            receipt.Status != LetterReceiptStatus.Accepted ? before : new Held(
                before.Files + 1,
                before.Letters + receipt.Letters.Count,
                before.Announcements + (receipt.Announcement is null ? 0 : 1),
                before.Versions + 1,
                before.Shown + 1),
            what);
        (receipt.Letters.Count > 0).ShouldBe(receipt.Status != LetterReceiptStatus.Refused, what);
        Slowest = took > Slowest.Time ? (took, what) : Slowest;
        (Read, Refused) = receipt.Reason is null ? (Read + 1, Refused) : (Read, Refused + 1);
        return receipt;
    }

    public void Dispose() => _house.Dispose();

    private async Task<Held> HeldAsync()
    {
        await using var connection = await _house.Services.GetRequiredService<Database>().OpenAsync();
        Task<long> Count(string table) => connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}");
        return new Held(
            await Count("letter_file"), await Count("letter"), await Count("announcement"), await Count("catalogue_version"), _house.Services.GetRequiredService<LiveCatalogue>().Current.Version);
    }

    private sealed record Held(long Files, long Letters, long Announcements, long Versions, long Shown);
}

using System.Data.Common;
using CompactBot.Core.Reading;
using CompactBot.Delivery;
using CompactBot.Intake;
using CompactBot.Storage;
using CompactBot.Tests.Public;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake;

/// <summary>What an older reader read – made by hand in the store – is read again from the files.</summary>
public sealed class RereadingDeskTests : IDisposable
{
    private const string Letter = "2018-02-05-zero-draft";
    private const string Round = "negotiation-round-1";

    // Here it is the test that reads again, and not the start.
    private readonly WebHouse _house = WebHouse.Start(services => services.Remove(services.Single(s => s.ImplementationType == typeof(RereadingAtStart))));

    private RereadingDesk Desk => _house.Services.GetRequiredService<RereadingDesk>();

    private ReviewStore Review => _house.Services.GetRequiredService<ReviewStore>();

    private LiveCatalogue Catalogue => _house.Services.GetRequiredService<LiveCatalogue>();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task TodaysReadings_AreLeftAlone()
    {
        var version = Catalogue.Current.Version;

        (await Desk.ReadAgainAsync(only: null, all: false, keep: true)).ShouldBeEmpty();

        (await Desk.ReadAgainAsync(only: null, all: true, keep: true)).ShouldAllBe(l => l.Differences.Count == 0);
        Catalogue.Current.Version.ShouldBe(version);
    }

    [Fact]
    public async Task OldReading_IsReadAgain_AndWhatIsOtherwiseIsListed()
    {
        var room = await OldReadingAsync(s => s with { Room = "Conference Room 99" });

        var reread = (await Desk.ReadAgainAsync(only: null, all: false, keep: true)).ShouldHaveSingleItem();

        reread.Differences.ShouldHaveSingleItem().ShouldContain($"room: Conference Room 99 → {room ?? "–"}");
        Catalogue.Current.Session(Round)!.Room.ShouldBe(room);
        var held = (await Review.FindAsync(Letter))!;
        held.Reader.ShouldBe(ReaderVersion.Current);
        held.Rereadings.ShouldHaveSingleItem().Differences.ShouldBe(reread.Differences);
    }

    [Fact]
    public async Task DryRun_KeepsNothing()
    {
        await OldReadingAsync(s => s with { Room = "Conference Room 99" });
        var version = Catalogue.Current.Version;

        (await Desk.ReadAgainAsync(only: Letter, all: false, keep: false)).SelectMany(l => l.Differences).ShouldNotBeEmpty();

        Catalogue.Current.Version.ShouldBe(version);
        (await Review.FindAsync(Letter))!.Rereadings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Correction_OutlivesAnotherReading_ThoughTheSessionHasAnotherIdThen()
    {
        await OldReadingAsync(s => s with { Id = "consultation-1", Kind = SessionKind.Consultation });
        var held = (await Review.FindAsync(Letter))!;
        var key = held.Corrected.Sessions.First(s => s.Read?.Kind == SessionKind.Consultation).Key;
        await _house.Services.GetRequiredService<CorrectionDesk>().SessionAsync(
            Letter, key, new Dictionary<string, string?>(StringComparer.Ordinal) { ["level"] = "ambassadors" }, new CorrectionNote("the desk", "told so", null));

        await Desk.ReadAgainAsync(only: null, all: false, keep: true);

        var session = Catalogue.Current.Session(Round)!;
        session.Level.ShouldBe("ambassadors");
        session.CalendarId.ShouldBe("consultation-1");
        (await Review.FindAsync(Letter))!.Corrected.Reading.Remarks.ShouldNotContain(r => r.Code == "correction-unplaced");
    }

    [Fact]
    public async Task Letter_KeepsItsId_AndItsDraftFollows()
    {
        await OldReadingAsync(s => s, letter => letter with { Subject = "something else" });

        await Desk.ReadAgainAsync(only: null, all: false, keep: true);

        Catalogue.Current.Letter(Letter)!.Subject.ShouldNotBe("something else");
        (await _house.Services.GetRequiredService<AnnouncementDesk>().FindAsync(Letter))!.Announcement.Message.Headline.ShouldNotContain("something else");
    }

    [Fact]
    public async Task Letter_ThatIsFoundForTheFirstTime_IsTaken_AndOneThatIsNotFoundIsKept()
    {
        var file = (await Review.ListAsync()).GroupBy(l => l.FileId).First(f => f.Count() == 2).ToList();
        await ExecuteAsync($"DELETE FROM letter WHERE id = '{file[1].Read.Letter.Id}'; UPDATE letter SET reader = 'old' WHERE id = '{file[0].Read.Letter.Id}'");

        var reread = await Desk.ReadAgainAsync(only: null, all: false, keep: true);

        reread.Count.ShouldBe(2);
        Catalogue.Current.Letter(file[1].Read.Letter.Id).ShouldNotBeNull();
        Catalogue.Current.Letter(file[0].Read.Letter.Id).ShouldNotBeNull();
    }

    [Fact]
    public async Task File_ThatCannotBeReadNow_LeavesItsLettersAsTheyWere()
    {
        await OldReadingAsync(s => s with { Room = "Conference Room 99" });
        await ExecuteAsync($"UPDATE letter_file SET content = x'00' WHERE id = (SELECT file_id FROM letter WHERE id = '{Letter}')");

        var reread = await Desk.ReadAgainAsync(only: null, all: false, keep: true);

        reread.ShouldHaveSingleItem().IsRefused.ShouldBeTrue();
        Catalogue.Current.Session(Round)!.Room.ShouldBe("Conference Room 99");
    }

    /// <summary>Answers the room that today's reader reads.</summary>
    private async Task<string?> OldReadingAsync(Func<Session, Session> change, Func<LetterReading, LetterReading>? letter = null)
    {
        var held = (await Review.FindAsync(Letter))!;
        var sessions = held.Read.Sessions.Select(s => s.Id == Round ? change(s) : s);
        var old = (letter ?? (l => l))(held.Read with { Sessions = [.. sessions] });
        await _house.Services.GetRequiredService<Database>().InTransactionAsync(async transaction =>
        {
            await Review.ReplaceAsync(Letter, old, "", "old", [], transaction);
            await Review.NextVersionAsync(held.FileId, "rereading", transaction);
            return true;
        });
        await Catalogue.RefreshAsync();
        return held.Read.Sessions.First(s => s.Id == Round).Room;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = await _house.Services.GetRequiredService<Database>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

using CompactBot.Channels;
using CompactBot.Core.Answers;
using CompactBot.Core.Messages;
using CompactBot.Delivery;
using CompactBot.Feeds;
using CompactBot.Intake;
using CompactBot.Storage;
using CompactBot.Tests.Public;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake;

/// <summary>Corrections through the store, to the catalogue, the draft and the answers.</summary>
public sealed class CorrectionDeskTests : IDisposable
{
    private const string Letter = "2018-02-05-zero-draft";
    private const string Round = "negotiation-round-1";

    private readonly WebHouse _house = WebHouse.Start();

    private CorrectionDesk Desk => _house.Services.GetRequiredService<CorrectionDesk>();

    private ReviewStore Review => _house.Services.GetRequiredService<ReviewStore>();

    private AnnouncementDesk Announcements => _house.Services.GetRequiredService<AnnouncementDesk>();

    private LiveCatalogue Catalogue => _house.Services.GetRequiredService<LiveCatalogue>();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Kept_IsFollowedByCatalogueDraftAndCalendar()
    {
        var version = Catalogue.Current.Version;
        var uid = Uids()[0];

        var outcome = await CorrectAsync(("room", "Conference Room 9"));

        outcome.Status.ShouldBe(CorrectionStatus.Done);
        Catalogue.Current.Version.ShouldBe(version + 1);
        Catalogue.Current.Session(Round)!.Room.ShouldBe("Conference Room 9");
        Catalogue.Current.Session(Round)!.Corrected.ShouldBe(["room"]);
        PlainText.Render((await Announcements.FindAsync(Letter))!.Announcement.Message).ShouldContain("Conference Room 9");
        Uids()[0].ShouldBe(uid);
    }

    [Fact]
    public async Task Number_ThatIsCorrected_KeepsTheCalendarsUid()
    {
        var uids = Uids();

        await CorrectAsync(("ordinal", "5"), ("of", "6"));

        Catalogue.Current.Session("negotiation-round-5").ShouldNotBeNull();
        Uids().ShouldBe(uids, ignoreOrder: true);
    }

    [Fact]
    public async Task Field_ThatIsCorrected_IsKeptWithWhoWhenAndWhy()
    {
        await CorrectAsync(("room", "Conference Room 9"));

        var correction = (await Review.FindAsync(Letter))!.Corrections.ShouldHaveSingleItem();
        (correction.By, correction.Why, correction.At, correction.Value).ShouldBe(("the desk", "told so", WebHouse.Now, "Conference Room 9"));
        correction.Session!.ShouldStartWith("negotiation-round|1|2018-02-20|");
    }

    [Fact]
    public async Task Same_IsNotKept()
    {
        (await CorrectAsync(("city", "New York"))).Status.ShouldBe(CorrectionStatus.Nothing);

        (await Review.FindAsync(Letter))!.Corrections.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "told so", "by")]
    [InlineData("the desk", " ", "why")]
    public async Task NobodyOrNoReason_IsRefused(string by, string why, string field)
    {
        var outcome = await Desk.SessionAsync(Letter, await KeyAsync(), Values(("room", "Conference Room 9")), new CorrectionNote(by, why, null));

        outcome.Status.ShouldBe(CorrectionStatus.Refused);
        outcome.Problems.ShouldHaveSingleItem().Field.ShouldBe(field);
        Catalogue.Current.Session(Round)!.Corrected.ShouldBeEmpty();
    }

    [Fact]
    public async Task SecondOfTwo_IsToldWhoChangedIt_AndNothingOfItIsKept()
    {
        var mark = (await Review.FindAsync(Letter))!.Mark;
        await Desk.SessionAsync(Letter, await KeyAsync(), Values(("room", "Conference Room 9")), new CorrectionNote("the first desk", "told so", mark));

        var outcome = await Desk.SessionAsync(Letter, await KeyAsync(), Values(("room", "Conference Room 1")), new CorrectionNote("the second desk", "told otherwise", mark));

        outcome.Status.ShouldBe(CorrectionStatus.Meanwhile);
        outcome.Sentence.ShouldStartWith("Changed meanwhile by the first desk.");
        outcome.Meanwhile.ShouldHaveSingleItem().Value.ShouldBe("Conference Room 9");
        Catalogue.Current.Session(Round)!.Room.ShouldBe("Conference Room 9");
    }

    [Fact]
    public async Task ManyAtOnce_EachIsKeptOrTold()
    {
        var (mark, key) = ((await Review.FindAsync(Letter))!.Mark, await KeyAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(i =>
            Desk.SessionAsync(Letter, key, Values(("room", $"Conference Room {i + 20}")), new CorrectionNote($"desk {i}", "told so", mark))));

        outcomes.Count(o => o.Status == CorrectionStatus.Done).ShouldBe(1);
        outcomes.Count(o => o.Status == CorrectionStatus.Meanwhile).ShouldBe(5);
        (await Review.FindAsync(Letter))!.Corrections.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RemarkBesideOtherLetters_GoesWithWhatCausedItAndComesAgain()
    {
        var day = Catalogue.Current.Session(Round)!.Sittings[0];
        var other = System.Text.Encoding.UTF8.GetBytes(
            $"New York, 1 February 2018\n\nExcellency,\n\nThe first meeting of the working group on seagrass will be held on 20 February 2018 from 10 a.m. to 1 p.m. in the {day.Room}.\n\nPlease accept, Excellency, the assurances of our highest consideration.\n\n(Signed) Co-chairs\n");
        var letter = (await _house.Services.GetRequiredService<LetterDesk>().AcceptAsync("other.txt", other, "api")).Letters.ShouldHaveSingleItem();
        (await ClashesAsync(letter)).ShouldBe(1);

        await CorrectAsync(("sittings", "2018-02-20 10:00 13:00 Conference Room 9"), ("days", "2018-02-20"));
        (await ClashesAsync(letter)).ShouldBe(0);

        foreach (var correction in (await Review.FindAsync(Letter))!.Corrections)
        {
            await Desk.UndoAsync(Letter, correction.Number, new CorrectionNote("the desk", "a misunderstanding", null));
        }

        (await ClashesAsync(letter)).ShouldBe(1);
    }

    private async Task<int> ClashesAsync(string letter) => (await Review.FindAsync(letter))!.Corrected.Reading.Remarks.Count(r => r.Code == "room-clash");

    [Fact]
    public async Task Undone_StandsAsItWasRead()
    {
        var room = Catalogue.Current.Session(Round)!.Room;
        await CorrectAsync(("room", "Conference Room 9"));

        var outcome = await Desk.UndoAsync(Letter, 1, new CorrectionNote("the desk", "a misunderstanding", null));

        outcome.Status.ShouldBe(CorrectionStatus.Done);
        Catalogue.Current.Session(Round)!.Room.ShouldBe(room);
        (await Desk.UndoAsync(Letter, 1, new CorrectionNote("the desk", "again", null))).Status.ShouldBe(CorrectionStatus.NotFound);
    }

    [Fact]
    public async Task Added_IsASessionThatCanBeAskedFor()
    {
        var outcome = await Desk.AddAsync(
            Letter,
            3,
            Values(("kind", "briefing"), ("title", "technical briefing"), ("days", "2018-03-05"), ("sittings", "2018-03-05 15:00 16:00 Conference Room 12"), ("city", "New York"), ("status", "scheduled")),
            new CorrectionNote("the desk", "it stands in the third paragraph", null));

        outcome.Status.ShouldBe(CorrectionStatus.Done, string.Join('\n', outcome.Problems));
        var answer = _house.Services.GetRequiredService<Assistant>().Ask("a test", "when is the technical briefing?");
        answer.Outcome.ShouldBe(Outcome.Answered);
        PlainText.Render(answer.Message).ShouldContain("Corrected by staff");
        answer.Message.Citations.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Added_WithoutDayOrTitle_IsRefusedWithEachMend()
    {
        var outcome = await Desk.AddAsync(Letter, 3, Values(("kind", "briefing"), ("title", ""), ("days", ""), ("status", "scheduled")), new CorrectionNote("the desk", "so", null));

        outcome.Status.ShouldBe(CorrectionStatus.Refused);
        outcome.Problems.Select(p => p.Field).ShouldContain("title");
    }

    [Fact]
    public async Task Dropped_IsGoneFromTheCatalogue()
    {
        await Desk.DropAsync(Letter, await KeyAsync(), new CorrectionNote("the desk", "it is another body's", null));

        Catalogue.Current.Session(Round).ShouldBeNull();
    }

    [Fact]
    public async Task Draft_ThatAPersonEdited_KeepsTheirText_AndTellsThatTheFactsChanged()
    {
        var draft = (await Announcements.FindAsync(Letter))!.Announcement;
        await Announcements.EditAsync(Letter, draft.Message with { Headline = "In my words" }, "the desk");

        await CorrectAsync(("room", "Conference Room 9"));

        var found = (await Announcements.FindAsync(Letter))!.Announcement;
        found.Message.Headline.ShouldBe("In my words");
        found.FactsChangedAt.ShouldBe(WebHouse.Now);
        PlainText.Render(found.Composed!).ShouldContain("Conference Room 9");
        (await Announcements.TakeFactsAsync(Letter, "Ana")).IsDone.ShouldBeTrue();
        var taken = (await Announcements.FindAsync(Letter))!.Announcement;
        PlainText.Render(taken.Message).ShouldContain("Conference Room 9");
        taken.EditedBy.ShouldBeNull();
    }

    [Fact]
    public async Task Approved_IsNotTouched()
    {
        await Announcements.ApproveAsync(Letter, "the desk");

        await CorrectAsync(("room", "Conference Room 9"));

        PlainText.Render((await Announcements.FindAsync(Letter))!.Announcement.Message).ShouldNotContain("Conference Room 9");
    }

    [Fact]
    public async Task Text_ThatWasChangedMeanwhile_IsNotOverwritten()
    {
        var draft = (await Announcements.FindAsync(Letter))!.Announcement;
        var mark = AnnouncementDetail.MarkOf(draft.Message);
        await CorrectAsync(("room", "Conference Room 9"));

        var result = await Announcements.EditAsync(Letter, draft.Message with { Headline = "In my words" }, "the desk", mark);

        result.Outcome.ShouldBe(DeskOutcome.Meanwhile);
        (await Announcements.FindAsync(Letter))!.Announcement.Message.Headline.ShouldBe(draft.Message.Headline);
    }

    [Fact]
    public async Task Corrections_CannotBeChangedInTheStore()
    {
        await CorrectAsync(("room", "Conference Room 9"));

        await Should.ThrowAsync<System.Data.Common.DbException>(() => ExecuteAsync("UPDATE correction SET value = 'x'"));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => ExecuteAsync("DELETE FROM correction"));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _house.Services.GetRequiredService<Database>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<CorrectionOutcome> CorrectAsync(params (string Field, string? Value)[] values) =>
        await Desk.SessionAsync(Letter, await KeyAsync(), Values(values), new CorrectionNote("the desk", "told so", null));

    private async Task<string> KeyAsync() => (await Review.FindAsync(Letter))!.Corrected.Sessions.First(s => s.Read?.Id == Round).Key;

    private static Dictionary<string, string?> Values(params (string Field, string? Value)[] values) => values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);

    private List<string> Uids() => [.. CalendarFeed.Render(Catalogue.Current).Split("\r\n").Where(line => line.StartsWith("UID:negotiation-round-1", StringComparison.Ordinal))];
}

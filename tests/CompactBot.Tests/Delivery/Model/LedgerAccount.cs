using CompactBot.Channels;
using CompactBot.Delivery;
using CompactBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace CompactBot.Tests.Delivery.Model;

/// <summary>A conversation as the sequence knows it.</summary>
internal sealed class ModelConversation(Conversation conversation)
{
    public Conversation Conversation => conversation;

    public string Id => conversation.Id;

    public bool Follows { get; set; } = true;

    /// <summary>Whether it ever followed no more or was lost.</summary>
    public bool WasAway { get; set; }
}

/// <summary>An approved announcement as the sequence knows it.</summary>
/// <param name="id">Its id.</param>
/// <param name="text">Its headline as it was approved.</param>
/// <param name="intended">The conversations that followed then.</param>
internal sealed class ModelAnnouncement(string id, string text, IReadOnlyList<string> intended)
{
    public string Id => id;

    public IReadOnlyList<string> Intended => intended;

    /// <summary>Its headline as it stands.</summary>
    public string Text { get; private set; } = text;

    public bool IsWithdrawn { get; private set; }

    /// <summary>Whether what had failed was tried again: its posts may come after later ones.</summary>
    public bool WasReplayed { get; private set; }

    public string? SupersededBy { get; private set; }

    public List<string> Log { get; } = ["drafted", "approved"];

    /// <summary>What the desk must answer; null where that depends on what the platforms answered.</summary>
    public DeskOutcome? Expected(Happening what, ModelAnnouncement other) => what switch
    {
        Happening.Correct => IsWithdrawn ? DeskOutcome.Refused : DeskOutcome.Done,
        Happening.Withdraw => IsWithdrawn ? DeskOutcome.Already : DeskOutcome.Done,
        Happening.Supersede when SupersededBy == other.Id => DeskOutcome.Already,
        Happening.Supersede => IsWithdrawn || other.IsWithdrawn || other.Id == Id ? DeskOutcome.Refused : DeskOutcome.Done,
        _ => null,
    };

    /// <summary>It was done.</summary>
    public void Note(Happening what, string text, ModelAnnouncement other)
    {
        switch (what)
        {
            case Happening.Correct:
                Text = text;
                Log.Add("corrected");
                break;
            case Happening.Withdraw:
                IsWithdrawn = true;
                Log.Add("withdrawn");
                break;
            case Happening.Supersede:
                SupersededBy = other.Id;
                Log.Add("superseded");
                break;
            default:
                WasReplayed = true;
                Log.Add("tried again");
                break;
        }
    }
}

/// <summary>What the ledger says at the end, beside what the platforms have and what was wanted.</summary>
internal sealed class LedgerAccount(LedgerWorld world, ModelPlatform platform, Dictionary<string, ModelConversation> rooms, IReadOnlyList<ModelAnnouncement> announced)
{
    private readonly ILookup<string, ModelPost> _posts = platform.Posts.ToLookup(p => p.Delivery, StringComparer.Ordinal);

    /// <summary>Throws where they do not agree.</summary>
    public async Task HoldAsync()
    {
        var deliveries = world.Services.GetRequiredService<DeliveryStore>();
        var dispatches = world.Services.GetRequiredService<DispatchStore>();
        var places = new Dictionary<string, (string Conversation, int Place)>(StringComparer.Ordinal);
        for (var place = 0; place < announced.Count; place++)
        {
            var announcement = announced[place];
            var report = await deliveries.ReportAsync(announcement.Id);
            report.Lines.Select(l => l.ConversationId).Order(StringComparer.Ordinal).ShouldBe(announcement.Intended.Order(StringComparer.Ordinal), $"{announcement.Id} goes to those who followed, once each");
            var changes = new List<DeliveryReport>();
            foreach (var change in (await dispatches.OfAsync(announcement.Id)).Where(d => d.ChangesCopies))
            {
                changes.Add(await deliveries.ReportAsync(change.Id));
                changes[^1].IsSettled.ShouldBeTrue(change.Id);
            }

            foreach (var line in report.Lines)
            {
                HoldLine(announcement, line);
                HoldText(announcement, line, [.. changes.SelectMany(c => c.Lines).Where(l => l.ConversationId == line.ConversationId)]);
                if (!announcement.WasReplayed)
                {
                    places[line.DeliveryId] = (line.ConversationId, place);
                }
            }
        }

        // In each conversation the first post of each announcement, in the order in which they were approved.
        foreach (var room in platform.Posts.DistinctBy(p => p.Delivery, StringComparer.Ordinal).Where(p => places.ContainsKey(p.Delivery)).GroupBy(p => p.Conversation, StringComparer.Ordinal))
        {
            room.Select(p => places[p.Delivery].Place).ShouldBeInOrder(SortDirection.Ascending, $"the order in {room.Key}");
        }
    }

    /// <summary>Nothing is lost, nothing repeated that is not listed, and nothing said that is not so.</summary>
    private void HoldLine(ModelAnnouncement announcement, DeliveryLine line)
    {
        var posts = _posts[line.DeliveryId].ToList();
        var told = $"{announcement.Id} in {line.ConversationId}: {line.State} {line.Reason}, {posts.Count} posts, attempts {line.Attempts}";
        line.IsSettled.ShouldBeTrue(told);
        switch (line.State)
        {
            case DeliveryState.Sent:
                posts.ShouldContain(p => p.Id == line.PlatformMessageId, told);
                break;
            case DeliveryState.Failed:
                (platform.Refused.Contains(line.DeliveryId) || line.Attempts >= 8).ShouldBeTrue(told);
                break;
            case DeliveryState.Excluded:
                rooms[line.ConversationId].WasAway.ShouldBeTrue(told);
                break;
            case DeliveryState.Withdrawn:
                announcement.IsWithdrawn.ShouldBeTrue(told);
                break;
            case DeliveryState.Uncertain:
                (platform.Doubts.ContainsKey(line.DeliveryId) || platform.Overtaken.Contains(line.DeliveryId)).ShouldBeTrue(told);
                break;
            default:
                throw new ShouldAssertException(told);
        }

        if ((line.State is DeliveryState.Failed or DeliveryState.Excluded or DeliveryState.Withdrawn) && !line.MayBeRepeated)
        {
            posts.ShouldBeEmpty($"said not to be there: {told}");
        }

        if (posts.Count > 1)
        {
            line.Platform.ShouldBe("teams", $"what can be looked up is never sent twice: {told}");
            line.MayBeRepeated.ShouldBeTrue($"a repetition is listed: {told}");
            (posts.Count - 1).ShouldBeLessThanOrEqualTo(platform.Doubts.GetValueOrDefault(line.DeliveryId), told);
        }
    }

    /// <summary>Every copy says what the announcement says, or is taken back, or the report says why not.</summary>
    private static void HoldText(ModelAnnouncement announcement, ModelPost? post, IReadOnlyList<DeliveryLine> changes)
    {
        if (post is null || changes.Any(c => c.State != DeliveryState.Sent))
        {
            return;
        }

        var told = $"{announcement.Id} in {post.Conversation}: '{post.Text}'";
        if (announcement.IsWithdrawn)
        {
            post.IsTakenBack.ShouldBeTrue(told);
        }
        else
        {
            post.Text.ShouldContain(announcement.Text, Case.Sensitive, told);
        }
    }

    private void HoldText(ModelAnnouncement announcement, DeliveryLine line, IReadOnlyList<DeliveryLine> changes) =>
        HoldText(announcement, line.State == DeliveryState.Sent ? _posts[line.DeliveryId].FirstOrDefault(p => p.Id == line.PlatformMessageId) : null, changes);
}

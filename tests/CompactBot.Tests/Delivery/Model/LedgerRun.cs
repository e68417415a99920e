using CompactBot.Channels;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Messages;
using CompactBot.Delivery;
using CompactBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace CompactBot.Tests.Delivery.Model;

/// <summary>
/// One sequence: does to the ledger, its processes and the platforms what the steps say, keeps beside it what must follow, and looks
/// after each step. At the end one process alone goes on until nothing is open, and everything is compared.
/// </summary>
internal sealed partial class LedgerRun
{
    private const int Announcements = 4;
    private static readonly int[] Sizes = [3, 2];
    private static readonly Duration[] Waits = [Duration.FromMilliseconds(50), Duration.FromMilliseconds(400), Duration.FromMilliseconds(1100), Duration.FromMilliseconds(2500), Duration.FromSeconds(6)];

    /// <summary>Most of what a platform answers is that it took it.</summary>
    private static readonly Ending[] Endings =
    [
        Ending.Taken, Ending.Taken, Ending.Taken, Ending.Taken, Ending.Taken, Ending.Taken, Ending.TakenUnheard, Ending.TakenUnheard, Ending.Unheard,
        Ending.Unheard, Ending.Busy, Ending.Busy, Ending.TooMany, Ending.Refused, Ending.Gone, Ending.TokenGone,
    ];

    private readonly LedgerWorld _world;
    private readonly string _name;
    private readonly AnnouncementDesk _desk;
    private readonly ConversationStore _conversations;
    private readonly WorkspaceKey[] _workspaces;
    private readonly LaneHold?[] _owners = new LaneHold?[2];
    private readonly Dictionary<string, ModelConversation> _rooms = new(StringComparer.Ordinal);
    private readonly List<ModelAnnouncement> _announced = [];
    private readonly ModelPlatform _platform = new();
    private int _texts;

    private LedgerRun(LedgerWorld world, string name)
    {
        _world = world;
        _name = name;
        _desk = world.Services.GetRequiredService<AnnouncementDesk>();
        _conversations = world.Services.GetRequiredService<ConversationStore>();
        _workspaces = [new("slack", $"{name} S"), new("teams", $"{name} T")];
        foreach (var sender in world.Nodes.SelectMany(n => n.Senders))
        {
            sender.World = _platform;
        }
    }

    /// <summary>Throws where something does not follow that must.</summary>
    /// <param name="world">Where it happens; nothing is left open there afterwards.</param>
    /// <param name="name">A name that no other sequence has there.</param>
    /// <param name="steps">What happens.</param>
    public static async Task RunAsync(LedgerWorld world, string name, IReadOnlyList<Step> steps)
    {
        var run = new LedgerRun(world, name);
        try
        {
            await run.SettleInAsync();
            foreach (var step in steps)
            {
                await run.DoAsync(step);
            }

            await run.GoOnAloneAsync();
            await new LedgerAccount(world, run._platform, run._rooms, run._announced).HoldAsync();
        }
        finally
        {
            world.Nodes.ToList().ForEach(node => node.Forget());
            foreach (var id in run._rooms.Keys)
            {
                await run._conversations.FollowAsync(id, false);
            }
        }
    }

    private Instant Now => _world.Clock.Now;

    private async Task SettleInAsync()
    {
        for (var lane = 0; lane < Sizes.Length; lane++)
        {
            for (var n = 0; n < Sizes[lane]; n++)
            {
                var room = Room(lane, n);
                await _conversations.SeenAsync(room);
                await _conversations.FollowAsync(room.Id, true);
                _rooms[room.Id] = new ModelConversation(room);
            }
        }
    }

    private Conversation Room(int lane, int number) => new()
    {
        Id = $"{_workspaces[lane].Platform}:{_name}/{number}",
        Platform = _workspaces[lane].Platform,
        Workspace = _workspaces[lane].Workspace,
        Kind = ConversationKind.Channel,
        Name = "a channel",
        Address = "{}",
    };

    private async Task DoAsync(Step step)
    {
        var (node, lane) = (_world.Nodes[step.A % _world.Nodes.Count], step.B % 2);
        switch (step.What)
        {
            case Happening.Announce when _announced.Count < Announcements:
                await AnnounceAsync();
                break;
            case Happening.Take:
                await TakeAsync(node, lane, step.B);
                break;
            case Happening.Look:
                await LookAsync(node, lane);
                break;
            case Happening.Claim:
                await ClaimAsync(node, lane);
                break;
            case Happening.Answer when _world.Nodes.SelectMany(n => n.Sends).ToList() is { Count: > 0 } sends:
                await AnswerAsync(sends[step.A % sends.Count], Endings[step.B % Endings.Length]);
                break;
            case Happening.Die:
                Die(node, step.B);
                break;
            case Happening.Wait:
                _world.Clock.Now += Waits[step.A % Waits.Length];
                break;
            case Happening.Correct or Happening.Withdraw or Happening.Supersede or Happening.Replay when _announced.Count > 0:
                await DecideAsync(step.What, _announced[step.A % _announced.Count], _announced[step.B % _announced.Count]);
                break;
            case Happening.Turn:
                await TurnAsync(_rooms.Values.ElementAt(step.A % _rooms.Count), step.B % 4);
                break;
            case Happening.Resume:
                await _desk.ResumeAsync(_workspaces[lane].Platform, _workspaces[lane].Workspace);
                break;
        }
    }

    private async Task AnnounceAsync()
    {
        var id = $"{_name}-{_announced.Count}";
        var letters = _world.Services.GetRequiredService<LetterStore>();
        var reading = Readings.Letter(id);
        await _world.Database.InTransactionAsync(async transaction =>
        {
            var file = await letters.InsertAsync(new StoredFile(id, id, [1], "test"), [reading], transaction);
            return await _desk.DraftAsync(transaction, file, [reading], CatalogueSnapshot.Empty, CatalogueSnapshot.Of([reading]));
        });
        (await _desk.ApproveAsync(id, "Ana")).Outcome.ShouldBe(DeskOutcome.Done);
        _announced.Add(new ModelAnnouncement(id, (await _desk.FindAsync(id))!.Announcement.Message.Headline, [.. _rooms.Values.Where(r => r.Follows).Select(r => r.Id)]));
    }

    private async Task DecideAsync(Happening what, ModelAnnouncement announcement, ModelAnnouncement other)
    {
        var text = $"Text {++_texts} of {announcement.Id}.";
        var result = await (what switch
        {
            Happening.Correct => _desk.CorrectAsync(announcement.Id, new Message { Headline = text }, "Ben"),
            Happening.Withdraw => _desk.WithdrawAsync(announcement.Id, "Ben"),
            Happening.Supersede => _desk.SupersedeAsync(announcement.Id, other.Id, "Ben"),
            _ => _desk.ReplayAsync(announcement.Id, "Ben"),
        });
        if (announcement.Expected(what, other) is { } expected)
        {
            result.Outcome.ShouldBe(expected, $"{what} of {announcement.Id}");
        }

        if (result.IsDone)
        {
            announcement.Note(what, text, other);
        }

        var log = await _world.Services.GetRequiredService<AnnouncementLog>().OfAsync(announcement.Id);
        log.Select(l => l.What).ShouldBe(announcement.Log, "the log says what was done, and nothing of it is gone");
    }

    private async Task TurnAsync(ModelConversation room, int how)
    {
        switch (how)
        {
            case 0:
                await _conversations.FollowAsync(room.Id, false);
                (room.Follows, room.WasAway) = (false, true);
                break;
            case 1:
                await _conversations.LostAsync(room.Id, "is_archived");
                room.WasAway = true;
                break;
            default:
                await _conversations.SeenAsync(room.Conversation);
                await _conversations.FollowAsync(room.Id, true);
                room.Follows = true;
                break;
        }
    }

    /// <summary>Every process ends but the first, which takes what there is and does it.</summary>
    private async Task GoOnAloneAsync()
    {
        foreach (var node in _world.Nodes)
        {
            Die(node, _texts * 7);
        }

        var alone = _world.Nodes[0];
        await TakeAsync(alone, 0, 0);
        await TakeAsync(alone, 1, 0);
        for (var look = 0; look < 100; look++)
        {
            _world.Clock.Now += Duration.FromSeconds(2.5);
            for (var lane = 0; lane < 2; lane++)
            {
                await _desk.ResumeAsync(_workspaces[lane].Platform, _workspaces[lane].Workspace);
                await LookAsync(alone, lane);
                await ClaimAsync(alone, lane);
                while (alone.Sends is [var send, ..])
                {
                    await AnswerAsync(send, Ending.Taken);
                }
            }

            if (!(await alone.Ledger.OpenAsync()).Any(open => _workspaces.Contains(open.Key)))
            {
                return;
            }
        }

        (await alone.Ledger.OpenAsync()).Where(open => _workspaces.Contains(open.Key)).ShouldBeEmpty("nothing stays open for ever");
    }
}

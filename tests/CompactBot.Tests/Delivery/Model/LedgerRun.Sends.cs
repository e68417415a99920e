using CompactBot.Delivery;
using CompactBot.Storage;
using NodaTime;
using Shouldly;

namespace CompactBot.Tests.Delivery.Model;

/// <summary>What the processes do, step by step, as a lane and its workspaces' runs do it by themselves.</summary>
internal sealed partial class LedgerRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>On SQLite one process alone has the lanes: whoever takes one is there because the others have ended.</summary>
    private async Task TakeAsync(LedgerNode node, int lane, int chance)
    {
        if (node.Sends.Any(s => s.Lane == lane))
        {
            return;
        }

        if (!_world.Database.IsShared)
        {
            foreach (var other in _world.Nodes.Where(n => n != node))
            {
                Die(other, chance);
            }
        }

        var hold = new LaneHold(lane, Guid.NewGuid().ToString("n"));
        await node.Lanes.TakeAsync(hold, 2, Now);
        (node.Holds[lane], node.Read[lane], _owners[lane]) = (hold, [], hold);
        await node.Ledger.ReclaimAsync(_workspaces[lane], hold, Now + Duration.FromSeconds(2), Now);
    }

    private async Task LookAsync(LedgerNode node, int lane)
    {
        if (node.Holds[lane] is not null)
        {
            var underWay = node.Sends.Select(s => s.Due.ConversationId).ToHashSet(StringComparer.Ordinal);
            node.Read[lane] = [.. (await node.Ledger.HeadsAsync(_workspaces[lane], Now, 5)).Where(d => !underWay.Contains(d.ConversationId))];
        }
    }

    /// <summary>As a workspace's run does it.</summary>
    private async Task ClaimAsync(LedgerNode node, int lane)
    {
        if (node.Holds[lane] is not { } hold || node.Read[lane] is not { Count: > 0 } read)
        {
            return;
        }

        node.Read[lane] = [];
        if (hold.IsLost)
        {
            node.Holds[lane] = null;
            return;
        }

        var isOwner = _owners[lane] == hold;
        foreach (var due in read.Where(d => d.IsUncertain))
        {
            if (_world.Nodes.Where(n => n != node).SelectMany(n => n.Sends).Any(s => s.Due.Id == due.Id))
            {
                _platform.Overtaken.Add(due.Id);
            }

            var arrived = await BeginAsync(node, lane, due, hold, Now, (slot, _) => node.Courier.ResolveAsync(due, slot, hold, CancellationToken.None));
            (arrived && !isOwner).ShouldBeFalse("a run whose lane is another's claims nothing");
        }

        var begun = Claim.Moment.Now(_world.Clock);
        var pending = read.Where(d => !d.IsUncertain).ToList();
        var claimed = pending.Count == 0 ? new HashSet<string>() : await node.Ledger.ClaimAsync(pending, hold, begun.At);
        (claimed.Count > 0 && !isOwner).ShouldBeFalse("a run whose lane is another's claims nothing");
        foreach (var due in pending.Where(d => claimed.Contains(d.Id)))
        {
            await BeginAsync(node, lane, due, hold, begun.At, (slot, _) => node.Courier.CarryAsync(due, slot, hold, begun, CancellationToken.None));
        }

        if (pending.Where(d => !claimed.Contains(d.Id)).ToList() is { Count: > 0 } refused)
        {
            await node.Ledger.SettleUnwantedAsync(refused, Now);
        }
    }

    /// <summary>Begins a send, up to the platform's door. False where it ended before.</summary>
    private async Task<bool> BeginAsync(LedgerNode node, int lane, DueDelivery due, LaneHold hold, Instant begun, Func<SendPace.Slot, int, Task> carry)
    {
        var arrival = new TaskCompletionSource<Gate>(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var sender in node.Senders)
        {
            sender.Arrival = arrival;
        }

        var slot = node.Pace.TryTake(_workspaces[lane], due.ConversationId, Now, out _)!;
        var task = carry(slot, lane);
        await Task.WhenAny(arrival.Task, task).WaitAsync(Patience);
        if (!arrival.Task.IsCompleted)
        {
            await task;
            return false;
        }

        node.Sends.Add(new LedgerSend(node, lane, due, hold, begun, await arrival.Task, task));
        return true;
    }

    private async Task AnswerAsync(LedgerSend send, Ending ending)
    {
        send.Node.Sends.Remove(send);
        _rooms[send.Due.ConversationId].WasAway |= ending == Ending.Gone;
        send.Gate.Ending.SetResult(ending);
        await send.Carry.WaitAsync(Patience);
    }

    /// <summary>Some of its posts may have been taken, and nobody knows: of those whose bytes could leave, by the bits of a number.</summary>
    private void Die(LedgerNode node, int chance)
    {
        foreach (var send in node.Sends)
        {
            if (send.Gate.Post is { } post)
            {
                _platform.Doubt(post.DeliveryId);
            }

            chance >>= 1;
            if ((chance & 1) == 1 && (_owners[send.Lane] == send.Hold || Now - send.Begun <= Duration.FromMilliseconds(500)))
            {
                if (send.Gate.Change is { } change)
                {
                    _platform.Take(change);
                }
                else
                {
                    _platform.Take(send.Gate.Post!);
                }
            }
        }

        node.Forget();
    }
}

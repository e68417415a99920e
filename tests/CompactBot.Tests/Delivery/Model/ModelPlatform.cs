using CompactBot.Delivery;
using NodaTime;

namespace CompactBot.Tests.Delivery.Model;

/// <summary>How a platform answers.</summary>
internal enum Ending
{
    Taken,

    /// <summary>It was taken, and no reply came.</summary>
    TakenUnheard,

    /// <summary>It was not taken, and no reply came.</summary>
    Unheard,

    Busy,

    TooMany,

    Refused,

    Gone,

    TokenGone,
}

/// <summary>A post as it stands on a platform.</summary>
internal sealed class ModelPost(string id, string delivery, string conversation, string text)
{
    public string Id => id;

    public string Delivery => delivery;

    public string Conversation => conversation;

    public string Text { get; set; } = text;

    public bool IsTakenBack { get; set; }
}

/// <summary>What both platforms have taken, in order, over one sequence.</summary>
internal sealed class ModelPlatform
{
    public List<ModelPost> Posts { get; } = [];

    /// <summary>How often it is not known from a send alone whether it was taken, by delivery.</summary>
    public Dictionary<string, int> Doubts { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The deliveries that were claimed again while a send of another process still stood at the door: what that one lets go of then is no
    /// longer its own, and nobody can write down that it was not sent.
    /// </summary>
    public HashSet<string> Overtaken { get; } = new(StringComparer.Ordinal);

    /// <summary>The deliveries that were refused for good.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    public void Doubt(string delivery) => Doubts[delivery] = Doubts.GetValueOrDefault(delivery) + 1;

    public string Take(Outgoing outgoing)
    {
        var post = new ModelPost($"post {Posts.Count + 1}", outgoing.DeliveryId, outgoing.Conversation.Id, outgoing.Message.Headline);
        Posts.Add(post);
        return post.Id;
    }

    public void Take(CopyChange change)
    {
        var post = Posts.Single(p => p.Id == change.Post);
        post.Text = change.Message.Headline;
        post.IsTakenBack |= change.TakesBack;
    }
}

/// <summary>A send that stands before the platform, until it is said how it ends.</summary>
internal sealed class Gate
{
    public TaskCompletionSource<Ending> Ending { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Outgoing? Post { get; init; }

    public CopyChange? Change { get; init; }
}

/// <summary>One process's way to a platform. Its sends wait at a gate each.</summary>
internal sealed class ModelSender(string platform, bool canLookUp) : ISender, ICopyEditor
{
    public string Platform => platform;

    public bool CanLookUp => canLookUp;

    /// <summary>What the sequence that is running has on the platforms.</summary>
    public ModelPlatform World { get; set; } = new();

    /// <summary>Where the next send arrives.</summary>
    public TaskCompletionSource<Gate> Arrival { get; set; } = new();

    public Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation) =>
        ArriveAsync(new Gate { Post = outgoing }, outgoing.DeliveryId, () => World.Take(outgoing), cancellation);

    public Task<SendResult> ChangeAsync(CopyChange change, CancellationToken cancellation)
    {
        return ArriveAsync(new Gate { Change = change }, null, Take, cancellation);

        string Take()
        {
            World.Take(change);
            return change.Post;
        }
    }

    public Task<LookUpResult> LookUpAsync(Outgoing outgoing, Instant since, CancellationToken cancellation) =>
        Task.FromResult(new LookUpResult(true, World.Posts.FirstOrDefault(p => p.Delivery == outgoing.DeliveryId)?.Id));

    /// <param name="gate">Where it waits.</param>
    /// <param name="delivery">Whose post it is; null for a change.</param>
    /// <param name="take">Takes it; answers the post's id.</param>
    /// <param name="cancellation">The gate's.</param>
    private async Task<SendResult> ArriveAsync(Gate gate, string? delivery, Func<string> take, CancellationToken cancellation)
    {
        var world = World;
        Arrival.SetResult(gate);

        // Not cancelled: a process that has died leaves its sends where they are.
        var ending = await gate.Ending.Task;
        string? post = null;
        if (ending is Ending.Taken or Ending.TakenUnheard)
        {
            await SendGate.PassAsync(cancellation);
            post = take();
        }

        if (delivery is not null && ending is (Ending.TakenUnheard or Ending.Unheard))
        {
            world.Doubt(delivery);
        }

        if (delivery is not null && ending is (Ending.Refused or Ending.Gone))
        {
            world.Refused.Add(delivery);
        }

        return ending switch
        {
            Ending.Taken => new SendResult(SendOutcome.Sent, post),
            Ending.TakenUnheard or Ending.Unheard => new SendResult(SendOutcome.Uncertain, Reason: "no reply"),
            Ending.Busy => new SendResult(SendOutcome.Retry, Reason: "http 503"),
            Ending.TooMany => new SendResult(SendOutcome.Retry, Reason: "http 429", RetryAfter: Duration.FromSeconds(3)),
            Ending.Refused => new SendResult(SendOutcome.GiveUp, Reason: "refused"),
            Ending.Gone => new SendResult(SendOutcome.GiveUp, Reason: "is_archived", ConversationGone: true),
            _ => new SendResult(SendOutcome.StopWorkspace, Reason: "token_revoked"),
        };
    }
}

namespace CompactBot.Tests.Delivery.Model;

/// <summary>What can happen in a sequence.</summary>
internal enum Happening
{
    /// <summary>A letter is announced to everyone who follows.</summary>
    Announce,

    /// <summary>A process takes a lane, from whoever has it.</summary>
    Take,

    /// <summary>A process reads what is due.</summary>
    Look,

    /// <summary>It claims what it read, and begins to send.</summary>
    Claim,

    /// <summary>The platform answers one of the sends under way.</summary>
    Answer,

    /// <summary>A process ends without another word.</summary>
    Die,

    Wait,

    Correct,

    Withdraw,

    Supersede,

    /// <summary>A conversation follows no more, is lost, or comes back.</summary>
    Turn,

    /// <summary>What failed is tried again.</summary>
    Replay,

    /// <summary>The pause of a workspace is ended.</summary>
    Resume,
}

/// <summary>One thing that happens; the numbers choose whom it happens to, and how.</summary>
internal sealed record Step(Happening What, int A, int B)
{
    public override string ToString() => $"{What}({A}, {B})";
}

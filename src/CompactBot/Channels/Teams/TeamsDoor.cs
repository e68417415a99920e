namespace CompactBot.Channels.Teams;

/// <summary>Who may come in at /api/messages.</summary>
internal enum TeamsDoor
{
    /// <summary>Nobody.</summary>
    Closed,

    /// <summary>Programs of this machine, unsigned.</summary>
    LocalOnly,

    /// <summary>Whoever brings a valid token.</summary>
    Tokens,
}

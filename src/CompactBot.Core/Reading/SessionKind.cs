namespace CompactBot.Core.Reading;

/// <summary>What a session is. Written in kebab case outside ("thematic-session").</summary>
public enum SessionKind
{
    ThematicSession,
    NegotiationRound,
    StakeholderDialogue,
    StakeholderHearing,
    Briefing,
    Stocktaking,
    Consultation,
    Conference,
    Event,
}

public enum SessionMode
{
    Unstated,
    InPerson,
    Virtual,
    Hybrid,
}

public enum SessionStatus
{
    Scheduled,
    Tentative,
    Postponed,
    Moved,
    Cancelled,
}

/// <summary>Whom a session is open to.</summary>
public enum Invitee
{
    MemberStates,
    ObserverStates,
    Stakeholders,
}

namespace CompactBot.Core.Questions;

/// <summary>What sort of thing words of a question mean.</summary>
internal enum MeaningKind
{
    Stop,
    Join,
    SessionKind,
    Letter,
    Ask,
    Position,
    Ordinal,
    Number,
    OrdinalLead,
    Day,
    Invitee,
    Office,
    RoomWord,
    Cue,
    Process,
    DateWord,
}

/// <summary>What a phrase of the lexicon means: its sort, which of it ("thematic-session", "where"), and whether it is in the plural.</summary>
internal sealed record Meaning(MeaningKind Kind, string Value, bool Many = false, int Number = 0);

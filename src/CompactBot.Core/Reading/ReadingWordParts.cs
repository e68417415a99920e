using CompactBot.Core.Languages;

namespace CompactBot.Core.Reading;

/// <param name="Pattern">The verb.</param>
/// <param name="Title">What a session is called that is told by it.</param>
/// <param name="NeedsPlace">It tells one only where hours or a room are told too: "the draft will be discussed on".</param>
internal sealed record VerbName(Pattern Pattern, string Title, bool NeedsPlace = false);

internal sealed record HouseWords(Pattern Pattern, string Name);

internal sealed record KindWords(SessionKind Kind, Pattern Pattern);

internal sealed record InviteeWords(Invitee Who, Pattern Pattern);

/// <summary>A body that adopts resolutions, and how the symbols of its documents are made of their numbers.</summary>
internal sealed record BodyWords(Pattern Pattern, string Resolution, string Decision);

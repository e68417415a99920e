using CompactBot.Core.Languages;

namespace CompactBot.Core.Reading;

internal sealed record VerbName(Pattern Pattern, string Title);

internal sealed record HouseWords(Pattern Pattern, string Name);

internal sealed record KindWords(SessionKind Kind, Pattern Pattern);

internal sealed record InviteeWords(Invitee Who, Pattern Pattern);

/// <summary>A body that adopts resolutions, and how the symbols of its documents are made of their numbers.</summary>
internal sealed record BodyWords(Pattern Pattern, string Resolution, string Decision);

using System.Text.Json;
using CompactBot.Core.Messages;

namespace CompactBot.Channels.Teams;

/// <summary>The card that Teams is sent; above it stands its headline as plain text, for notifications.</summary>
internal sealed class TeamsRenderer(CardComposer cards) : IPlatformRenderer
{
    public string Platform => TeamsSender.Name;

    public string Render(Message message) => JsonSerializer.Serialize(cards.Compose(message), TeamsJson.Wire.AdaptiveCard);
}

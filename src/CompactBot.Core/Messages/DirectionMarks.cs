namespace CompactBot.Core.Messages;

/// <summary>
/// For surfaces that know no direction and tell it from the first letter of each line (Slack): a line of a message that runs right to left begins
/// with U+200F, so that a name in Latin letters at its start does not turn it about (Unicode Bidirectional Algorithm, rules P2 and P3).
/// </summary>
public static class DirectionMarks
{
    private const char RightToLeft = '\u200F';

    /// <summary>The message with its lines marked; as it is where it runs left to right.</summary>
    public static Message Mark(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Direction == TextDirection.Ltr
            ? message
            : message with
            {
                Headline = Lines(message.Headline),
                Paragraphs = [.. message.Paragraphs.Select(Lines)],
                Sections = [.. message.Sections.Select(s => new MessageSection(s.Heading is null ? null : Lines(s.Heading), [.. s.Facts.Select(f => new Fact(Lines(f.Label), Lines(f.Value)))]))],
                Citations = [.. message.Citations.Select(c => c with { Label = Lines(c.Label) })],
                Actions = [.. message.Actions.Select(a => a with { Label = Lines(a.Label) })],
            };
    }

    private static string Lines(string text) =>
        text.Length == 0 ? text : string.Join('\n', text.Split('\n').Select(line => line.Length == 0 || line[0] == RightToLeft ? line : RightToLeft + line));
}

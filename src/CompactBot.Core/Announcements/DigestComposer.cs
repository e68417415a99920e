using CompactBot.Core.Languages;
using CompactBot.Core.Messages;

namespace CompactBot.Core.Announcements;

/// <summary>Several announcements as one message: each under its own headline.</summary>
public static class DigestComposer
{
    private const int MostActions = 5;

    /// <param name="messages">The announcements, at least one, in their order.</param>
    /// <param name="language">The conversation's; null where it is not known.</param>
    public static Message Compose(IReadOnlyList<Message> messages, string? language)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 1)
        {
            return messages[0].In(language);
        }

        var tag = LanguageTags.SpokenOf(language) ?? LanguageTags.SpokenOf(messages[0].Language) ?? LanguageTags.Default;
        var parts = messages.Select(m => m.In(tag)).ToList();
        return new Message
        {
            Headline = AnnouncementWords.Fill(AnnouncementWords.Of(tag).DigestHeadline, parts.Count),
            Sections = [.. parts.SelectMany(Sections)],
            Citations = [.. parts.SelectMany(p => p.Citations)],
            Actions = [.. parts.SelectMany(p => p.Actions.Where(a => a.Kind == ActionKind.Ask)).Take(MostActions), .. parts[0].Actions.Where(a => a.Kind == ActionKind.Unfollow)],
            Language = tag,
            Direction = Grammar.Of(tag).IsRightToLeft ? TextDirection.Rtl : TextDirection.Ltr,
        };
    }

    /// <summary>The headline stands over the announcement's first facts; what its paragraphs say stands with it.</summary>
    private static IEnumerable<MessageSection> Sections(Message message)
    {
        var first = message.Sections is [{ Heading: null } about, ..] ? about : null;
        yield return new MessageSection(string.Join('\n', [message.Headline, .. message.Paragraphs]), first?.Facts ?? []);
        foreach (var section in first is null ? message.Sections : message.Sections.Skip(1))
        {
            yield return section;
        }
    }
}

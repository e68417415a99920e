using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using NodaTime;

namespace CompactBot.Core.Announcements;

/// <summary>What a copy of an announcement says once it is no longer what it was; in each language that the announcement is in.</summary>
public static class AnnouncementMarks
{
    /// <summary>The text as it stands now, with the day on which it was put right.</summary>
    public static Message Corrected(Message message, LocalDate on) => Marked(message, "corrected", (_, dates) => [dates.Date(on)]);

    /// <summary>What stays where a post cannot be deleted: that it was withdrawn, and none of what it said but its first line.</summary>
    public static Message Withdrawn(Message message, LocalDate on) => Marked(message, "withdrawn", (_, dates) => [dates.Date(on)], keepsText: false);

    /// <summary>The text as it was, under the letter that stands in its place.</summary>
    /// <param name="message">The older announcement.</param>
    /// <param name="newer">The announcement of the letter that supersedes it.</param>
    /// <param name="letterDate">That letter's date.</param>
    public static Message Superseded(Message message, Message newer, LocalDate letterDate)
    {
        ArgumentNullException.ThrowIfNull(newer);
        return Marked(message, "superseded", (language, dates) => [dates.Date(letterDate), newer.In(language).Headline]);
    }

    /// <summary>What staff see in their own channel before it goes anywhere else.</summary>
    public static Message Test(Message message) => Marked(message, "test", (_, _) => []);

    private static Message Marked(Message message, string mark, Func<string, DateWords, object[]> parts, bool keepsText = true)
    {
        ArgumentNullException.ThrowIfNull(message);
        var words = AnnouncementWords.Of(LanguageTags.SpokenOf(message.Language) ?? LanguageTags.Default);
        var dates = DateWords.Of(LanguageTags.SpokenOf(message.Language) ?? LanguageTags.Default);
        var line = AnnouncementWords.Fill(words.Marks[mark + "Text"], parts(message.Language, dates));
        return message with
        {
            Headline = AnnouncementWords.Fill(words.Marks[mark], message.Headline),
            Paragraphs = keepsText ? [line, .. message.Paragraphs] : [line],
            Sections = keepsText ? message.Sections : [],
            Citations = keepsText ? message.Citations : [],
            Actions = keepsText ? message.Actions : [],
            Translations = message.Translations is { } others ? [.. others.Select(other => Marked(other, mark, parts, keepsText))] : null,
        };
    }
}

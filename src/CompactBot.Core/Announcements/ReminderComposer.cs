using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Announcements;

/// <summary>Writes a reminder, in every language: what, when and where, with the letter's words.</summary>
public static class ReminderComposer
{
    /// <summary>Null where the catalogue has no longer what it reminds of.</summary>
    public static Message? Compose(Reminder reminder, CatalogueSnapshot catalogue)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        ArgumentNullException.ThrowIfNull(catalogue);
        var others = LanguageTags.Spoken.Where(tag => tag != LanguageTags.Default).Select(tag => Compose(reminder, catalogue, tag)).OfType<Message>().ToList();
        return Compose(reminder, catalogue, LanguageTags.Default) is { } message ? message with { Translations = others } : null;
    }

    private static Message? Compose(Reminder reminder, CatalogueSnapshot catalogue, string language)
    {
        if (catalogue.Letter(reminder.Letter) is not { } letter)
        {
            return null;
        }

        var words = AnnouncementWords.Of(language);
        var dates = DateWords.Of(language);
        var changes = new ChangeTeller(language);
        var quotes = new LetterQuotes(language, words, Glossary.Of(language), catalogue);
        var day = dates.Day(reminder.Day);
        if (reminder.Session is { } id)
        {
            if (catalogue.Session(id) is not { Stands: true } session)
            {
                return null;
            }

            var sessionWords = new SessionWords(words, dates, Glossary.Of(language), changes.Texts, quotes);
            var section = new SessionSection(words, dates, sessionWords, changes, quotes).Write(session, session);
            return Message(
                reminder.Wish.About == ReminderSubject.Day ? "day" : "session",
                sessionWords.Heading(session),
                section with { Heading = null },
                letter with { Sessions = [session], Deadlines = [], Enclosures = [] });
        }

        return reminder.Deadline is { } i && i < letter.Deadlines.Count
            ? Message("deadline", quotes.Quote(letter, dates.Capital(letter.Deadlines[i].What)), null, letter with { Sessions = [], Deadlines = [letter.Deadlines[i]], Enclosures = [] })
            : null;

        Message Message(string kind, string what, MessageSection? section, LetterReading source) => new()
        {
            Headline = AnnouncementWords.Fill(words.Reminders[kind], what, day),
            Sections = section is null ? [] : [section],
            Paragraphs = [words.Reminders["settings"]],
            Citations = new FileCitations(words, dates).For([source]),
            Language = language,
            Direction = dates.Culture.TextInfo.IsRightToLeft ? TextDirection.Rtl : TextDirection.Ltr,
        };
    }
}

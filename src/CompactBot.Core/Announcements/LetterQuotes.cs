using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Announcements;

/// <summary>Words of letters in an announcement: as they stand where they are in its language, else marked with their own; names of sessions are said.</summary>
internal sealed class LetterQuotes(string language, AnnouncementWords words, Glossary glossary, CatalogueSnapshot catalogue)
{
    /// <summary>The session's title; where that is in another language, what the announcement's calls such a session.</summary>
    public string Name(Session session)
    {
        if (Of(session) is not { } letter || IsOwn(letter))
        {
            return session.Title;
        }

        var kind = glossary.Kind(session.Kind);
        return session.Ordinal is { } number ? AnnouncementWords.Fill(words.OrdinalKind, glossary.Ordinal(number, kind.Form), kind)
            : session.Kind == SessionKind.Event ? Quote(letter, session.Title)
            : kind;
    }

    public string? Quote(Session session, string? text) => text is null || Of(session) is not { } letter ? text : Quote(letter, text);

    public string Quote(LetterReading letter, string text) =>
        IsOwn(letter) || text.Length == 0 ? text : AnnouncementWords.Fill(words.Foreign, text, glossary.Language(letter.Letter.Language));

    private bool IsOwn(LetterReading letter) => LanguageTags.SpokenOf(letter.Letter.Language) is not { } spoken || spoken == language;

    private LetterReading? Of(Session session) => catalogue.LettersOf(session).FirstOrDefault();
}

using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Announcements;

/// <summary>
/// Writes the announcement of a file of letters: what it is, from whom, each session with its day, hours and room, what changed against
/// the catalogue, deadlines, enclosures, and the words that it rests on. It says nothing that no letter says.
/// </summary>
public sealed class AnnouncementComposer
{
    /// <summary>The letter that a file is about: the covered one where a cover came with it, else the first.</summary>
    public static LetterReading MainLetterOf(IReadOnlyList<LetterReading> lettersOfFile)
    {
        ArgumentNullException.ThrowIfNull(lettersOfFile);
        return lettersOfFile.FirstOrDefault(l => l.CoveredBy is not null)
            ?? lettersOfFile.FirstOrDefault(l => l.Kind != LetterKind.Cover)
            ?? lettersOfFile[0];
    }

    /// <param name="lettersOfFile">The letters of one file, at least one, in their order.</param>
    /// <param name="before">The catalogue without them.</param>
    /// <param name="after">The catalogue with them.</param>
    public Message Compose(IReadOnlyList<LetterReading> lettersOfFile, CatalogueSnapshot before, CatalogueSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(lettersOfFile);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        // The catalogue has them without their secrets.
        lettersOfFile = [.. lettersOfFile.Select(l => after.Letter(l.Letter.Id) ?? MaskedReading.Of(l))];
        var language = LanguageTags.SpokenOf(MainLetterOf(lettersOfFile).Letter.Language) ?? LanguageTags.Default;
        return Compose(lettersOfFile, before, after, language) with
        {
            Translations = [.. LanguageTags.Spoken.Where(tag => tag != language).Select(tag => Compose(lettersOfFile, before, after, tag))],
        };
    }

    private static Message Compose(IReadOnlyList<LetterReading> lettersOfFile, CatalogueSnapshot before, CatalogueSnapshot after, string language)
    {
        var main = MainLetterOf(lettersOfFile);
        var words = AnnouncementWords.Of(language);
        var dates = DateWords.Of(language);
        var changes = new ChangeTeller(language);
        var quotes = new LetterQuotes(language, words, Glossary.Of(language), after);
        var session = new SessionWords(words, dates, Glossary.Of(language), changes.Texts, quotes);
        var sessions = SessionsOf(lettersOfFile, after);
        var latest = before.Letters.Where(l => l.Letter.Date > main.Letter.Date && IsOfOne(l, main)).Select(l => l.Letter.Date).DefaultIfEmpty(main.Letter.Date).Max();
        var isLate = latest > main.Letter.Date && sessions.Exists(s => after.StatesOf(s.Id) is [.., { } last] && last.Letter.Letter.Date > main.Letter.Date);
        var section = new SessionSection(words, dates, session, changes, quotes);
        return new Message
        {
            Headline = new ChangeHeadline(words, dates, changes, quotes).Write(main, [.. sessions.Select(s => (before.Same(s), s))], isLate),
            Paragraphs = sessions.Count == 0 ? [words.NoSession] : isLate ? [AnnouncementWords.Fill(words.Late, dates.Date(main.Letter.Date), dates.Date(latest))] : [],
            Sections =
            [
                new MessageSection(null, AboutLetter(main, lettersOfFile, words, dates, quotes)),
                .. sessions.Select(s => section.Write(before.Same(s), s, isLate ? SaidBy(lettersOfFile, s, after) : null)),
                .. Deadlines(lettersOfFile, words, dates, quotes),
                .. Papers(lettersOfFile, words, dates, quotes),
            ],
            Citations = new FileCitations(words, dates).For(lettersOfFile),
            Actions = Actions(main, sessions, words, dates, quotes),
            Language = language,
            Direction = dates.Culture.TextInfo.IsRightToLeft ? TextDirection.Rtl : TextDirection.Ltr,
        };
    }

    /// <summary>The sessions that the file speaks of, as the catalogue has them with it.</summary>
    private static List<Session> SessionsOf(IReadOnlyList<LetterReading> letters, CatalogueSnapshot after)
    {
        var ids = letters.Select(l => l.Letter.Id).ToHashSet(StringComparer.Ordinal);
        return [.. after.Sessions.Where(s => s.Evidence.Any(e => ids.Contains(e.Letter)))];
    }

    /// <summary>The session as it stood with the file alone, where later letters changed it since.</summary>
    private static Session? SaidBy(IReadOnlyList<LetterReading> letters, Session session, CatalogueSnapshot after)
    {
        var ids = letters.Select(l => l.Letter.Id).ToHashSet(StringComparer.Ordinal);
        var states = after.StatesOf(session.Id);
        return states.LastOrDefault(s => ids.Contains(s.Letter.Letter.Id)) is { } said && said != states[^1] ? said.After : null;
    }

    private static bool IsOfOne(LetterReading a, LetterReading b) => a.Process is null || b.Process is null || a.Process.Key == b.Process.Key;

    private static List<Fact> AboutLetter(LetterReading main, IReadOnlyList<LetterReading> letters, AnnouncementWords words, DateWords dates, LetterQuotes quotes)
    {
        var facts = new List<Fact>();
        Add(facts, words, "process", main.Process?.Name);
        Add(facts, words, "from", Lines(main.Issuers.Select(i => Issuer(i, words))));
        Add(facts, words, "role", main.Role);
        Add(facts, words, "to", main.Addressees);
        var cover = letters.FirstOrDefault(l => l.Letter.Id == main.CoveredBy);
        if (cover is not null)
        {
            var from = dates.List([.. cover.Issuers.Select(i => Issuer(i, words))]);
            Add(facts, words, "cover", AnnouncementWords.Fill(words.CoverLine, dates.Date(cover.Letter.Date), from));
        }

        Add(facts, words, "also", Lines(letters
            .Where(l => l != main && l != cover)
            .Select(l => AnnouncementWords.Fill(words.AlsoLine, dates.Date(l.Letter.Date), quotes.Quote(l, l.Subject)))));
        return facts;
    }

    private static string Issuer(Issuer issuer, AnnouncementWords words) =>
        issuer.Capacity.Length == 0 ? issuer.Name : AnnouncementWords.Fill(words.Issuer, issuer.Name, issuer.Capacity);

    private static IEnumerable<MessageSection> Deadlines(IReadOnlyList<LetterReading> letters, AnnouncementWords words, DateWords dates, LetterQuotes quotes)
    {
        var deadlines = letters.SelectMany(l => l.Deadlines.Select(d => (d.Date, What: quotes.Quote(l, dates.Capital(d.What))))).OrderBy(d => d.Date).ToList();
        if (deadlines.Count > 0)
        {
            yield return new MessageSection(words.Labels["deadlines"], [.. deadlines.Select(d => new Fact(dates.Day(d.Date), d.What))]);
        }
    }

    private static IEnumerable<MessageSection> Papers(IReadOnlyList<LetterReading> letters, AnnouncementWords words, DateWords dates, LetterQuotes quotes)
    {
        var facts = new List<Fact>();
        Add(facts, words, "enclosed", Lines(letters.Where(l => !OnlyCovers(l, letters)).SelectMany(l => l.Enclosures.Select(e => quotes.Quote(l, dates.Capital(e.What))))));
        Add(facts, words, "references", Lines(letters.SelectMany(l => l.References).Select(r => Reference(r, words))));
        Add(facts, words, "earlierLetters", Lines(letters
            .SelectMany(l => l.EarlierLetters.Select(e => (Letter: l, Earlier: e)))
            .Where(e => letters.All(l => l.Letter.Date != e.Earlier.Date))
            .Select(e => EarlierLetter(e.Earlier with { About = e.Earlier.About is { } about ? quotes.Quote(e.Letter, about) : null }, words, dates))));
        Add(facts, words, "links", Lines(letters.SelectMany(l => l.Links).Where(IsPublic)));
        if (facts.Count > 0)
        {
            yield return new MessageSection(null, facts);
        }
    }

    /// <summary>A cover that encloses nothing but the letters it covers encloses what the announcement is about.</summary>
    private static bool OnlyCovers(LetterReading letter, IReadOnlyList<LetterReading> letters) =>
        letter.Enclosures.Count <= letters.Count(l => l.CoveredBy == letter.Letter.Id);

    /// <summary>A link with a query can be a joining link with its passcode: it stays with staff.</summary>
    private static bool IsPublic(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;

    private static string Reference(Reference reference, AnnouncementWords words) => reference.Paragraph switch
    {
        null => reference.Symbol,
        [var first, ..] when char.IsAsciiDigit(first) => AnnouncementWords.Fill(words.ReferenceParagraph, reference.Symbol, reference.Paragraph),
        _ => AnnouncementWords.Fill(words.ReferencePart, reference.Symbol, reference.Paragraph),
    };

    private static string EarlierLetter(EarlierLetter letter, AnnouncementWords words, DateWords dates)
    {
        var date = letter.YearInferred ? AnnouncementWords.Fill(words.YearInferred, dates.Date(letter.Date)) : dates.Date(letter.Date);
        return letter.About is null
            ? AnnouncementWords.Fill(words.EarlierLetter, date)
            : AnnouncementWords.Fill(words.EarlierLetterAbout, date, letter.About);
    }

    private static List<MessageAction> Actions(LetterReading main, IReadOnlyList<Session> sessions, AnnouncementWords words, DateWords dates, LetterQuotes quotes)
    {
        var actions = new List<MessageAction>();
        if (sessions.Count > 0)
        {
            actions.Add(new MessageAction(ActionKind.Ask, words.AskWhenLabel, AnnouncementWords.Fill(words.AskWhen, quotes.Name(sessions[0]))));
        }

        if (main.Enclosures.Count > 0)
        {
            actions.Add(new MessageAction(ActionKind.Ask, words.AskEnclosedLabel, AnnouncementWords.Fill(words.AskEnclosed, dates.Date(main.Letter.Date))));
        }

        actions.Add(new MessageAction(ActionKind.Unfollow, words.Unfollow, ""));
        return actions;
    }

    private static string? Lines(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.Distinct(StringComparer.Ordinal));
        return text.Length == 0 ? null : text;
    }

    private static void Add(List<Fact> facts, AnnouncementWords words, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            facts.Add(new Fact(words.Labels[name], value));
        }
    }
}

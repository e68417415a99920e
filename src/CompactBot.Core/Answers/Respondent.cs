using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>
/// Answers questions from a catalogue: what the letters hold, with their words beside it; what they do not hold is said to be missing.
/// Has no state and no clock: the same question of the same catalogue has the same answer. Safe for many threads.
/// </summary>
/// <param name="dates">Reads dates in questions.</param>
/// <param name="places">Knows places in questions.</param>
/// <param name="passages">Looks up what fits no query; null: nothing does.</param>
public sealed class Respondent(IDateReader dates, Gazetteer places, IPassageSearch? passages = null)
{
    /// <summary>Longer questions are refused politely.</summary>
    public const int LongestQuestion = 2000;

    /// <summary>What is longer is not two questions in one sentence.</summary>
    private const int LongestParted = 600;

    /// <summary>More places where a sentence could be parted are not tried.</summary>
    private const int MostParts = 4;

    /// <summary>Answers with what the bot knows of the world's places.</summary>
    public Respondent(IDateReader dates, IPassageSearch? passages = null)
        : this(dates, Gazetteer.World, passages)
    {
    }

    private readonly QuestionReader _reader = new(dates, places);
    private readonly SettingFinder _settings = new(places);

    /// <summary>Reads what a first question would have to wait for, the words of every language and those of a catalogue, by asking what the bot itself offers.</summary>
    /// <param name="catalogue">What will be asked.</param>
    public void Prepare(CatalogueSnapshot catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var now = catalogue.Letters.Count == 0 ? default : catalogue.Letters[^1].Letter.Date.AtMidnight().InUtc().ToInstant();
        foreach (var language in LanguageTags.Spoken)
        {
            // What is not understood is answered with examples of what is.
            foreach (var example in Answer(catalogue, new Question("?", now, Language: language), Dialogue.Empty).Answer.Message.Actions)
            {
                Answer(catalogue, new Question(example.Value, now), Dialogue.Empty);
            }
        }
    }

    /// <summary>Answers one question of a dialogue.</summary>
    /// <param name="catalogue">What is known at the question's now: it holds no later letter.</param>
    /// <param name="question">The question. Any text is answered; none is an error.</param>
    /// <param name="dialogue">What was said before; <see cref="Dialogue.Empty"/> at first.</param>
    public Turn Answer(CatalogueSnapshot catalogue, Question question, Dialogue dialogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(dialogue);
        var settings = question.Settings ?? dialogue.Settings;
        var asked = question;
        question = question with { Zone = settings.Clock ?? question.Zone };
        var language = LanguageOf(question, dialogue, settings);
        var spoken = LanguageTags.SpokenOf(question.Language) ?? LanguageTags.SpokenOf(settings.Language) ?? language;
        var index = CatalogueIndex.Of(catalogue);
        var context = new AnswerContext(index, question, spoken, HomeZone(catalogue), settings.Clock is null ? null : settings.City);
        if (question.Text.Length > LongestQuestion)
        {
            return new Turn(Refusals.TooLong(context), dialogue with { Language = language });
        }

        if (_settings.Find(question.Text) is { } request)
        {
            return Set(request, settings, context, asked, dialogue with { Language = language, Choices = [] });
        }

        return Parts(catalogue, question, dialogue, context, language, settings) ?? Whole(catalogue, question, dialogue, context, language, settings);
    }

    /// <summary>Two questions in one sentence or three, each answered for itself, the next of what the last was about; null where there is one.</summary>
    private Turn? Parts(CatalogueSnapshot catalogue, Question question, Dialogue dialogue, AnswerContext context, string language, AskerSettings settings) =>
        Parted(catalogue, question, dialogue, context, language, settings, isFirst: true) is { } turns
            ? new Turn(AnswerComposer.Beside(context, [.. turns.Select(t => t.Answer)]), turns[^1].Next)
            : null;

    private IReadOnlyList<Turn>? Parted(CatalogueSnapshot catalogue, Question question, Dialogue dialogue, AnswerContext context, string language, AskerSettings settings, bool isFirst)
    {
        if (question.Text.Length > LongestParted)
        {
            return null;
        }

        foreach (var (first, second) in QuestionParts.Of(question.Text, Lexicon.Of(language)).Take(MostParts))
        {
            var one = _reader.Read(first, context.Now, language, context.Index);
            if (one.Doing || !(one.KindStated || one.YesNo) || (isFirst && one.References.Count + one.Places.Count + one.Rooms.Count == 0) || one.Unknown.Count > 0)
            {
                continue;
            }

            var other = _reader.Read(second, context.Now, language, context.Index);
            if (other.Doing || one.Kind == other.Kind || !(other.KindStated || (other.YesNo && (other.NamesSession || other.Content.Count > 0))) || other.Unknown.Count > 0)
            {
                continue;
            }

            var before = Whole(catalogue, question with { Text = first }, dialogue, context, language, settings, one);
            var rest = question with { Text = second };
            var after = (isFirst ? Parted(catalogue, rest, before.Next, context, language, settings, isFirst: false) : null) ?? [Whole(catalogue, rest, before.Next, context, language, settings, other)];
            if (after.Prepend(before).All(t => t.Answer.Outcome is Outcome.Answered or Outcome.NotAnnounced))
            {
                return [before, .. after];
            }
        }

        return null;
    }

    /// <param name="read">The question as it was read already; null: it was not.</param>
    private Turn Whole(CatalogueSnapshot catalogue, Question question, Dialogue dialogue, AnswerContext context, string language, AskerSettings settings, Query? read = null)
    {
        var (spoken, index) = (context.Phrases.Language, context.Index);
        read ??= _reader.Read(question.Text, context.Now, language, index);
        var focus = dialogue.Sessions.Select(catalogue.Session).OfType<Session>().ToList();
        if (Chosen(read, dialogue, context) is { } chosen)
        {
            read = dialogue.Last! with { References = [], KindStated = true, Days = [], Places = [], Rooms = [], Content = [], Unknown = [], Hours = [], YesNo = false };
            focus = [chosen];
        }

        var query = FollowUp.Complete(read, dialogue.Last, dialogue.Days, focus);
        if (query.Doing)
        {
            var named = new SessionLocator(index, context.Clock, context.Finder).Locate(query with { Content = [], Joined = false }, focus, Constraints.Ordinals);
            return new Turn(Refusals.Declined(context), dialogue with { Language = language, Choices = [], Sessions = query.References.Count > 0 && named is { As: LocatedAs.Found, Sessions: [var one] } ? [one.Id] : dialogue.Sessions });
        }

        if (read.AsksSecret)
        {
            return new Turn(Refusals.Secret(context), dialogue with { Language = language, Choices = [] });
        }

        if (!Scope.Holds(query, index, focus))
        {
            if (QuotedAnswer.Of(context, query) is { } quoted)
            {
                return new Turn(quoted, Next(dialogue, query, quoted, [], language, focus));
            }

            var nearest = passages is null ? null : new NearestPassages(context, language, passages).For(query);
            return new Turn(nearest ?? Refusals.NotUnderstood(context, query), dialogue with { Language = language, Choices = [] });
        }

        if (query is { AsOf: true, Days: [{ To: var then } day] } && (day.From == day.To || day.From == LocalDate.MinIsoValue) && then < context.Now.Date)
        {
            // "What was known on that day?": letters of later days are not seen.
            context = new AnswerContext(CatalogueIndex.Of(catalogue.AsOf(then)), question, spoken, HomeZone(catalogue), settings.Clock is null ? null : settings.City);
            query = query with { Days = [], AsOf = false, Wh = true, Past = false };
        }

        query = ByTheAskersClock(query, focus);
        if (query.AskersCity is { } city && places.City(city)?.Zone is { } own && DateTimeZoneProviders.Tzdb.GetZoneOrNull(own) is { } zone)
        {
            context = new AnswerContext(index, question with { Zone = zone }, spoken, HomeZone(catalogue), city);
        }

        query = WeekdayAnchor.Apply(query, context.Finder, focus);
        var (answer, choices) = new AnswerComposer(context, query, focus, dialogue).Compose();
        var remembered = query.References.Count == 0 && dialogue.Choices.Count > 0 && dialogue.Last is { } last ? query with { References = [.. last.References.Select(r => r with { Ordinals = [] })] } : query;
        return new Turn(answer, Next(dialogue, remembered, answer, choices, language, Concerned(query, answer, context, focus)));
    }

    /// <summary>What a last day was asked for is what is spoken of from then on: the session that the question named, or the only one of the letter that sets it.</summary>
    private static IReadOnlyList<Session> Concerned(Query query, Answer answer, AnswerContext context, IReadOnlyList<Session> focus)
    {
        if (query.Kind is not (QueryKind.Deadline or QueryKind.Unsaid) || answer.Outcome != Outcome.Answered || answer.Sessions.Count > 0)
        {
            return focus;
        }

        var named = query.NamesSession ? new SessionLocator(context.Index, context.Clock, context.Finder).Locate(query with { Content = [], Joined = false }, focus).Fitting : [];
        if (named.Count == 1)
        {
            return named;
        }

        // A letter sets a last day for what it speaks of first.
        var told = answer.Letters.Take(1).SelectMany(l => l.Sessions).Select(s => context.Catalogue.Session(s.Id)).OfType<Session>()
            .Where(s => named.Count == 0 || context.Index.Sessions.IsAmong(named, s)).Take(1).ToList();
        return told.Count == 1 && (focus.Count != 1 || named.Count > 0) ? told : focus;
    }

    /// <summary>"What time is that in Geneva?" of a session elsewhere asks for its hours by another clock, and not for a session there.</summary>
    private static Query ByTheAskersClock(Query query, IReadOnlyList<Session> focus) =>
        query is { Kind: QueryKind.Time, Pronoun: true, References.Count: 0, Days.Count: 0, Places: [{ City: { } city }] }
        && focus.Count > 0
        && focus.All(s => s.City is not null && s.City != city)
            ? query with { Places = [], AskersCity = city }
            : query;

    private static Dialogue Next(Dialogue before, Query query, Answer answer, IReadOnlyList<PendingChoice> choices, string language, IReadOnlyList<Session> focus) => answer.Outcome switch
    {
        Outcome.NotUnderstood or Outcome.Declined or Outcome.Error => before with { Language = language, Choices = [] },
        _ => new Dialogue
        {
            Last = query,
            Sessions = answer.Sessions.Count > 0 ? [.. answer.Sessions.Select(s => s.Id)] : answer.Outcome == Outcome.Answered ? [.. focus.Select(s => s.Id)] : before.Sessions,
            Letters = [.. answer.Letters.Select(l => l.Letter.Id)],
            Citations = answer.Message.Citations,
            Spoken = answer.Message.Language,
            Days = query.Days is [var days, ..]
                ? (SessionFinder.Meant(days, answer.Sessions) is var meant ? (meant.From, meant.To) : null)
                : answer.Sessions is [{ Start: { } start } one] ? (start, one.End ?? start) : before.Days,
            Choices = choices,
            Language = language,
            Settings = before.Settings,
        },
    };

    /// <summary>Sets what was asked for, and says so in the language and by the clock that hold from now on.</summary>
    private static Turn Set(SettingRequest request, AskerSettings before, AnswerContext context, Question asked, Dialogue dialogue)
    {
        var settings = request switch
        {
            SettingRequest.Speak { Language: var language } => before with { Language = language },
            SettingRequest.Clock { Zone: var zone, City: var city } => before with { Zone = zone, City = city },
            _ => before,
        };
        var own = context.Phrases.Language;
        var spoken = request is SettingRequest.Speak { Language: { } chosen } ? chosen : LanguageTags.SpokenOf(asked.Language) ?? settings.Language ?? (request is SettingRequest.Speak ? dialogue.Language ?? own : own);
        var after = new AnswerContext(context.Index, asked with { Zone = settings.Clock ?? asked.Zone }, spoken, context.Clock.Home, settings.City);
        var answer = Refusals.Noted(after, request) with { Settings = ReferenceEquals(settings, before) ? null : settings };
        return new Turn(answer, dialogue with { Settings = settings, Language = request is SettingRequest.Speak { Language: not null } ? spoken : dialogue.Language });
    }

    /// <summary>After a question back: the one choice that the words pick, by number, place, day or name.</summary>
    private static Session? Chosen(Query read, Dialogue dialogue, AnswerContext context)
    {
        if (dialogue.Choices.Count == 0 || dialogue.Last is null || read.KindStated || read.Letter is not null || read.Doing)
        {
            return null;
        }

        var offered = dialogue.Choices.Select(c => context.Catalogue.Session(c.Session)).OfType<Session>().ToList();
        var reference = read.References.Count > 0 ? read.References[0] : null;
        if (reference is null && !read.NamesSession && read.Content.Count == 0)
        {
            return null;
        }

        var fitting = context.Finder.Fitting(read, reference, Constraints.All & ~Constraints.Days).Where(s => offered.Exists(o => o.Id == s.Id)).ToList();
        if (read.Days.Count + read.Hours.Count > 0)
        {
            // A day without a year is one on which something that was offered sits.
            var years = fitting.Select(s => s.Start?.Year).OfType<int>().Distinct().ToList();
            var days = read.Days.SelectMany(d => d.Others.Count == 0 ? [SessionFinder.Meant(d, fitting)] : years.Select(d.InYear)).ToList();
            fitting = [.. fitting.Where(s => (days.Count == 0 || days.Exists(d => SessionFinder.SitsWithin(s, d))) && (read.Hours.Count == 0 || read.Hours.Any(h => SessionFinder.SitsAt(s, h))))];
        }

        if (reference?.Position is { } position)
        {
            fitting = [.. context.Finder.At(position, offered, 1, past: false)];
        }

        return fitting.Count == 1 ? fitting[0]
            : reference is { Named: false, Ordinals: [var nth] } && nth <= offered.Count && !offered.Exists(o => o.Ordinal == nth) ? offered[nth - 1]
            : null;
    }

    /// <summary>The language that the words are in.</summary>
    private static string LanguageOf(Question question, Dialogue dialogue, AskerSettings settings) =>
        LanguageTags.SpokenOf(question.Language) ?? LanguageGuess.Of(question.Text.Length > LongestQuestion ? question.Text[..LongestQuestion] : question.Text) ?? dialogue.Language ?? LanguageTags.SpokenOf(settings.Language) ?? LanguageTags.SpokenOf(question.Profile) ?? LanguageTags.Default;

    /// <summary>The zone of the place that the letters are written at: where "today" is, for who does not say otherwise.</summary>
    private static DateTimeZone HomeZone(CatalogueSnapshot catalogue) =>
        CatalogueIndex.Of(catalogue).HomeZone is { } zone ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc : DateTimeZone.Utc;
}

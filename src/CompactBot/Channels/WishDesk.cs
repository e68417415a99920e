using System.Globalization;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Channels;

/// <summary>Keeps what a conversation asks for itself, and says what holds from then on.</summary>
public sealed class WishDesk(WishReader reader, WishStore wishes, ConversationStore conversations, LiveCatalogue catalogue, AnsweringOptions answering)
{
    private readonly Dictionary<string, WishWords> _words = LanguageTags.Spoken.ToDictionary(tag => tag, WishWords.Read, StringComparer.Ordinal);

    /// <summary>Null where the words ask for nothing of the kind: then they are a question.</summary>
    public async Task<Message?> HearAsync(Conversation conversation, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (reader.Read(text) is not var (request, spoken))
        {
            return null;
        }

        var language = LanguageTags.SpokenOf(conversation.Settings.Language) ?? spoken;
        var words = _words[language];
        return new Message
        {
            Headline = await KeepAsync(conversation, request, words, language, cancellation),
            Language = language,
            Direction = Grammar.Of(language).IsRightToLeft ? TextDirection.Rtl : TextDirection.Ltr,
        };
    }

    private async Task<string> KeepAsync(Conversation conversation, WishRequest request, WishWords words, string language, CancellationToken cancellation)
    {
        var held = await wishes.OfAsync(conversation.Id, cancellation);
        var zone = (conversation.Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(conversation.Zone)) ?? answering.Home;
        switch (request)
        {
            case WishRequest.Everything:
                await wishes.SetRulesAsync(conversation.Id, [], cancellation);
                await conversations.FollowAsync(conversation.Id, true, cancellation);
                return words.FollowsEverything;
            case WishRequest.Follow { Subject: var subject }:
                // What is asked for is added to what it follows already; one that follows everything follows this alone from now on.
                var rules = held.Rules.Concat(RulesOf(subject)).Distinct().ToList();
                await wishes.SetRulesAsync(conversation.Id, rules, cancellation);
                await conversations.FollowAsync(conversation.Id, true, cancellation);
                return Fill(words.Follows, Grammar.Of(language).List([.. rules.Select(r => Say(r, words, language))]));
            case WishRequest.Digest { At: var at }:
                await wishes.SetHoursAsync(conversation.Id, held.Hours with { DigestAt = MinuteOf(at) }, cancellation);
                return Fill(words.DigestAt, Clock(at), zone.Id);
            case WishRequest.AtOnce:
                await wishes.SetHoursAsync(conversation.Id, held.Hours with { DigestAt = null, GatherMinutes = null }, cancellation);
                return words.ComesAtOnce;
            case WishRequest.Quiet { From: var from, To: var to }:
                await wishes.SetHoursAsync(conversation.Id, held.Hours with { QuietFrom = MinuteOf(from), QuietTo = MinuteOf(to) }, cancellation);
                return Fill(words.QuietHours, Clock(from), Clock(to), zone.Id);
            case WishRequest.NoQuiet:
                await wishes.SetHoursAsync(conversation.Id, held.Hours with { QuietFrom = null, QuietTo = null }, cancellation);
                return words.NoQuietHours;
            case WishRequest.Remind { Wish: var wish }:
                var reminders = held.Reminders.Append(wish).Distinct().ToList();
                await wishes.SetRemindersAsync(conversation.Id, reminders, cancellation);
                return Fill(words.Reminded, Grammar.Of(language).List([.. reminders.Select(r => words.Say(r, language))]));
            case WishRequest.NoReminders:
                await wishes.SetRemindersAsync(conversation.Id, [], cancellation);
                return words.NoRemindersNow;
            default:
                return ((WishRequest.Unknown)request).Problem switch
                {
                    WishProblem.Subject => words.UnknownSubject,
                    WishProblem.Hour => words.UnknownHour,
                    WishProblem.Hours => words.UnknownHours,
                    _ => words.UnknownReminder,
                };
        }
    }

    private string Say(FollowRule rule, WishWords words, string language)
    {
        var glossary = Glossary.Of(language);
        string what = rule.Kind is { } kind ? glossary.Kind(kind, many: true) : words.AnySession;
        what = rule.Place is { } place ? Fill(words.KindAt, what, (string)glossary.Place(place)) : what;
        return rule.Process is { } process
            ? Fill(words.OfProcess, what, catalogue.Current.Letters.Select(l => l.Process).FirstOrDefault(p => p?.Key == process)?.Name ?? process)
            : what;
    }

    private static IEnumerable<FollowRule> RulesOf(Core.Questions.Subject subject) =>
        from kind in subject.Kinds.Count == 0 ? [null] : subject.Kinds.Select(k => (SessionKind?)k)
        from city in subject.Cities.Count == 0 ? [null] : subject.Cities.Select(c => (string?)c)
        select new FollowRule(kind, city, subject.Process);

    private static string Fill(string pattern, params object?[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);

    private static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static int MinuteOf(LocalTime time) => (time.Hour * 60) + time.Minute;
}

using System.Text.Json.Serialization;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;

namespace CompactBot.Channels;

/// <summary>What is said to the bot about itself, and what it says of itself, in every language that it speaks.</summary>
public sealed class ChannelPhrases
{
    private readonly Dictionary<string, ChannelWords> _byLanguage = LanguageTags.Spoken.ToDictionary(tag => tag, Load, StringComparer.Ordinal);

    /// <summary>The command in the words, in whatever language; a question has none.</summary>
    public ChannelCommand CommandIn(string text) => Find(text).Command;

    /// <summary>The language of the command, where only one has it; null where the words are no command, or several languages' own.</summary>
    public string? LanguageOf(string text) => Find(text).Languages is [var one] ? one : null;

    public Message Welcome(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var words = WordsFor(conversation);
        return new Message
        {
            Headline = words.WelcomeHeadline,
            Paragraphs = [words.WelcomeText, conversation.Following ? words.IsFollowing : words.IsNotFollowing],
            Actions =
            [
                .. words.Examples.Select(example => new MessageAction(ActionKind.Ask, example, example)),
                FollowAction(words, conversation.Following),
            ],
            Language = TagFor(conversation),
            Direction = DirectionFor(conversation),
        };
    }

    /// <param name="conversation">Where it was said.</param>
    /// <param name="following">Whether the conversation follows now.</param>
    /// <param name="changed">Whether it did not before.</param>
    public Message Followed(Conversation conversation, bool following, bool changed)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var words = WordsFor(conversation);
        return new Message
        {
            Headline = (following, changed) switch
            {
                (true, true) => words.Followed,
                (true, false) => words.AlreadyFollowing,
                (false, true) => words.Unfollowed,
                (false, false) => words.NotFollowing,
            },
            Actions = [FollowAction(words, following)],
            Language = TagFor(conversation),
            Direction = DirectionFor(conversation),
        };
    }

    private static MessageAction FollowAction(ChannelWords words, bool following) => following
        ? new MessageAction(ActionKind.Unfollow, words.UnfollowButton, "")
        : new MessageAction(ActionKind.Follow, words.FollowButton, "");

    private static string TagFor(Conversation conversation) => LanguageTags.SpokenOf(conversation.Language) ?? LanguageTags.Default;

    private static TextDirection DirectionFor(Conversation conversation) =>
        Grammar.Of(TagFor(conversation)).IsRightToLeft ? TextDirection.Rtl : TextDirection.Ltr;

    private (ChannelCommand Command, IReadOnlyList<string> Languages) Find(string text)
    {
        var words = Normalize(text);
        if (words.Length == 0)
        {
            return (ChannelCommand.Help, []);
        }

        (ChannelCommand Command, Func<ChannelWords, HashSet<string>> Words)[] commands = [(ChannelCommand.Follow, w => w.Follow), (ChannelCommand.Unfollow, w => w.Unfollow), (ChannelCommand.Help, w => w.Help)];
        foreach (var (command, of) in commands)
        {
            var languages = _byLanguage.Where(l => of(l.Value).Contains(words)).Select(l => l.Key).ToList();
            if (languages.Count > 0)
            {
                return (command, languages);
            }
        }

        return (ChannelCommand.None, []);
    }

    private static string Normalize(string text) =>
        string.Join(' ', text.Trim().TrimEnd('.', '!', '?', '。', '！', '？', '؟', ' ', '\u00A0').Replace('’', '\'').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static ChannelWords Load(string tag) => LanguageData.Read(tag, "channel.json", ChannelWordsJson.Default.ChannelWords);

    private ChannelWords WordsFor(Conversation conversation) => _byLanguage[TagFor(conversation)];
}

public enum ChannelCommand
{
    None,
    Follow,
    Unfollow,
    Help,
}

/// <summary>The file channel.json of a language.</summary>
internal sealed record ChannelWords
{
    public required HashSet<string> Follow { get; init; }

    public required HashSet<string> Unfollow { get; init; }

    public required HashSet<string> Help { get; init; }

    public required string WelcomeHeadline { get; init; }

    public required string WelcomeText { get; init; }

    public required string IsFollowing { get; init; }

    public required string IsNotFollowing { get; init; }

    public required string Followed { get; init; }

    public required string AlreadyFollowing { get; init; }

    public required string Unfollowed { get; init; }

    public required string NotFollowing { get; init; }

    public required string FollowButton { get; init; }

    public required string UnfollowButton { get; init; }

    public required IReadOnlyList<string> Examples { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ChannelWords))]
internal sealed partial class ChannelWordsJson : JsonSerializerContext;

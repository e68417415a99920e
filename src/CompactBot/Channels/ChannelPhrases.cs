using System.Text.Json.Serialization;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;

namespace CompactBot.Channels;

/// <summary>What is said to the bot about itself, and what it says of itself, in every language that it speaks.</summary>
public sealed class ChannelPhrases
{
    private readonly Dictionary<string, ChannelWords> _byLanguage = LanguageTags.Spoken.ToDictionary(tag => tag, Load, StringComparer.Ordinal);

    /// <summary>The command in the words, in whatever language; a question has none.</summary>
    public ChannelCommand CommandIn(string text)
    {
        var words = Normalize(text);
        foreach (var language in _byLanguage.Values)
        {
            if (language.Follow.Contains(words))
            {
                return ChannelCommand.Follow;
            }

            if (language.Unfollow.Contains(words))
            {
                return ChannelCommand.Unfollow;
            }

            if (words.Length == 0 || language.Help.Contains(words))
            {
                return ChannelCommand.Help;
            }
        }

        return ChannelCommand.None;
    }

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
        };
    }

    private static MessageAction FollowAction(ChannelWords words, bool following) => following
        ? new MessageAction(ActionKind.Unfollow, words.UnfollowButton, "")
        : new MessageAction(ActionKind.Follow, words.FollowButton, "");

    private static string TagFor(Conversation conversation) =>
        conversation.Language is { } tag && LanguageTags.Spoken.Contains(tag, StringComparer.Ordinal) ? tag : LanguageTags.Default;

    private static string Normalize(string text) =>
        string.Join(' ', text.Trim().TrimEnd('.', '!', '?').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

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

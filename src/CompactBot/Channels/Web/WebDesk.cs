using System.Globalization;
using CompactBot.Core.Answers;
using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Public;

namespace CompactBot.Channels.Web;

/// <summary>Answers what is asked on the page: the same answers as in Teams and Slack, without a conversation that could follow.</summary>
public sealed class WebDesk(Assistant assistant, ChannelPhrases phrases, PageWords words)
{
    /// <summary>The longest question that is read, in UTF-16 code units.</summary>
    public const int LongestQuestion = 2_000;

    /// <summary>How much of a question that was too long is shown again.</summary>
    private const int Shown = 280;

    private static readonly Conversation Page = new()
    {
        Id = "web:page",
        Platform = "web",
        Workspace = "web",
        Kind = ConversationKind.Personal,
        Address = "",
    };

    /// <summary>What the page says before anything is asked: who the bot is, and questions to begin with.</summary>
    public Message Welcome
    {
        get
        {
            var welcome = phrases.Welcome(Page with { Language = words.Language });
            return welcome with
            {
                Paragraphs = [.. welcome.Paragraphs.Take(1)],
                Actions = [.. welcome.Actions.Where(action => action.Kind == ActionKind.Ask)],
            };
        }
    }

    public void Hear(Visit visit, string? said, Viewpoint from)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(from);
        var text = (said ?? "").Trim();
        visit.Take(text.Length > Shown ? text[..Shown] + "…" : text, from.AsOf, dialogue => Answer(dialogue, text, from, visit.Settings));
    }

    private Answer Said(Outcome outcome, string headline, params IReadOnlyList<MessageAction> actions) =>
        new() { Outcome = outcome, Message = new Message { Headline = headline, Actions = actions, Language = words.Language, Direction = words.Direction == "rtl" ? TextDirection.Rtl : TextDirection.Ltr } };

    private Answer Answer(string dialogue, string text, Viewpoint from, AskerSettings settings)
    {
        if (text.Length == 0)
        {
            return Said(Outcome.NotUnderstood, words.Web.Empty);
        }

        if (text.Length > LongestQuestion)
        {
            return Said(Outcome.Declined, string.Format(CultureInfo.InvariantCulture, words.Web.TooLong, text.Length, LongestQuestion));
        }

        return phrases.CommandIn(text) switch
        {
            ChannelCommand.Help => new Answer { Outcome = Outcome.Answered, Message = Welcome },
            ChannelCommand.Follow or ChannelCommand.Unfollow => Said(
                Outcome.Declined,
                words.Web.Follow,
                new MessageAction(ActionKind.Open, words.Web.LetterFeed, "/letters.atom"),
                new MessageAction(ActionKind.Open, words.Web.CalendarFeed, "/sessions.ics")),
            _ => assistant.Ask(dialogue, text, language: words.Language, now: from.AsOf is null ? null : from.Now, settings: settings),
        };
    }
}

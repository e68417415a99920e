using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CompactBot.Channels.Teams;

/// <summary>What a person said in a message: plain words, without the mention of the bot, with the names of others who are mentioned.</summary>
internal static partial class SpokenText
{
    /// <summary>Whether the bot is mentioned: in groups and channels it speaks only then.</summary>
    public static bool MentionsBot(Activity activity) => Mentions(activity).Any(mention => IsBot(mention, activity));

    public static string Of(Activity activity)
    {
        var text = activity.Text ?? "";
        var plain = new StringBuilder(text.Length);
        var at = 0;

        // The entities stand in the order of the text; a person who bears the bot's name is told apart by the account.
        foreach (var mention in Mentions(activity))
        {
            var words = mention.Text ?? "";
            var found = words.Length == 0 ? -1 : text.IndexOf(words, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                continue;
            }

            plain.Append(text, at, found - at);
            plain.Append(IsBot(mention, activity) ? " " : words);
            at = found + words.Length;
        }

        plain.Append(text, at, text.Length - at);
        var withoutTags = activity.TextFormat is "xml" or "html" ? AnyTag().Replace(plain.ToString(), " ") : MentionTag().Replace(plain.ToString(), "");
        return WebUtility.HtmlDecode(withoutTags).Replace('\u00A0', ' ').Trim();
    }

    private static IEnumerable<ActivityEntity> Mentions(Activity activity) =>
        activity.Entities?.Where(entity => string.Equals(entity?.Type, "mention", StringComparison.OrdinalIgnoreCase)) ?? [];

    private static bool IsBot(ActivityEntity mention, Activity activity) =>
        mention.Mentioned?.Id is { Length: > 0 } id && string.Equals(id, activity.Recipient?.Id, StringComparison.Ordinal);

    [GeneratedRegex("</?at(?: [^<>]*)?>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MentionTag();

    [GeneratedRegex("</?[a-z][^<>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AnyTag();
}

using System.Globalization;
using System.Text.Json;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Core.Messages;

namespace CompactBot.Channels.Slack;

/// <summary>
/// Turns a message into blocks that Slack takes, whatever its length. Nothing in a letter or a question can format, mention, link or
/// break out: it stands in rich text, or, where it holds nothing that could be markup, in plain_text. What is too long is cut at the end
/// of the body, with a line that says so; the headline, the sources and the buttons stay.
/// </summary>
public sealed class SlackBlocks(SlackPhrases phrases)
{
    /// <summary>A button's action id is this, what it does, and its place.</summary>
    public const string ActionPrefix = "compactbot:";

    private const int CitationText = 280;
    private const int ActionsRoom = 4000;

    private static readonly RichTextStyle Bold = new(Bold: true);
    private static readonly RichTextStyle Italic = new(Italic: true);

    public IReadOnlyList<SlackBlock> Compose(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var words = phrases.For(message.Language);
        List<SlackBlock> blocks = [.. Headline(message.Headline)];
        List<SlackBlock> tail = [.. Citations(message.Citations, words), .. Actions(message.Actions)];
        var cut = Rich([Line(words.Cut, Italic)]);

        // The outer brackets and the commas between blocks count too.
        var room = SlackLimits.Message - 2 - blocks.Concat(tail).Sum(Length) - Length(cut);
        var places = SlackLimits.Blocks - blocks.Count - tail.Count - 1;
        foreach (var block in Body(message))
        {
            room -= Length(block);
            if (room < 0 || places-- <= 0)
            {
                blocks.Add(cut);
                break;
            }

            blocks.Add(block);
        }

        return [.. blocks, .. tail];
    }

    /// <summary>The message in one plain text: for notifications, for screen readers, and where blocks cannot be shown.</summary>
    public static string Fallback(Message message) => SlackText.EscapeWithinBytes(SlackText.Disarm(PlainText.Render(message)), SlackLimits.TextBytes);

    private static IEnumerable<SlackBlock> Headline(string headline)
    {
        var visible = SlackText.Disarm(headline.ReplaceLineEndings(" ")).Trim();
        return visible switch
        {
            "" => [],
            _ when SlackText.IsPlain(visible) && SlackText.Escape(visible).Length <= SlackLimits.Header => [new HeaderBlock(Plain(visible, SlackLimits.Header))],
            _ => [Rich([Line(Cut(visible, SlackLimits.BlockText), Bold)])],
        };
    }

    private static IEnumerable<SlackBlock> Body(Message message)
    {
        foreach (var block in message.Paragraphs.SelectMany(paragraph => Gather(Lines(paragraph, null))))
        {
            yield return block;
        }

        foreach (var section in message.Sections)
        {
            var lines = Lines(section.Heading ?? "", Bold).Concat(section.Facts.SelectMany(FactLines)).ToList();
            if (lines.Count > 0 && message.Sections.Count > 1)
            {
                yield return new DividerBlock();
            }

            foreach (var block in Gather(lines))
            {
                yield return block;
            }
        }
    }

    /// <summary>Lines that belong together, as few blocks as the limit lets.</summary>
    private static IEnumerable<RichTextBlock> Gather(IEnumerable<RichTextSection> lines)
    {
        List<RichTextSection> held = [];
        var used = 0;
        foreach (var line in lines)
        {
            var length = line.Elements.Sum(element => element.Text.Length);
            if (held.Count > 0 && used + length > SlackLimits.BlockText)
            {
                yield return Rich(held);
                (held, used) = ([], 0);
            }

            held.Add(line);
            used += length;
        }

        if (held.Count > 0)
        {
            yield return Rich(held);
        }
    }

    /// <summary>The label stands before its value; before a value of several lines, on a line of its own.</summary>
    private static IEnumerable<RichTextSection> FactLines(Fact fact)
    {
        var label = SlackText.Disarm(fact.Label.ReplaceLineEndings(" ")).Trim();
        var values = Lines(fact.Value, null).ToList();
        return values is [{ Elements: [var value] }] && label.Length > 0 && label.Length + value.Text.Length <= SlackLimits.BlockText - 2
            ? [new RichTextSection([new RichText($"{label}: ", Bold), value])]
            : [.. Lines(label, Bold), .. values];
    }

    /// <summary>A text as lines of rich text, each within the limit; nothing where nothing in it can be seen.</summary>
    private static IEnumerable<RichTextSection> Lines(string text, RichTextStyle? style) => SlackText.Disarm(text).Split('\n')
        .SelectMany(line => SlackText.Split(line.Trim(), SlackLimits.BlockText))
        .Where(part => !string.IsNullOrWhiteSpace(part))
        .Select(part => Line(part, style));

    private static IEnumerable<SlackBlock> Citations(IReadOnlyList<Citation> citations, SlackWords words)
    {
        var distinct = citations.DistinctBy(citation => (citation.Label, citation.Quote)).ToList();
        if (distinct.Count == 0)
        {
            return [];
        }

        var shown = distinct.Count <= SlackLimits.ContextElements ? distinct.Count : SlackLimits.ContextElements - 1;
        var lines = distinct.Take(shown).Select(citation => Format(words.Citation, citation.Label, citation.Quote.ReplaceLineEndings(" ")));
        if (shown < distinct.Count)
        {
            lines = lines.Append(Format(words.MoreCitations, distinct.Count - shown));
        }

        var texts = lines.Select(line => Cut(SlackText.Disarm(line), CitationText)).ToList();
        return texts.TrueForAll(SlackText.IsPlain)
            ? [new ContextBlock([.. texts.Select(text => Plain(text, CitationText))])]
            : [Rich([.. texts.Select(text => Line(text, Italic))])];
    }

    private static IEnumerable<SlackBlock> Actions(IReadOnlyList<MessageAction> actions)
    {
        List<ButtonElement> buttons = [];
        var room = ActionsRoom;
        foreach (var button in actions.Select(Button).OfType<ButtonElement>().Take(SlackLimits.Actions))
        {
            room -= button.Text.Text.Length + (button.Value ?? button.Url ?? "").Length + 120;
            if (room < 0)
            {
                break;
            }

            buttons.Add(button);
        }

        return buttons.Count == 0 ? [] : [new ActionsBlock(ActionPrefix + "actions", buttons)];
    }

    private static ButtonElement? Button(MessageAction action, int place)
    {
        var label = SlackText.Disarm(action.Label.ReplaceLineEndings(" ")).Trim();
        if (label.Length == 0)
        {
            return null;
        }

        var text = Plain(label, SlackLimits.ButtonText);
        var id = string.Create(CultureInfo.InvariantCulture, $"{ActionPrefix}{action.Kind.ToString().ToLowerInvariant()}:{place}");
        var value = SlackText.PackValue(action.Value);
        return action.Kind switch
        {
            ActionKind.Open => Uri.TryCreate(action.Value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                && address.AbsoluteUri.Length <= SlackLimits.ButtonUrl
                ? new ButtonElement(text, id, Url: address.AbsoluteUri)
                : null,
            ActionKind.Ask => value.Length is > 0 and <= SlackLimits.ButtonValue ? new ButtonElement(text, id, value) : null,
            _ => new ButtonElement(text, id),
        };
    }

    private static RichTextBlock Rich(IReadOnlyList<RichTextSection> lines) => new(lines);

    private static RichTextSection Line(string text, RichTextStyle? style) => new([new RichText(text, style)]);

    private static PlainTextObject Plain(string text, int limit) => new(SlackText.EscapeWithin(text, limit));

    /// <summary>Cuts a text as it would be cut if it were escaped, so that it fits either way.</summary>
    private static string Cut(string text, int limit) =>
        SlackText.Escape(text).Length <= limit ? text : SlackText.Split(text, limit - 1).First() + "…";

    private static int Length(SlackBlock block) => JsonSerializer.Serialize(block, SlackJson.Out.SlackBlock).Length + 1;

    private static string Format(string words, params object[] values) => string.Format(CultureInfo.InvariantCulture, words, values);
}

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

    private const int HeadlineText = 1000;
    private const int CitationText = 300;

    // As JSON. With them, the longest headline and the longest sources still leave room for the line that says what is left out.
    private const int ActionsRoom = 4000;

    private static readonly RichTextStyle Bold = new(Bold: true);
    private static readonly RichTextStyle Italic = new(Italic: true);

    public IReadOnlyList<SlackBlock> Compose(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        message = DirectionMarks.Mark(message);
        var words = phrases.For(message.Language);
        var headline = SlackText.Split(SlackText.Disarm(message.Headline.ReplaceLineEndings(" ")).Trim(), HeadlineText).ToList();
        List<SlackBlock> blocks = [.. Headline(headline)];
        List<SlackBlock> tail = [.. Citations(message.Citations, words), .. Actions(message.Actions)];
        var cut = Rich([[new RichText(words.Cut, Italic)]]);

        // The outer brackets and the commas between blocks count too.
        var room = SlackLimits.Message - 2 - blocks.Concat(tail).Sum(Length) - Length(cut);
        var places = SlackLimits.Blocks - blocks.Count - tail.Count - 1;
        foreach (var block in Body([.. headline.Skip(1), .. message.Paragraphs], message.Sections))
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
    public static string Fallback(Message message) => SlackText.EscapeWithinBytes(SlackText.Disarm(PlainText.Render(DirectionMarks.Mark(message))), SlackLimits.TextBytes);

    private static IEnumerable<SlackBlock> Headline(IReadOnlyList<string> parts) => parts switch
    {
        [] => [],
        [var whole] when SlackText.IsPlain(whole) && SlackText.Escape(whole).Length <= SlackLimits.Header => [new HeaderBlock(Plain(whole, SlackLimits.Header))],
        [var first, ..] => [Rich([[new RichText(first, Bold)]])],
    };

    private static IEnumerable<SlackBlock> Body(IEnumerable<string> paragraphs, IReadOnlyList<MessageSection> sections)
    {
        foreach (var block in paragraphs.SelectMany(paragraph => Gather(Lines(paragraph, null))))
        {
            yield return block;
        }

        foreach (var section in sections)
        {
            var lines = Lines(section.Heading ?? "", Bold).Concat(section.Facts.SelectMany(FactLines)).ToList();
            if (lines.Count > 0 && sections.Count > 1)
            {
                yield return new DividerBlock();
            }

            foreach (var block in Gather(lines))
            {
                yield return block;
            }
        }
    }

    /// <summary>Lines that belong together, in as few blocks as the limit lets.</summary>
    private static IEnumerable<RichTextBlock> Gather(IEnumerable<RichText[]> lines)
    {
        List<RichText[]> held = [];
        var used = 0;
        foreach (var line in lines)
        {
            var length = line.Sum(text => text.Text.Length) + 1;
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
    private static IEnumerable<RichText[]> FactLines(Fact fact)
    {
        var label = SlackText.Disarm(fact.Label.ReplaceLineEndings(" ")).Trim();
        var values = Lines(fact.Value, null).ToList();
        return values is [[var value]] && label.Length > 0 && label.Length + value.Text.Length <= SlackLimits.BlockText - 2
            ? [[new RichText($"{label}: ", Bold), value]]
            : [.. Lines(label, Bold), .. values];
    }

    /// <summary>A text as lines of rich text, each within the limit; nothing where nothing in it can be seen.</summary>
    private static IEnumerable<RichText[]> Lines(string text, RichTextStyle? style) => SlackText.Disarm(text).Split('\n')
        .SelectMany(line => SlackText.Split(line.Trim(), SlackLimits.BlockText))
        .Where(part => !string.IsNullOrWhiteSpace(part))
        .Select(part => (RichText[])[new RichText(part, style)]);

    private static IEnumerable<SlackBlock> Citations(IReadOnlyList<Citation> citations, SlackWords words)
    {
        var distinct = citations.DistinctBy(citation => (citation.Label, citation.Quote)).ToList();
        if (distinct.Count == 0)
        {
            return [];
        }

        var shown = distinct.Count <= SlackLimits.ContextElements ? distinct.Count : SlackLimits.ContextElements - 1;
        var lines = distinct.Take(shown).Select(citation => Source(citation, words)).ToList();
        if (shown < distinct.Count)
        {
            lines.Add(Format(words.MoreCitations, distinct.Count - shown));
        }

        return lines.TrueForAll(SlackText.IsPlain)
            ? [new ContextBlock([.. lines.Select(line => Plain(line, CitationText))])]
            : [Rich(lines.Select(line => (RichText[])[new RichText(line, Italic)]))];
    }

    /// <summary>A citation; a long quote is cut, and its marks still close.</summary>
    private static string Source(Citation citation, SlackWords words)
    {
        var label = Cut(SlackText.Disarm(citation.Label.ReplaceLineEndings(" ")).Trim(), CitationText / 2);
        var frame = SlackText.Escape(Format(words.Citation, label, "")).Length;
        return Format(words.Citation, label, Cut(SlackText.Disarm(citation.Quote.ReplaceLineEndings(" ")).Trim(), CitationText - frame));
    }

    private static IEnumerable<SlackBlock> Actions(IReadOnlyList<MessageAction> actions)
    {
        List<ButtonElement> buttons = [];
        var room = ActionsRoom;
        foreach (var button in actions.Select(Button).OfType<ButtonElement>().Take(SlackLimits.Actions))
        {
            room -= JsonSerializer.Serialize(button, SlackJson.Out.ButtonElement).Length + 1;
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

    private static RichTextBlock Rich(IEnumerable<RichText[]> lines) => new([new RichTextSection(
    [
        .. lines.SelectMany((line, i) => i == 0 ? line : [line[0] with { Text = "\n" + line[0].Text }, .. line[1..]]),
    ])]);

    private static PlainTextObject Plain(string text, int limit) => new(SlackText.EscapeWithin(text, limit));

    /// <summary>Cuts a text as it would be cut if it were escaped, so that it fits either way.</summary>
    private static string Cut(string text, int limit) =>
        SlackText.Escape(text).Length <= limit ? text : SlackText.Split(text, limit - 1).FirstOrDefault() + "…";

    private static int Length(SlackBlock block) => JsonSerializer.Serialize(block, SlackJson.Out.SlackBlock).Length + 1;

    private static string Format(string words, params object[] values) => string.Format(CultureInfo.InvariantCulture, words, values);
}

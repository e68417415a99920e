using System.Globalization;
using System.Text.Json;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Core.Messages;

namespace CompactBot.Channels.Slack;

/// <summary>
/// Turns a message into blocks that Slack takes, whatever its length. Every text is a plain_text object and escaped, so that nothing
/// in a letter or a question can format, mention, link or break out. What is too long is cut at the end of the body, with a line that
/// says so; the headline, the sources and the buttons stay.
/// </summary>
public sealed class SlackBlocks(SlackPhrases phrases)
{
    /// <summary>A button's action id is this, what it does, and its place.</summary>
    public const string ActionPrefix = "compactbot:";

    private const int CitationText = 280;
    private const int ActionsRoom = 4000;

    public IReadOnlyList<SlackBlock> Compose(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var words = phrases.For(message.Language);
        List<SlackBlock> blocks = [.. Headline(message.Headline)];
        List<SlackBlock> tail = [.. Citations(message.Citations, words), .. Actions(message.Actions)];
        var cut = new SectionBlock(Text(words.Cut, SlackLimits.SectionText));

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
    public static string Fallback(Message message) => SlackText.EscapeWithinBytes(PlainText.Render(message), SlackLimits.TextBytes);

    private static IEnumerable<SlackBlock> Headline(string headline)
    {
        var visible = headline.Replace('\n', ' ');
        if (string.IsNullOrWhiteSpace(SlackText.Escape(visible)))
        {
            return [];
        }

        return SlackText.Escape(visible).Length <= SlackLimits.Header
            ? [new HeaderBlock(Text(visible, SlackLimits.Header))]
            : [new SectionBlock(Text(visible, SlackLimits.SectionText))];
    }

    private static IEnumerable<SlackBlock> Body(Message message)
    {
        foreach (var part in message.Paragraphs.SelectMany(Paragraph))
        {
            yield return part;
        }

        foreach (var section in message.Sections)
        {
            if (message.Sections.Count > 1)
            {
                yield return new DividerBlock();
            }

            if (!string.IsNullOrWhiteSpace(section.Heading))
            {
                foreach (var part in Paragraph(section.Heading))
                {
                    yield return part;
                }
            }

            foreach (var facts in section.Facts.Where(IsVisible).Chunk(SlackLimits.Fields))
            {
                foreach (var part in Facts(facts))
                {
                    yield return part;
                }
            }
        }
    }

    private static IEnumerable<SlackBlock> Paragraph(string paragraph) => SlackText.Split(paragraph, SlackLimits.SectionText)
        .Where(part => !string.IsNullOrWhiteSpace(SlackText.Escape(part)))
        .Select(part => new SectionBlock(Text(part, SlackLimits.SectionText)));

    /// <summary>Facts stand side by side; where one is too long for that, they stand below one another.</summary>
    private static IEnumerable<SlackBlock> Facts(Fact[] facts) => facts.All(fact => SlackText.Escape(Line(fact)).Length <= SlackLimits.FieldText)
        ? [new SectionBlock(null, [.. facts.Select(fact => Text(Line(fact), SlackLimits.FieldText))])]
        : facts.SelectMany(fact => Paragraph(Line(fact)));

    private static string Line(Fact fact) => $"{fact.Label}\n{fact.Value}";

    private static bool IsVisible(Fact fact) => !string.IsNullOrWhiteSpace(SlackText.Escape(Line(fact)));

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

        return [new ContextBlock([.. lines.Select(line => Text(line, CitationText))])];
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
        if (string.IsNullOrWhiteSpace(SlackText.Escape(action.Label)))
        {
            return null;
        }

        var text = Text(action.Label.Replace('\n', ' '), SlackLimits.ButtonText);
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

    private static PlainTextObject Text(string text, int limit) => new(SlackText.EscapeWithin(text, limit));

    private static int Length(SlackBlock block) => JsonSerializer.Serialize(block, SlackJson.Out.SlackBlock).Length + 1;

    private static string Format(string words, params object[] values) => string.Format(CultureInfo.InvariantCulture, words, values);
}

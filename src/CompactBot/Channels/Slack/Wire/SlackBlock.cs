using System.Text.Json.Serialization;

namespace CompactBot.Channels.Slack.Wire;

/// <summary>
/// The blocks that the bot builds. What stands in letters and questions is rich text, whose elements say themselves what they are: nothing
/// in a text element is read as markup. Headers, sources and buttons are plain_text.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
public abstract record SlackBlock;

public sealed record HeaderBlock(PlainTextObject Text) : SlackBlock;

public sealed record RichTextBlock(IReadOnlyList<RichTextSection> Elements) : SlackBlock;

public sealed record ContextBlock(IReadOnlyList<PlainTextObject> Elements) : SlackBlock;

public sealed record DividerBlock : SlackBlock;

public sealed record ActionsBlock(string BlockId, IReadOnlyList<ButtonElement> Elements) : SlackBlock;

/// <param name="Elements">They run on; a new line is a \n in a text, for sections side by side need not begin one.</param>
public sealed record RichTextSection(IReadOnlyList<RichText> Elements)
{
    public string Type => "rich_text_section";
}

/// <param name="Text">As it is read: rich text knows no escapes.</param>
public sealed record RichText(string Text, RichTextStyle? Style = null)
{
    public string Type => "text";
}

public sealed record RichTextStyle(bool? Bold = null, bool? Italic = null);

/// <param name="Text">Escaped already.</param>
public sealed record PlainTextObject(string Text)
{
    public string Type => "plain_text";

    /// <summary>":name:" stays as it is written.</summary>
    public bool Emoji => false;
}

public sealed record ButtonElement(PlainTextObject Text, string ActionId, string? Value = null, string? Url = null)
{
    public string Type => "button";
}

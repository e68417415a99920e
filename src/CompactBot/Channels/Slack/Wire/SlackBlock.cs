using System.Text.Json.Serialization;

namespace CompactBot.Channels.Slack.Wire;

/// <summary>The blocks that the bot builds. Every text is a plain_text object: nothing in it can format, mention or link.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
public abstract record SlackBlock;

public sealed record HeaderBlock(PlainTextObject Text) : SlackBlock;

public sealed record SectionBlock(PlainTextObject? Text, IReadOnlyList<PlainTextObject>? Fields = null) : SlackBlock;

public sealed record ContextBlock(IReadOnlyList<PlainTextObject> Elements) : SlackBlock;

public sealed record DividerBlock : SlackBlock;

public sealed record ActionsBlock(string BlockId, IReadOnlyList<ButtonElement> Elements) : SlackBlock;

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

using System.Text.Json.Serialization;

namespace CompactBot.Channels.Teams;

/// <summary>An Adaptive Card, version 1.5: what Teams shows at most. Only what the bot uses of it.</summary>
internal sealed record AdaptiveCard
{
    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; } = "1.5";

    /// <summary>Shown in place of the card by a client that cannot show it: the whole message.</summary>
    public required string FallbackText { get; init; }

    public required string Lang { get; init; }

    public bool? Rtl { get; init; }

    public required IReadOnlyList<CardElement> Body { get; init; }

    public IReadOnlyList<CardAction>? Actions { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
internal abstract record CardElement
{
    public string? Id { get; init; }

    public bool? IsVisible { get; init; }

    public bool? Separator { get; init; }

    public string? Spacing { get; init; }
}

/// <param name="Text">Is read as Markdown by every client: <see cref="CardText"/>.</param>
internal sealed record TextBlock(string Text) : CardElement
{
    public bool Wrap { get; } = true;

    public string? Size { get; init; }

    public string? Weight { get; init; }

    public bool? IsSubtle { get; init; }

    /// <summary>"heading": read aloud as one.</summary>
    public string? Style { get; init; }
}

internal sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    public string? Style { get; init; }
}

internal sealed record FactSet(IReadOnlyList<CardFact> Facts) : CardElement;

internal sealed record CardFact(string Title, string Value);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(ToggleVisibilityAction), "Action.ToggleVisibility")]
internal abstract record CardAction
{
    public required string Title { get; init; }
}

internal sealed record ExecuteAction(string Verb, PressedButton Data, CardAction Fallback) : CardAction;

internal sealed record SubmitAction(PressedButton Data) : CardAction;

internal sealed record OpenUrlAction(string Url) : CardAction;

internal sealed record ToggleVisibilityAction(IReadOnlyList<string> TargetElements) : CardAction;

/// <summary>What a button carries back: which it is, and what it acts on.</summary>
/// <param name="Compactbot">ask, follow or unfollow. The name keeps it apart from what other cards submit.</param>
/// <param name="Value">The question, for ask.</param>
internal sealed record PressedButton(string? Compactbot, string? Value);

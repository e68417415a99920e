using CompactBot.Core.Messages;

namespace CompactBot.Channels.Teams;

/// <summary>Message → Adaptive Card. A message that is too long for Teams ends with a line that says so.</summary>
internal sealed class CardComposer(TeamsPhrases phrases)
{
    /// <summary>
    /// Characters on the wire for the card's body. Teams takes some 100 KB of UTF-16; with the fallback text, the buttons and the
    /// envelope around it a message stays under 80 KB (40,960 characters).
    /// </summary>
    private const int BodyLimit = 22_000;

    private const int FallbackLimit = 3_000;
    private const int AboveLimit = 1_000;
    private const int SummaryLimit = 200;
    private const int TitleLimit = 150;
    private const int ValueLimit = 600;

    /// <summary>Characters of one paragraph, one fact, one quote.</summary>
    private const int TextLimit = 3_000;

    private const int ActionLimit = 6;
    private const string QuotesId = "quotes";

    /// <summary>
    /// The card is complete on its own: clients part it from the text above it, forward it, or show it alone.
    /// </summary>
    public AdaptiveCard Compose(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var words = phrases.In(message.Language);
        var budget = new Budget(BodyLimit);
        var body = new List<CardElement> { budget.Text(message.Headline) with { Size = "Large", Weight = "Bolder", Style = "heading" } };
        foreach (var line in message.Paragraphs.SelectMany(Lines))
        {
            budget.Add(body, line, text => text);
        }

        foreach (var section in message.Sections)
        {
            AddSection(body, section, budget);
        }

        AddCitations(body, message.Citations, words, budget);
        if (budget.IsCut)
        {
            body.Add(new TextBlock(CardText.Escape(words.Cut)) { IsSubtle = true, Separator = true });
        }

        var actions = message.Actions.Select(Button).OfType<CardAction>().Take(ActionLimit).ToList();
        return new AdaptiveCard
        {
            FallbackText = CardText.Fit(PlainText.Render(message), FallbackLimit),
            // The renderer of the format's makers knows languages, not their scripts or regions.
            Lang = message.Language.Split('-')[0],
            Rtl = message.Direction == TextDirection.Rtl ? true : null,
            Body = body,
            Actions = actions.Count == 0 ? null : actions,
        };
    }

    /// <summary>The activity without its envelope: the headline as plain text, and the card under it.</summary>
    public OutgoingActivity ComposeActivity(Message message, TeamsAddress to, string conversationId, string? replyTo = null)
    {
        var headline = CardText.OneLine(message.Headline, AboveLimit);
        return new OutgoingActivity
        {
            From = to.Bot,
            Conversation = new ConversationReference(conversationId),
            ReplyToId = replyTo,
            Text = headline,
            Summary = CardText.Fit(headline, SummaryLimit),
            Locale = message.Language,
            Attachments = [new CardAttachment(Compose(message))],
        };
    }

    private static void AddSection(List<CardElement> body, MessageSection section, Budget budget)
    {
        var items = new List<CardElement>();
        if (section.Heading is not null)
        {
            budget.Add(items, section.Heading, text => text with { Weight = "Bolder" });
        }

        var facts = new List<CardFact>();
        foreach (var fact in section.Facts)
        {
            if (fact.Value.Contains('\n', StringComparison.Ordinal))
            {
                CloseFacts(items, facts);
                budget.Add(items, fact.Label, text => text with { Weight = "Bolder", Spacing = "Small" });
                foreach (var line in Lines(fact.Value))
                {
                    budget.Add(items, line, text => text with { Spacing = "None" });
                }
            }
            else if (budget.Fact(fact) is { } shown)
            {
                facts.Add(shown);
            }
        }

        CloseFacts(items, facts);
        if (items.Count > 0)
        {
            body.Add(new Container(items) { Separator = body.Count > 0 ? true : null, Spacing = "Medium" });
        }
    }

    private static void CloseFacts(List<CardElement> items, List<CardFact> facts)
    {
        if (facts.Count > 0)
        {
            items.Add(new FactSet([.. facts]) { Spacing = "Small" });
            facts.Clear();
        }
    }

    /// <summary>Where it stands is always seen; the words themselves come on demand.</summary>
    private static void AddCitations(List<CardElement> body, IReadOnlyList<Citation> citations, TeamsWords words, Budget budget)
    {
        var labels = new List<CardElement>();
        var quotes = new List<CardElement>();
        foreach (var letter in citations.GroupBy(citation => citation.Label, StringComparer.Ordinal))
        {
            budget.Add(labels, letter.Key, text => text with { IsSubtle = true, Size = "Small", Spacing = "None" });
            budget.Add(quotes, letter.Key, text => text with { Weight = "Bolder", Size = "Small" });
            foreach (var quote in letter.Select(citation => citation.Quote).Distinct(StringComparer.Ordinal))
            {
                budget.Add(quotes, $"“{quote.ReplaceLineEndings(" ")}”", text => text with { Size = "Small", Spacing = "Small" });
            }
        }

        if (labels.Count == 0)
        {
            return;
        }

        body.Add(new Container(labels) { Separator = true, Spacing = "Medium" });
        if (quotes.Count > 1)
        {
            body.Add(new ActionSet([new ToggleVisibilityAction([QuotesId]) { Title = words.ShowWords }]) { Spacing = "Small" });
            body.Add(new Container(quotes) { Id = QuotesId, IsVisible = false, Style = "emphasis" });
        }
    }

    private static CardAction? Button(MessageAction action)
    {
        var title = CardText.OneLine(action.Label, TitleLimit);
        if (CardText.WireSize(action.Value) > ValueLimit)
        {
            // Half a question would be another question, half an address another page.
            return null;
        }

        if (action.Kind == ActionKind.Open)
        {
            return Uri.TryCreate(action.Value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? new OpenUrlAction(address.AbsoluteUri) { Title = title }
                : null;
        }

        var verb = ButtonVerbs.Of(action.Kind);
        var data = new PressedButton(verb, action.Value.Length == 0 ? null : action.Value);
        return new ExecuteAction(verb, data, new SubmitAction(data) { Title = title }) { Title = title };
    }

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Hands out room until there is none; nothing comes after what was left out.</summary>
    private sealed class Budget(int limit)
    {
        private const int AroundAText = 160;
        private int _left = limit;

        public bool IsCut { get; private set; }

        /// <summary>A text that is always shown, shortened if need be.</summary>
        public TextBlock Text(string words)
        {
            var shown = CardText.Escape(Shorten(words).ReplaceLineEndings(" "));
            _left -= Size(shown);
            return new TextBlock(shown);
        }

        public void Add(List<CardElement> to, string words, Func<TextBlock, TextBlock> style)
        {
            var shown = CardText.Escape(Shorten(words));
            if (Take(Size(shown)))
            {
                to.Add(style(new TextBlock(shown)));
            }
        }

        public CardFact? Fact(Fact fact)
        {
            var shown = new CardFact(CardText.Escape(CardText.Cut(fact.Label, TitleLimit)), CardText.Escape(Shorten(fact.Value)));
            return Take(Size(shown.Title) + Size(shown.Value)) ? shown : null;
        }

        private static int Size(string text) => AroundAText + CardText.WireSize(text);

        private string Shorten(string words)
        {
            IsCut |= words.Length > TextLimit;
            return CardText.Cut(words, TextLimit);
        }

        private bool Take(int size)
        {
            IsCut |= size > _left;
            if (size > _left)
            {
                _left = 0;
                return false;
            }

            _left -= size;
            return true;
        }
    }
}

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
        var body = new List<CardElement> { budget.Text(message.Headline) with { Size = "Medium", Weight = "Bolder", Style = "heading" } };
        foreach (var line in message.Paragraphs.SelectMany(Lines))
        {
            budget.Add(body, line, text => text);
        }

        foreach (var section in message.Sections)
        {
            AddSection(body, section, budget);
        }

        var hasQuotes = AddCitations(body, message.Citations, budget);
        if (budget.IsCut)
        {
            body.Add(new TextBlock(CardText.Escape(words.Cut)) { IsSubtle = true, Separator = true });
        }

        var actions = message.Actions.Select(Button).OfType<CardAction>().Take(hasQuotes ? ActionLimit - 1 : ActionLimit).ToList();
        if (hasQuotes)
        {
            actions.Add(new ToggleVisibilityAction([QuotesId]) { Title = words.ShowWords });
        }

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

        // A value of several lines is several rows, so that all values stand under each other; only the first has the label.
        var rows = section.Facts
            .SelectMany(fact => Lines(fact.Value).Select((line, i) => budget.Row(i == 0 ? fact.Label : "", line)))
            .OfType<CardFact>()
            .ToList();
        if (rows.Count > 0)
        {
            items.Add(new FactSet(rows) { Spacing = "Small" });
        }

        if (items.Count > 0)
        {
            body.Add(new Container(items) { Separator = body.Count > 0 ? true : null, Spacing = "Medium" });
        }
    }

    /// <summary>Where it stands is always seen; the words themselves come on demand.</summary>
    /// <returns>Whether there are words to show.</returns>
    private static bool AddCitations(List<CardElement> body, IReadOnlyList<Citation> citations, Budget budget)
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
            return false;
        }

        body.Add(new Container(labels) { Separator = true, Spacing = "Medium" });
        if (quotes.Count <= 1)
        {
            return false;
        }

        body.Add(new Container(quotes) { Id = QuotesId, IsVisible = false, Style = "emphasis" });
        return true;
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

        public CardFact? Row(string label, string line)
        {
            var shown = new CardFact(CardText.Escape(CardText.OneLine(label, TitleLimit)), CardText.Escape(Shorten(line)));
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

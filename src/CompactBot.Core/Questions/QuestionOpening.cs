namespace CompactBot.Core.Questions;

/// <summary>What the first words of a question tell: whether it goes on from the last one, wants a yes or a no, or wants something done.</summary>
internal sealed class QuestionOpening
{
    private readonly FoundWords _found;
    private readonly Lexicon _lexicon;

    public QuestionOpening(FoundWords found, Lexicon lexicon)
    {
        (_found, _lexicon) = (found, lexicon);
        var tokens = found.Tokens;
        Wh = AsksMore();
        var at = 0;
        foreach (var item in found.Items)
        {
            var isFollow = item.Is(MeaningKind.Cue, "follow");
            var isCorrection = item.Is(MeaningKind.Cue, "correct");
            if (!isFollow && !isCorrection && !item.Is(MeaningKind.Cue, "greeting"))
            {
                break;
            }

            Follows |= isFollow;
            Corrects |= isCorrection;
            at = item.First + item.Count;
        }

        YesNo = lexicon.YesNo.Longest(tokens, at, tokens.Count).Length > 0;
        for (var i = 0; i < tokens.Count && !YesNo; i++)
        {
            YesNo = lexicon.YesNoAnywhere.Longest(tokens, i, tokens.Count).Length > 0;
        }

        Tagged = IsTagged();
        Doing = IsCommand();
        for (var i = 0; i < tokens.Count && !Doing; i++)
        {
            Doing = (lexicon.Anywhere.Longest(tokens, i, tokens.Count).Length is > 0 and var told && !Asks(i + told) || lexicon.Reminders.Longest(tokens, i, tokens.Count).Length > 1) && !IsReminded(i);
        }
    }

    public bool Follows { get; }

    public bool Corrects { get; }

    public bool YesNo { get; }

    public bool Wh { get; }

    /// <summary>Whether it ends as a statement does that wants a yes or a no ("…, right?").</summary>
    public bool Tagged { get; }

    public bool Doing { get; }

    /// <summary>Whether a word that could open a yes-or-no question stands behind that item: "the hearing is on Thursday?"</summary>
    public bool VerbBehind(int item) => _found.Items
        .Skip(item + 1)
        .Any(i => i.Of(MeaningKind.Stop) is not null && _lexicon.YesNo.Longest(_found.Tokens, i.First, i.First + i.Count).Length == 1);

    private bool IsTagged()
    {
        foreach (var tag in _lexicon.Tags)
        {
            var behind = _found.Tokens.Count - tag.Count;
            var isTag = behind > 0;
            for (var i = 0; i < tag.Count && isTag; i++)
            {
                isTag = _found.Tokens[behind + i].Text == tag[i];
            }

            if (isTag)
            {
                return true;
            }
        }

        return false;
    }

    private bool AsksMore()
    {
        for (var at = 0; at < _found.Tokens.Count;)
        {
            var asks = _lexicon.Wh.Longest(_found.Tokens, at, _found.Tokens.Count).Length;
            var asksNot = _lexicon.NotWh.Longest(_found.Tokens, at, _found.Tokens.Count).Length;
            if (asks > asksNot)
            {
                return true;
            }

            at += Math.Max(1, asksNot);
        }

        return false;
    }

    private bool IsCommand()
    {
        var tokens = _found.Tokens;
        var at = 0;
        while (true)
        {
            var lead = _lexicon.Leading.Longest(tokens, at, tokens.Count).Length;
            var phrase = _lexicon.Phrases.Longest(tokens, at, tokens.Count).Length;
            if (lead > 0 && phrase <= lead && !IsDate(at))
            {
                return !IsReminded(at);
            }

            var polite = _lexicon.Polite.Longest(tokens, at, tokens.Count).Length;
            if (polite == 0 || at + polite >= tokens.Count)
            {
                return false;
            }

            at += polite;
        }
    }

    /// <summary>"Could you remind me where …": a question asked again, and nothing to be done.</summary>
    private bool IsReminded(int at)
    {
        var reminder = _lexicon.Reminders.Longest(_found.Tokens, at, _found.Tokens.Count).Length;
        return reminder > 0 && _lexicon.Wh.Longest(_found.Tokens, at + reminder, _found.Tokens.Count).Length > 0;
    }

    /// <summary>"Put off until when": what asks at once what it would be told is no command.</summary>
    private bool Asks(int at) => WordToken.IsSign(at < _found.Tokens.Count ? _found.Tokens[at].Text : "") && _lexicon.Wh.Longest(_found.Tokens, at, _found.Tokens.Count).Length > 0;

    private bool IsDate(int at) => _found.Items.Any(i => i.Kind == ItemKind.Date && at >= i.First && at < i.First + i.Count);
}

namespace CompactBot.Core.Reading;

/// <content>What follows the head of a name: "of intergovernmental negotiations".</content>
internal sealed partial class SessionNameFinder
{
    private int LastWord(string text, List<Token> tokens, int head)
    {
        var last = head + LeadWords(text, tokens, head + 1);
        if (last == head)
        {
            return head;
        }

        for (var i = last + 1; i < tokens.Count && i - head <= MostWordsAfter; i++)
        {
            var token = tokens[i];
            if (token.IsDate || _tailStops.Contains(token.Text) || !IsNoBreak(text.AsSpan(tokens[i - 1].End, token.Start - tokens[i - 1].End)))
            {
                break;
            }

            if (string.Equals(token.Text, words.TailAnd, StringComparison.OrdinalIgnoreCase)
                && (i + 1 >= tokens.Count || _tailStops.Contains(tokens[i + 1].Text) || tokens[i + 1].IsDate || words.TailLead.IsMatch(tokens[i + 1].Text) || OpensAnother(tokens, i + 1)))
            {
                break;
            }

            last = i;
        }

        // "on" before a date, "of the" before nothing: a tail ends in a word of its own.
        while (last > head && (_leftStops.Contains(tokens[last].Text) || words.TailLead.IsMatch(tokens[last].Text)))
        {
            last--;
        }

        return last;
    }

    /// <summary>"the Fourth Meeting" after "and" is a session of its own.</summary>
    private bool OpensAnother(List<Token> tokens, int at) =>
        words.Definite.Contains(tokens[at].Text, StringComparer.OrdinalIgnoreCase)
        && tokens.Skip(at + 1).Take(4).TakeWhile(t => !_leftStops.Contains(t.Text)).Any(t => _singular.ContainsKey(t.Text));

    /// <summary>How many words from there on open a tail ("of"; "in preparation for"); 0 where none do.</summary>
    private int LeadWords(string text, List<Token> tokens, int from)
    {
        foreach (var count in new[] { 3, 1 })
        {
            if (from + count < tokens.Count && tokens.Skip(from).Take(count).All(t => !t.IsDate)
                && IsNoBreak(text.AsSpan(tokens[from - 1].End, tokens[from].Start - tokens[from - 1].End))
                && words.TailLead.IsMatch(text[tokens[from].Start..tokens[from + count - 1].End]))
            {
                return count;
            }
        }

        return 0;
    }
}

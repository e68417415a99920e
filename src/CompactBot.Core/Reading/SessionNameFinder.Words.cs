namespace CompactBot.Core.Reading;

/// <content>The words of a sentence.</content>
internal sealed partial class SessionNameFinder
{
    private List<Token> Tokens(string text, IReadOnlyList<(int Start, int End)> dates)
    {
        var all = _forms.Split(text);
        var tokens = new List<Token>(all.Count);
        foreach (var (form, start, end) in all)
        {
            var isDate = false;
            for (var i = 0; i < dates.Count && !isDate; i++)
            {
                isDate = start < dates[i].End && end > dates[i].Start;
            }

            tokens.Add(new Token(form, start, end, isDate));
        }

        return tokens;
    }

    /// <summary>Whether nothing parts two words: white space, but no border of a cell, and up to two brackets stand between them.</summary>
    private static bool IsNoBreak(ReadOnlySpan<char> between)
    {
        var brackets = 0;
        foreach (var sign in between)
        {
            brackets += sign is '(' or ')' ? 1 : 0;
            if (brackets > 2 || sign is '\t' || (sign is not ('(' or ')') && !char.IsWhiteSpace(sign)))
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Token(string Text, int Start, int End, bool IsDate);
}

namespace CompactBot.Intake.Plain;

/// <summary>Counts a page's tags before anything is built of them.</summary>
internal static class HtmlShape
{
    private const int LongestTag = 100_000;
    private const int MostEntities = 50_000;

    /// <summary>How far back a closing tag looks for its opening.</summary>
    private const int Lookback = 40;

    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr", "p", "li", "td", "tr", "th", "dt", "dd", "option", "source", "o:p",
    };

    /// <summary>Why the page is not to be parsed; null where it can be. The depth is what a parser would keep open at most.</summary>
    public static string? Problem(string html, int deepest, int mostTags)
    {
        var tags = 0;
        if (html.AsSpan().Count('&') > MostEntities)
        {
            return $"it has more than {MostEntities} entities, and no letter has; save its text alone";
        }

        var open = new List<string>();
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            // A bracket that begins no tag is put to the text one by one, which costs as much.
            tags++;
            var next = html[at + 1];
            if (next == '/' && at + 2 < html.Length && char.IsLetter(html[at + 2]))
            {
                // A tag that closes nothing is passed over, as a parser does.
                var name = NameAt(html, at + 2);
                var closed = open.FindLastIndex(open.Count - 1, Math.Min(open.Count, Lookback), o => o.Equals(name, StringComparison.OrdinalIgnoreCase));
                if (closed >= 0)
                {
                    open.RemoveRange(closed, open.Count - closed);
                }

            }
            else if (char.IsLetter(next))
            {
                var end = html.IndexOf('>', at);
                if ((end < 0 ? html.Length : end) - at > LongestTag)
                {
                    return "it has a tag longer than a letter; save its text alone";
                }

                if (NameAt(html, at + 1) is var name && !Empty.Contains(name))
                {
                    open.Add(name);
                }

            }

            if (open.Count > deepest)
            {
                return $"its tags are nested more than {deepest} deep, and no letter's are; save its text alone";
            }

            if (tags > mostTags)
            {
                return $"it has more than {mostTags} tags, and no letter has; save its text alone";
            }
        }

        return null;
    }

    private static string NameAt(string html, int at)
    {
        var end = at;
        while (end < html.Length && end - at < 20 && (char.IsLetterOrDigit(html[end]) || html[end] is ':' or '-'))
        {
            end++;
        }

        return html[at..end];
    }
}

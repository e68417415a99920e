namespace CompactBot.Core.Letters;

/// <summary>What stands at the edges of a file's pages, without what differs from page to page, counted once for all of them.</summary>
internal sealed class PageEdges
{
    private readonly IReadOnlySet<string> _firstHead;
    private readonly Dictionary<string, int> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _headsAmidLetters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _feet = new(StringComparer.Ordinal);

    /// <param name="firstHead">The lines of the first page that may be repeated on others.</param>
    /// <param name="begins">Of each page, whether a letter begins on it.</param>
    /// <param name="tops">Of each page, the lines at its upper edge.</param>
    /// <param name="bottoms">Of each page, the lines at its lower edge.</param>
    public PageEdges(IReadOnlySet<string> firstHead, IReadOnlyList<bool> begins, IReadOnlyList<IReadOnlySet<string>> tops, IReadOnlyList<IReadOnlySet<string>> bottoms)
    {
        _firstHead = firstHead;
        Begins = begins;
        for (var page = 0; page < tops.Count; page++)
        {
            foreach (var line in tops[page].Where(_ => page > 0))
            {
                Count(_heads, line);
                if (!begins[page])
                {
                    Count(_headsAmidLetters, line);
                }
            }

            foreach (var line in bottoms[page])
            {
                Count(_feet, line);
            }
        }
    }

    /// <summary>Whether a letter begins on the page of that index.</summary>
    public IReadOnlyList<bool> Begins { get; }

    /// <summary>Whether a line at the upper edge of a page is a running head. The first page has none; one that begins a letter has those of others that do not.</summary>
    public bool IsHead(int page, string line) => page > 0 && (Begins[page]
        ? _headsAmidLetters.ContainsKey(line)
        : _firstHead.Contains(line) || _heads.GetValueOrDefault(line) > 1);

    /// <summary>On how many other pages a line at the lower edge of a page stands too.</summary>
    public int OthersWithFoot(string line) => _feet.GetValueOrDefault(line) - 1;

    private static void Count(Dictionary<string, int> counts, string line) => counts[line] = counts.GetValueOrDefault(line) + 1;
}

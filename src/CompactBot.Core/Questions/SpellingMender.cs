namespace CompactBot.Core.Questions;

/// <summary>
/// Finds the one known word that is a single edit away from a slip: a letter too many, too few, another, or two changed about.
/// Words are found by what is left of them without one letter, so that a look-up does not depend on how many are known.
/// </summary>
internal sealed class SpellingMender
{
    /// <summary>In shorter words an edit makes another word as often as a slip.</summary>
    public const int ShortestWord = 4;

    /// <summary>What is left of a word of three letters is no word to be told by.</summary>
    private const int ShortestEdited = 3;

    private readonly Dictionary<string, List<string>> _byRest = new(StringComparer.Ordinal);

    private readonly int _shortest;

    /// <param name="words">The known words.</param>
    /// <param name="shortest">Shorter ones are not mended.</param>
    /// <param name="known">Shorter ones are not found either: see <see cref="All"/>.</param>
    public SpellingMender(IEnumerable<string> words, int shortest = ShortestWord, int known = ShortestWord)
    {
        _shortest = shortest;
        foreach (var word in words.Where(w => w.Length >= Math.Min(shortest, known) && !w.Any(char.IsDigit)).Distinct(StringComparer.Ordinal))
        {
            foreach (var rest in Rests(word))
            {
                if (!_byRest.TryGetValue(rest, out var all))
                {
                    _byRest[rest] = all = [];
                }

                all.Add(word);
            }
        }
    }

    /// <summary>The known words one edit away. The first letter is seldom mistaken: where some share it, only those count.</summary>
    public IReadOnlyList<string> Near(string word)
    {
        if (word.Length < Math.Min(_shortest, ShortestWord) - 1 || word.Length > 40 || word.Any(char.IsDigit))
        {
            return [];
        }

        var near = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rest in Rests(word))
        {
            if (_byRest.TryGetValue(rest, out var candidates))
            {
                near.UnionWith(candidates.Where(candidate => candidate.Length >= _shortest && IsOneEdit(word, candidate)));
            }
        }

        var sameStart = near.Where(candidate => candidate[0] == word[0]).ToList();
        if (word.Length < _shortest)
        {
            return [.. sameStart.Where(candidate => candidate.Length > word.Length)]; // a letter that was lost
        }

        return Likeliest(word, sameStart.Count > 0 ? sameStart : [.. near.Where(candidate => candidate.Length > _shortest)]);
    }

    /// <summary>Every known word one edit away, whatever it begins with, and those that are too short to be told by themselves.</summary>
    public IEnumerable<string> All(string word, int shortest = ShortestEdited)
    {
        if (word.Length < shortest || word.Length > 40 || word.Any(char.IsDigit))
        {
            return [];
        }

        return Rests(word)
            .SelectMany(rest => _byRest.TryGetValue(rest, out var candidates) ? candidates : [])
            .Distinct(StringComparer.Ordinal)
            .Where(candidate => IsOneEdit(word, candidate));
    }

    /// <summary>
    /// How little an edit tells of the word that was meant: a letter lost, doubled or changed about with the next is one of few slips of a word,
    /// another letter or one too many is one of hundreds.
    /// </summary>
    public static int Weight(string word, string known) => Unlikeliness(word, known) switch
    {
        0 => 0,
        1 when known.Length > word.Length => 2,
        _ => 12,
    };

    /// <summary>Letters changed about, doubled or not doubled are likelier than others lost or too many, and those than another letter.</summary>
    private static IReadOnlyList<string> Likeliest(string word, IReadOnlyList<string> near)
    {
        if (near.Count < 2)
        {
            return near;
        }

        var likeliest = near.Min(candidate => Unlikeliness(word, candidate));
        return [.. near.Where(candidate => Unlikeliness(word, candidate) == likeliest)];
    }

    /// <summary>0 for letters changed about, doubled or not, 1 for one lost or too many, 2 for another one.</summary>
    private static int Unlikeliness(string word, string candidate)
    {
        if (word.Length == candidate.Length)
        {
            return word.Where((c, i) => c != candidate[i]).Count() == 1 ? 2 : 0;
        }

        var (longer, shorter) = word.Length > candidate.Length ? (word, candidate) : (candidate, word);
        return Enumerable.Range(1, longer.Length - 1).Any(i => longer[i] == longer[i - 1] && longer.Remove(i, 1) == shorter) ? 0 : 1;
    }

    internal static bool IsOneEdit(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1 || a == b)
        {
            return false;
        }

        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        var (restA, restB) = (a.Length - start - end, b.Length - start - end);
        return (restA <= 1 && restB <= 1) || (restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }

    private static IEnumerable<string> Rests(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
        }
    }
}

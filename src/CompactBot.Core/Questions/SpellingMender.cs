using System.Numerics;

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

    /// <summary>What is longer is no word.</summary>
    private const int LongestWord = 40;

    private const uint Base = 0x01000193;

    /// <summary>What undoes <see cref="Base"/>: their product is 1 in 32 bits.</summary>
    private const uint Inverse = 0x359C449B;

    /// <summary>Each word once for each of its rests, ordered by the first bits of the rest's hash; the rests themselves would be megabytes.</summary>
    private readonly string[] _words;
    private readonly uint[] _hashes;
    private readonly int[] _firsts;
    private readonly int _shift;

    private readonly int _shortest;

    /// <param name="words">The known words.</param>
    /// <param name="shortest">Shorter ones are not mended.</param>
    /// <param name="known">Shorter ones are not found either: see <see cref="All"/>.</param>
    public SpellingMender(IEnumerable<string> words, int shortest = ShortestWord, int known = ShortestWord)
    {
        _shortest = shortest;
        var all = words.Where(w => w.Length >= Math.Min(shortest, known) && !HasDigit(w)).Distinct(StringComparer.Ordinal).ToArray();
        var count = all.Sum(word => word.Length + 1);
        _shift = 32 - Math.Max(1, BitOperations.Log2((uint)count + 1));
        (_words, _hashes, _firsts) = (new string[count], new uint[count], new int[(1 << (32 - _shift)) + 1]);
        var rests = Array.ConvertAll(all, Rests);
        foreach (var hash in rests.SelectMany(r => r))
        {
            _firsts[(hash >> _shift) + 1]++;
        }

        for (var i = 1; i < _firsts.Length; i++)
        {
            _firsts[i] += _firsts[i - 1];
        }

        var next = _firsts.ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            foreach (var hash in rests[i])
            {
                var at = next[hash >> _shift]++;
                (_words[at], _hashes[at]) = (all[i], hash);
            }
        }
    }

    /// <summary>The known words one edit away. The first letter is seldom mistaken: where some share it, only those count.</summary>
    public IReadOnlyList<string> Near(string word)
    {
        if (word.Length < Math.Min(_shortest, ShortestWord) - 1 || word.Length > LongestWord || HasDigit(word))
        {
            return [];
        }

        var near = OneEditFrom(word);
        near.RemoveAll(candidate => candidate.Length < _shortest);
        var sameStart = near.FindAll(candidate => candidate[0] == word[0]);
        if (word.Length < _shortest)
        {
            return sameStart.FindAll(candidate => candidate.Length > word.Length); // a letter that was lost
        }

        return Likeliest(word, sameStart.Count > 0 ? sameStart : near.FindAll(candidate => candidate.Length > _shortest));
    }

    /// <summary>Every known word one edit away, whatever it begins with, and those that are too short to be told by themselves.</summary>
    public IReadOnlyList<string> All(string word, int shortest = ShortestEdited) =>
        word.Length < shortest || word.Length > LongestWord || HasDigit(word) ? [] : OneEditFrom(word);

    private List<string> OneEditFrom(string word)
    {
        var near = new List<string>();
        Span<uint> rests = stackalloc uint[LongestWord + 1];
        foreach (var hash in rests[..Rests(word, rests)])
        {
            for (var at = _firsts[hash >> _shift]; at < _firsts[(hash >> _shift) + 1]; at++)
            {
                if (_hashes[at] == hash && IsOneEdit(word, _words[at]) && !near.Contains(_words[at]))
                {
                    near.Add(_words[at]);
                }
            }
        }

        return near;
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

    private static bool HasDigit(string word)
    {
        foreach (var c in word)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static uint[] Rests(string word)
    {
        var rests = new uint[word.Length + 1];
        Rests(word, rests);
        return rests;
    }

    /// <summary>The hashes of a word and of what is left of it without each of its letters, and how many they are.</summary>
    private static int Rests(string word, Span<uint> rests)
    {
        // From behind: a hash of what stands behind each letter; then each is put behind that of what stands before the letter.
        var (behind, factor) = (0u, 1u);
        for (var i = word.Length - 1; i >= 0; i--)
        {
            rests[i + 1] = behind;
            behind += (word[i] + 1u) * factor;
            factor *= Base;
        }

        rests[0] = Spread(behind);
        var before = 0u;
        for (var i = 0; i < word.Length; i++)
        {
            factor *= Inverse;
            rests[i + 1] = Spread((before * factor) + rests[i + 1]);
            before = (before * Base) + word[i] + 1u;
        }

        return word.Length + 1;
    }

    /// <summary>The first bits of a hash depend on all of it.</summary>
    private static uint Spread(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }
}

using System.Runtime.InteropServices;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// Names of processes by their words. Which of thousands can be that of one process is looked up: those with all of its words by its rarest one, and
/// those that have no other words than it by theirs.
/// </summary>
internal sealed class ProcessNames
{
    private readonly Dictionary<string, List<string>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byRarest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);

    /// <param name="name">A name that was not added yet.</param>
    public void Add(string name)
    {
        var words = _words[name] = name.Split(' ');
        Note(_byRarest, words.MinBy(Count)!, name);
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            Note(_byWord, word, name);
        }
    }

    /// <summary>The names that can be of the same process; see <see cref="SessionIdentity.MayBeOne(string, string)"/>.</summary>
    public IEnumerable<string> Like(string name)
    {
        var words = name.Split(' ');
        return (_byWord.GetValueOrDefault(words.MinBy(Count)!) ?? [])
            .Concat(words.SelectMany(word => _byRarest.GetValueOrDefault(word) ?? []))
            .Distinct(StringComparer.Ordinal)
            .Where(other => SessionIdentity.MayBeOne(words, _words[other]));
    }

    private int Count(string word) => _byWord.GetValueOrDefault(word)?.Count ?? 0;

    private static void Note(Dictionary<string, List<string>> names, string word, string name) => (CollectionsMarshal.GetValueRefOrAddDefault(names, word, out _) ??= []).Add(name);
}

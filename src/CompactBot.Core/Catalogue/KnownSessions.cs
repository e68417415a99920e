using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// The sessions of the letters so far, in the order in which they became known. A letter is looked at beside those of its own process, and of
/// none, and of the letters that it refers to, however many processes there are; which of them it changed is noted.
/// </summary>
internal sealed class KnownSessions : Collection<Session>
{
    private const string NoProcess = "";

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byProcess = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byLetter = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _alike = new(StringComparer.Ordinal);
    private readonly ProcessNames _names = new();
    private readonly ProcessNames _asked = new();
    private readonly SortedDictionary<int, Session?> _before = [];

    /// <summary>Those that changed since the last call, in order, each with what it was; null where it is new.</summary>
    public IReadOnlyList<(int At, Session? Was)> TakeChanges()
    {
        List<(int, Session?)> changes = [.. _before.Where(b => !ReferenceEquals(b.Value, this[b.Key])).Select(b => (b.Key, b.Value))];
        _before.Clear();
        return changes;
    }

    /// <summary>Whether it changed since then, or is new.</summary>
    public bool IsChanged(int at) => _before.TryGetValue(at, out var was) && !ReferenceEquals(was, this[at]);

    public bool Has(string id) => _ids.Contains(id);

    /// <summary>Where those stand that what a letter says of a process can be about, in order.</summary>
    /// <param name="process">The key of the process; null where none is named, and any can be meant.</param>
    /// <param name="referred">The letters that it refers to: their sessions are meant whatever their process.</param>
    public IEnumerable<int> Near(string? process, IReadOnlyCollection<string> referred)
    {
        if (process is null)
        {
            return Enumerable.Range(0, Count);
        }

        var near = new SortedSet<int>(_byProcess.GetValueOrDefault(NoProcess) ?? []);
        Alike(process).ForEach(key => near.UnionWith(_byProcess[key]));
        near.UnionWith(referred.SelectMany(letter => _byLetter.GetValueOrDefault(letter) ?? []));
        return near;
    }

    protected override void InsertItem(int index, Session item)
    {
        base.InsertItem(index, item);
        _ids.Add(item.Id);
        _before.TryAdd(index, null);
        Note(index, item);
    }

    protected override void SetItem(int index, Session item)
    {
        _before.TryAdd(index, this[index]);
        base.SetItem(index, item);
        _ids.Add(item.Id);
        Note(index, item);
    }

    private void Note(int at, Session session)
    {
        var process = session.Process ?? NoProcess;
        if (!_byProcess.ContainsKey(process))
        {
            foreach (var key in _asked.Like(process))
            {
                _alike[key].Add(process);
            }

            _names.Add(process);
        }

        Note(_byProcess, process, at);
        foreach (var evidence in session.Evidence)
        {
            Note(_byLetter, evidence.Letter, at);
        }
    }

    private static void Note(Dictionary<string, List<int>> places, string key, int at)
    {
        var all = CollectionsMarshal.GetValueRefOrAddDefault(places, key, out _) ??= [];
        if (all.Count == 0 || all[^1] != at)
        {
            all.Add(at);
        }
    }

    /// <summary>The known processes that can be that one; told once for each.</summary>
    private List<string> Alike(string process)
    {
        if (!_alike.TryGetValue(process, out var alike))
        {
            _alike[process] = alike = [.. _names.Like(process).Where(key => key != NoProcess)];
            _asked.Add(process);
        }

        return alike;
    }
}

using CompactBot.Core.Reading;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// Letters of one process in two languages call it by two names. Which names are of one process the letters tell themselves: they announce the same
/// sitting, have the same short name for it, or begin from the same resolution. What one language tells apart is never joined through another.
/// </summary>
internal sealed class ProcessAliases
{
    private readonly Dictionary<Name, List<Name>> _groups = [];

    private ProcessAliases(IEnumerable<Name> names)
    {
        foreach (var name in names.Distinct())
        {
            _groups[name] = [name];
        }
    }

    /// <summary>The letters, each with the key that its process has in the language of the first letter about it.</summary>
    /// <param name="letters">By date.</param>
    public static IReadOnlyList<LetterReading> Joined(IReadOnlyList<LetterReading> letters)
    {
        var named = letters.Where(l => l.Process is { Key.Length: > 0 }).ToList();
        if (named.Select(l => l.Letter.Language).Distinct(StringComparer.Ordinal).Take(2).Count() < 2)
        {
            return letters;
        }

        var aliases = new ProcessAliases(named.Select(NameOf));
        aliases.JoinBySittings(named);
        aliases.JoinBySign(named, l => l.Process!.Short);
        aliases.JoinBySign(named, l => l.References.Count > 0 ? l.References[0].Symbol : null);
        return [.. letters.Select(aliases.Renamed)];
    }

    private static Name NameOf(LetterReading letter) => new(letter.Letter.Language, letter.Process!.Key);

    private LetterReading Renamed(LetterReading letter)
    {
        if (letter.Process is not { Key.Length: > 0 } process || _groups[NameOf(letter)][0].Key is var key && key == process.Key)
        {
            return letter;
        }

        Session Of(Session session) => session.Process == process.Key ? session with { Process = key } : session;
        return letter with { Process = process with { Key = key }, Sessions = [.. letter.Sessions.Select(Of)], Changed = [.. letter.Changed.Select(Of)] };
    }

    private void JoinBySittings(List<LetterReading> letters)
    {
        var byDay = letters
            .SelectMany(l => l.Sessions.Where(s => s.Start is not null).Select(s => (Letter: l, Session: s)))
            .GroupBy(p => p.Session.Start);
        foreach (var day in byDay)
        {
            var all = day.ToList();
            for (var i = 1; i < all.Count; i++)
            {
                for (var k = 0; k < i; k++)
                {
                    if (all[i].Letter.Letter.Language != all[k].Letter.Letter.Language && AgreeOnReferences(all[i].Letter, all[k].Letter) && SameSitting.Is(all[i].Session, all[k].Session))
                    {
                        Join(NameOf(all[k].Letter), NameOf(all[i].Letter));
                    }
                }
            }
        }
    }

    /// <summary>Letters that share no document, though both rest on some, are of two processes.</summary>
    private static bool AgreeOnReferences(LetterReading a, LetterReading b) =>
        a.References.Count == 0 || b.References.Count == 0 || a.References.Any(x => b.References.Any(y => x.Symbol == y.Symbol));

    /// <summary>A sign that in each language is of one process alone is of one process in all.</summary>
    private void JoinBySign(List<LetterReading> letters, Func<LetterReading, string?> sign)
    {
        foreach (var same in letters.Where(l => sign(l) is not null).GroupBy(l => sign(l)!, StringComparer.Ordinal))
        {
            var names = same.Select(NameOf).Distinct().ToList();
            if (names.TrueForAll(a => names.TrueForAll(b => MayBeOne(a, b))))
            {
                names.Skip(1).ToList().ForEach(other => Join(names[0], other));
            }
        }
    }

    private void Join(Name first, Name other)
    {
        var (into, from) = (_groups[first], _groups[other]);
        if (into == from || !into.TrueForAll(a => from.TrueForAll(b => MayBeOne(a, b))))
        {
            return;
        }

        into.AddRange(from);
        foreach (var name in from)
        {
            _groups[name] = into;
        }
    }

    /// <summary>Of one language only names that have each other's words.</summary>
    private static bool MayBeOne(Name a, Name b) => a.Language != b.Language || SessionIdentity.MayBeOne(a.Key, b.Key);

    private sealed record Name(string Language, string Key);
}

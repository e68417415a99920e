using CompactBot.Core.Languages;
using CompactBot.Core.Messages;

namespace CompactBot.Core.Answers;

/// <summary>What was said of a session before, in one language and by one clock. Each is worked out when it is first wanted; twice does no harm.</summary>
internal sealed class ToldSession
{
    private volatile Cited[] _cited = [];
    private volatile TermBox? _name;
    private volatile TermBox? _fullName;
    private volatile Fact? _listed;

    public Term Name(Func<Term> tell) => (_name ??= new TermBox(tell())).Term;

    public Term FullName(Func<Term> tell) => (_fullName ??= new TermBox(tell())).Term;

    /// <summary>The session in one line of a list, under its name.</summary>
    public Fact Listed(Func<Fact> tell) => _listed ??= tell();

    /// <summary>The words that some of its fields rest on.</summary>
    public IReadOnlyList<Citation> Citations(ReadOnlySpan<string> fields, Func<string[], IReadOnlyList<Citation>> cite)
    {
        foreach (var known in _cited)
        {
            if (fields.SequenceEqual(known.Fields))
            {
                return known.Citations;
            }
        }

        var cited = new Cited(fields.ToArray(), cite(fields.ToArray()));
        _cited = [.. _cited, cited];
        return cited.Citations;
    }

    private sealed record TermBox(Term Term);

    private sealed record Cited(string[] Fields, IReadOnlyList<Citation> Citations);
}

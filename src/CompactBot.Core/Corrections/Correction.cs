using NodaTime;

namespace CompactBot.Core.Corrections;

/// <summary>
/// What a person put right in the reading of one letter. Corrections are only ever added: one that was wrong is undone by another that
/// names it. They lie over whatever the reader reads, today's or a later one's, and none of them is overwritten by a reading.
/// </summary>
public sealed record Correction
{
    /// <summary>Its number among all corrections, in the order of their making; 0 before it is stored.</summary>
    public long Number { get; init; }

    /// <summary>The id of the letter.</summary>
    public required string Letter { get; init; }

    /// <summary>The session that it is about, as <see cref="SessionKey"/> writes it; null for the letter's own fields.</summary>
    public string? Session { get; init; }

    /// <summary>A name of <see cref="SessionFields"/> or <see cref="LetterFields"/>, or <see cref="Added"/> or <see cref="Dropped"/>; for an undoing, that of what it undoes.</summary>
    public required string Field { get; init; }

    /// <summary>What holds from now on, as the field writes it; null where the letter is not to say it.</summary>
    public string? Value { get; init; }

    /// <summary>What stood there before: the reader's, or an earlier correction's.</summary>
    public string? From { get; init; }

    /// <summary>What the reader had read there at the time.</summary>
    public string? Read { get; init; }

    /// <summary>The paragraph that an added session stands in.</summary>
    public int? Paragraph { get; init; }

    /// <summary>The number of the correction that this one undoes.</summary>
    public long? Undoes { get; init; }

    public required string By { get; init; }

    public required Instant At { get; init; }

    public required string Why { get; init; }

    /// <summary>The field of a correction that adds a session; its value is the session's kind.</summary>
    public const string Added = "added";

    /// <summary>The field of a correction that drops one.</summary>
    public const string Dropped = "dropped";

    /// <summary>Those that hold, in their order: without what is undone, and without the undoings.</summary>
    public static IReadOnlyList<Correction> Standing(IReadOnlyList<Correction> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var undone = Undone(all);
        return [.. all.Where(c => c.Undoes is null && !undone.Contains(c.Number)).OrderBy(c => c.Number)];
    }

    /// <summary>The numbers of those that are undone. An undoing can be undone too: then what it undid holds again.</summary>
    public static IReadOnlySet<long> Undone(IReadOnlyList<Correction> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var undone = new HashSet<long>();
        foreach (var correction in all.OrderByDescending(c => c.Number))
        {
            if (correction.Undoes is { } number && !undone.Contains(correction.Number))
            {
                undone.Add(number);
            }
        }

        return undone;
    }
}

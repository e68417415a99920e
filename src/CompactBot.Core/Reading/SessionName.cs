using System.Runtime.CompilerServices;
using CompactBot.Core.Letters;

namespace CompactBot.Core.Reading;

/// <summary>A session named in a sentence: "the first of six rounds of intergovernmental negotiations".</summary>
internal sealed record SessionName
{
    public required Sentence Sentence { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>Without article, in the singular where it has an ordinal.</summary>
    public required string Title { get; init; }

    public required SessionKind Kind { get; init; }

    /// <summary>The noun that it ends in, in the singular.</summary>
    public required string Head { get; init; }

    /// <summary>What follows the head ("of intergovernmental negotiations"); empty where nothing does.</summary>
    public required string Tail { get; init; }

    public int? Ordinal { get; init; }

    public LetterSpan? OrdinalSpan { get; init; }

    public int? Of { get; init; }

    public LetterSpan? OfSpan { get; init; }

    /// <summary>How many are named: "two further meetings"; null where no number is.</summary>
    public int? Count { get; init; }

    /// <summary>The ordinal of the first of several: "the first two rounds".</summary>
    public int? FirstOrdinal { get; init; }

    /// <summary>What heads the list that it stands in; null where it stands in none.</summary>
    public SessionName? Series { get; init; }

    /// <summary>"the June session": the month that tells it from others; null where none does.</summary>
    public int? Month { get; init; }

    public bool IsPlural { get; init; }

    /// <summary>"a meeting": one of which nothing was said before.</summary>
    public bool IsIndefinite { get; init; }

    public bool IsDefinite { get; init; }

    /// <summary>Its noun can stand for a session of any kind: "this meeting".</summary>
    public bool IsGeneric { get; init; }

    public bool IsWeak { get; init; }

    public NameRank Rank { get; init; }

    /// <summary>The letter has no word for it.</summary>
    public bool IsUntitled { get; init; }

    /// <summary>It is what another session of the sentence goes with: "in addition to the session".</summary>
    public bool IsHost { get; init; }

    /// <summary>A mention is itself alone: two that read alike stand at two places.</summary>
    public bool Equals(SessionName? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public LetterSpan Span => Sentence.Span(Start, End - Start);
}

/// <summary>How likely a sentence is about the session that it names.</summary>
internal enum NameRank
{
    /// <summary>It is what the sentence is about.</summary>
    Subject,

    /// <summary>"at the briefing": likely only if the sentence names no other.</summary>
    Aside,

    /// <summary>"following the briefing": the sentence is about something else.</summary>
    Context,
}

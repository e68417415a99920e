using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>A day or days named in a sentence, and what they are the days of.</summary>
internal sealed record DateMention(Sentence Sentence, DateExpression Expression, DateRole Role, IReadOnlyList<LocalDate> Days)
{
    public int Start => Expression.Start;

    public int End => Expression.End;

    public LetterSpan Span => Sentence.Span(Expression.Start, Expression.Length);

    /// <summary>The year was not written, or written wrongly.</summary>
    public bool YearInferred { get; init; }

    /// <summary>The year that was written and cannot be meant: the day would lie before the letter.</summary>
    public bool YearCorrected { get; init; }

    /// <summary>The year that was written cannot be meant, and which one is cannot be told.</summary>
    public bool YearImpossible { get; init; }

    /// <summary>Which of its figures is the day was told by the letter's own date.</summary>
    public bool OrderInferred { get; init; }

    /// <summary>Its sentence speaks of something to come, and it lies before the letter.</summary>
    public bool IsPastPromise { get; init; }

    /// <summary>The days that were given up for these ("moved from 3 May to 5 May").</summary>
    public bool ReplacesOthers { get; init; }

    /// <summary>The days that it takes the place of, where they are named with it: "from 2 to 5 March".</summary>
    public IReadOnlyList<LocalDate> FormerDays { get; init; } = [];

    /// <summary>It no longer holds, and is kept because its sentence gives no other.</summary>
    public bool IsRevived { get; init; }

    /// <summary>It is one of several days of a session, and says nothing of the others.</summary>
    public bool IsPart { get; init; }
}

/// <summary>What a date in a letter is the date of.</summary>
internal enum DateRole
{
    Session,

    /// <summary>Another letter.</summary>
    Letter,

    /// <summary>A resolution, a report; or anything that is no session.</summary>
    Other,

    /// <summary>By it something has to be done.</summary>
    Deadline,

    /// <summary>A session that was held before the letter.</summary>
    Past,

    /// <summary>A day that no longer holds.</summary>
    Superseded,
}

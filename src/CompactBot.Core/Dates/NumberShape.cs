namespace CompactBot.Core.Dates;

/// <summary>Numbers written in digits, by what they can be. Their names stand in the patterns of the tables.</summary>
internal enum NumberShape
{
    /// <summary>1–31 in one or two digits.</summary>
    DayDigits,

    /// <summary>1–12 in one or two digits.</summary>
    MonthDigits,

    /// <summary>1000–2999 in four digits.</summary>
    YearDigits,

    /// <summary>1900–2199 in four digits: a year even where nothing says so.</summary>
    LoneYearDigits,

    /// <summary>00–99 in two digits.</summary>
    ShortYearDigits,

    /// <summary>00–09 in two digits: no count is written so.</summary>
    PaddedDigits,

    /// <summary>0–24 in one or two digits.</summary>
    HourDigits,

    /// <summary>00–59 in two digits.</summary>
    MinuteDigits,

    /// <summary>0000–2359 in three or four digits.</summary>
    ClockDigits,

    /// <summary>Up to four digits; a count of one digit has no zero before it.</summary>
    CountDigits,
}

internal static class NumberShapes
{
    public static readonly int Count = Enum.GetValues<NumberShape>().Length;

    public static bool Fits(NumberShape shape, in DateToken token) => token is { Kind: TokenKind.Number, Value: >= 0 } && shape switch
    {
        NumberShape.DayDigits => token is { Length: <= 2, Value: >= 1 and <= 31 },
        NumberShape.MonthDigits => token is { Length: <= 2, Value: >= 1 and <= 12 },
        NumberShape.YearDigits => token is { Length: 4, Value: >= 1000 and < 3000 },
        NumberShape.LoneYearDigits => token is { Length: 4, Value: >= 1900 and < 2200 },
        NumberShape.ShortYearDigits => token.Length == 2,
        NumberShape.PaddedDigits => token is { Length: 2, Value: < 10 },
        NumberShape.HourDigits => token is { Length: <= 2, Value: <= 24 },
        NumberShape.MinuteDigits => token is { Length: 2, Value: < 60 },
        NumberShape.ClockDigits => token is { Length: 3 or 4, Value: < 2400 } && token.Value % 100 < 60,
        _ => token.Length <= 4 && !Fits(NumberShape.PaddedDigits, token),
    };
}

using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>The years that dates are read in. A clock that stands within them has room on both sides for whatever is reckoned from it.</summary>
public static class KnownYears
{
    public const int First = 1000;

    public const int Last = 2999;

    public static bool Hold(LocalDate day) => day.Year is >= First and <= Last;
}

namespace CompactBot.Core.Dates;

/// <summary>The names under which a pattern keeps what it met.</summary>
internal enum Slot
{
    None,
    Weekday,
    Day,
    Month,
    Year,
    Number,
    More,
    Ordinal,
    Unit,
    Shift,
    Offset,
    Part,
    Bound,
    Days,
    First,
    Last,
    Hour,
    Minute,
    Second,
    Half,
    DayPart,
    Hours,
    Clock,
    Moments,
    Season,
    Pair,
}

/// <summary>What one rule has bound, on the path that the rules around it share.</summary>
internal readonly struct Slots(List<(Slot Slot, Meaning Meaning)> path, int from)
{
    public T? Get<T>(Slot slot)
        where T : Meaning
    {
        for (var i = from; i < path.Count; i++)
        {
            if (path[i].Slot == slot)
            {
                return path[i].Meaning as T;
            }
        }

        return null;
    }

    public bool Has(Slot slot) => Get<Meaning>(slot) is not null;

    /// <summary>The number under a name, whether digits or words wrote it.</summary>
    public int? Number(Slot slot) => Get<Meaning>(slot) switch
    {
        Figure figure => figure.Value,
        Word word => word.Number,
        _ => null,
    };

    public string? Text(Slot slot) => Get<Word>(slot)?.Value;

    public Meaning? Only => path.Count > from ? path[from].Meaning : null;
}

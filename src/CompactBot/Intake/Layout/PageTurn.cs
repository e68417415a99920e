namespace CompactBot.Intake.Layout;

/// <summary>Which way a page lies on its picture.</summary>
internal enum PageTurn
{
    Upright,

    /// <summary>Turned as the hands of a clock go: its head is at the right.</summary>
    Clockwise,
    UpsideDown,

    /// <summary>Its head is at the left.</summary>
    CounterClockwise,
}

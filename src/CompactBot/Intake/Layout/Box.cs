namespace CompactBot.Intake.Layout;

/// <summary>A box on a page, in the page's own units, from its upper left corner.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double Middle => (Top + Bottom) / 2;

    public Box With(Box other) => new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>How much of the lower of two boxes lies beside the other, 0–1.</summary>
    public double Beside(Box other)
    {
        var shared = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        return shared <= 0 ? 0 : shared / Math.Max(0.001, Math.Min(Height, other.Height));
    }

    public static Box Around(IEnumerable<Box> boxes) => boxes.Aggregate((a, b) => a.With(b));
}

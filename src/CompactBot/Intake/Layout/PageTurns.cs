namespace CompactBot.Intake.Layout;

/// <summary>
/// Pages that lie on their sides or their heads. Words are recognized there too, with boxes where they lie; but lines and columns can only be
/// made of a page that stands. The way it lies is told by where the lines of a block follow each other: downward on a page that stands.
/// </summary>
internal static class PageTurns
{
    /// <summary>What is so much longer than it is high is a line of words, whatever they are written in.</summary>
    private const double Long = 4;

    /// <summary>The page with its words where they are when it is held upright.</summary>
    /// <param name="page">As it was recognized.</param>
    /// <param name="lines">Its lines in the order in which they were read.</param>
    public static PageWords Upright(PageWords page, IReadOnlyList<BlockLine> lines)
    {
        var turn = Of(lines);
        if (turn == PageTurn.Upright)
        {
            return page;
        }

        var isOnItsSide = turn != PageTurn.UpsideDown;
        return page with
        {
            Turn = turn,
            Width = isOnItsSide ? page.Height : page.Width,
            Height = isOnItsSide ? page.Width : page.Height,
            Words = [.. page.Words.Select(w => w with { Box = Turned(w.Box, turn, page.Width, page.Height) })],
            Rulings = [.. page.Rulings.Select(r => Turned(r, turn, page.Width, page.Height))],
        };
    }

    /// <summary>Where a box of the page as it is read lies on its picture.</summary>
    public static Box OnPicture(PageWords page, Box box) => page.Turn switch
    {
        PageTurn.Clockwise => Turned(box, PageTurn.CounterClockwise, page.Width, page.Height),
        PageTurn.CounterClockwise => Turned(box, PageTurn.Clockwise, page.Width, page.Height),
        _ => Turned(box, page.Turn, page.Width, page.Height),
    };

    private static PageTurn Of(IReadOnlyList<BlockLine> lines)
    {
        var isOnItsSide = LiesOnItsSide(lines);
        var (forward, back) = (0, 0);
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Block != lines[i - 1].Block)
            {
                continue;
            }

            var step = isOnItsSide ? lines[i - 1].Box.Left - lines[i].Box.Left : lines[i].Box.Middle - lines[i - 1].Box.Middle;
            forward += step > 0 ? 1 : 0;
            back += step < 0 ? 1 : 0;
        }

        // A single line after another that is higher turns no page.
        return (isOnItsSide, back > 2 * forward && (isOnItsSide || back > 3)) switch
        {
            (true, false) => PageTurn.Clockwise,
            (true, true) => PageTurn.CounterClockwise,
            (false, true) => PageTurn.UpsideDown,
            _ => PageTurn.Upright,
        };
    }

    private static bool LiesOnItsSide(IReadOnlyList<BlockLine> lines)
    {
        var (tall, wide) = (0, 0);
        foreach (var (_, box) in lines)
        {
            tall += box.Height > Long * box.Width ? 1 : 0;
            wide += box.Width > Long * box.Height ? 1 : 0;
        }

        return tall > 2 && tall > wide;
    }

    /// <summary>A box of a page of that size, turned back by so much.</summary>
    private static Box Turned(Box box, PageTurn turn, double width, double height) => turn switch
    {
        PageTurn.Clockwise => new Box(box.Top, width - box.Right, box.Bottom, width - box.Left),
        PageTurn.CounterClockwise => new Box(height - box.Bottom, box.Left, height - box.Top, box.Right),
        PageTurn.UpsideDown => new Box(width - box.Right, height - box.Bottom, width - box.Left, height - box.Top),
        _ => box,
    };
}

/// <summary>A line as a program read it.</summary>
/// <param name="Block">The same for lines that the program took together.</param>
/// <param name="Box">Where it lies.</param>
internal readonly record struct BlockLine(string Block, Box Box);

namespace CompactBot.Core.Letters;

/// <summary>Puts together what the end of a page parted. Footnotes and feet that stand between come after it.</summary>
internal static class PageTurns
{
    /// <summary>How many blocks at the foot of a page can stand between the halves of a sentence.</summary>
    private const int MostBetween = 4;

    /// <summary>The blocks of lines in reading order; the lines of a paragraph that runs over a page are one block.</summary>
    public static IEnumerable<IReadOnlyList<TextLine>> Joined(IReadOnlyList<IReadOnlyList<IReadOnlyList<TextLine>>> pages, LineJoiner joiner)
    {
        var blocks = new List<IReadOnlyList<TextLine>>();
        foreach (var whole in pages)
        {
            var page = blocks.Count > 0 ? WithoutHead(whole, blocks, joiner) : whole;
            if (blocks.Count > 0 && page.Count > 0 && FirstHalf(blocks, page[0], joiner) is { } half)
            {
                blocks[half] = [.. blocks[half], .. page[0]];
                blocks.AddRange(page.Skip(1));
            }
            else
            {
                blocks.AddRange(page);
            }
        }

        return blocks;
    }

    /// <summary>A head that no other page has is known by the sentence that it interrupts.</summary>
    private static IReadOnlyList<IReadOnlyList<TextLine>> WithoutHead(
        IReadOnlyList<IReadOnlyList<TextLine>> page, List<IReadOnlyList<TextLine>> blocks, LineJoiner joiner)
    {
        for (var heads = 1; heads <= 2 && heads < page.Count && page[heads - 1].Count == 1; heads++)
        {
            if (FirstHalf(blocks, page[heads], joiner) is not null && FirstHalf(blocks, page[0], joiner) is null)
            {
                return [.. page.Skip(heads)];
            }
        }

        return page;
    }

    /// <summary>The block that goes on with the first of the next page; null where none does.</summary>
    private static int? FirstHalf(List<IReadOnlyList<TextLine>> blocks, IReadOnlyList<TextLine> next, LineJoiner joiner)
    {
        var page = blocks[^1][^1].Page;
        for (var i = blocks.Count - 1; i >= 0 && i >= blocks.Count - 1 - MostBetween && blocks[i][^1].Page == page; i--)
        {
            if (joiner.RunsOver(blocks[i][^1], next[0]))
            {
                return i;
            }

            if (!IsFoot(blocks[i]))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A footnote begins with its number or a star; a foot has an address, a telephone or a rule of underscores.</summary>
    private static bool IsFoot(IReadOnlyList<TextLine> block)
    {
        var text = block[0].Text.TrimStart();
        return char.IsDigit(text[0]) || text[0] is '*' or '†' or '_' or '¹' or '²' or '³' || block.Any(l => PageFrames.IsContact(l.Text));
    }
}

namespace CompactBot.Intake.Plain;

/// <summary>Looks at Markdown before it is parsed: marks in rows that no letter has make parsers slow or deep.</summary>
internal static class MarkdownShape
{
    private const string Marks = "*_[]()<>`!~|>#";

    /// <summary>A letter has some marks on a line, not hundreds.</summary>
    private const int MostMarks = 400;

    private const int LongestLine = 60_000;

    public static string? Problem(string text, int deepest)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var (marks, indent) = (0, 0);
            foreach (var c in line)
            {
                marks += Marks.Contains(c, StringComparison.Ordinal) ? 1 : 0;
            }

            while (indent < line.Length && line[indent] is ' ' or '\t' or '>' or '-' or '*' or '+')
            {
                indent++;
            }

            if (indent > 2 * deepest && indent < line.Length)
            {
                return $"its lists or quotations are nested more than {deepest} deep, and no letter's are";
            }

            if (marks > MostMarks)
            {
                return $"it has a line with more than {MostMarks} marks of Markdown, and no letter has; save it as plain text (.txt) if they are meant as they stand";
            }

            if (line.Length > LongestLine)
            {
                return $"it has a line of more than {LongestLine} characters, and no letter has";
            }
        }

        return null;
    }
}

namespace CompactBot.Cli;

/// <summary>A line in, a line out, in order; a bad line has an answer like any other.</summary>
internal static class BatchLines
{
    /// <param name="source">A file's path, or - for standard input.</param>
    /// <param name="answer">One line's answer; it does not throw for a bad line.</param>
    /// <param name="cancellation">Ends it between two lines.</param>
    public static async Task<int> RunAsync(string source, Func<string, string> answer, CancellationToken cancellation)
    {
        TextReader reader;
        try
        {
            reader = source == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{source}: it cannot be opened: {error.Message}");
            return CommandLine.Unreadable;
        }

        using (reader)
        {
            await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = source == "-" };
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    await output.WriteLineAsync(answer(line));
                }
            }
        }

        return CommandLine.Done;
    }
}

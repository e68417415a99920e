using System.Diagnostics;
using System.Globalization;
using CompactBot.Core.Reading;

namespace CompactBot.Intake;

/// <summary>Bytes to letters, or the reason why not. Stores nothing.</summary>
public sealed partial class LetterFileReader(
    LetterReader reader,
    IEnumerable<ILetterFormat> formats,
    ReadingBench bench,
    IntakeOptions options,
    ILogger<LetterFileReader> log)
{
    /// <summary>What a file may take from its bytes to what is read in it: whatever it is, within five seconds it is read or refused.</summary>
    private static readonly TimeSpan WholeLimit = TimeSpan.FromSeconds(4);

    /// <summary>What the reading of its text gets in any case: a scan takes longer to recognize than any text takes to read.</summary>
    private static readonly TimeSpan LeastReadingLimit = TimeSpan.FromSeconds(1);

    private readonly Dictionary<FileKind, ILetterFormat> _formats = formats.SelectMany(f => f.Kinds, (format, kind) => (kind, format)).ToDictionary(f => f.kind, f => f.format);

    /// <summary>How the names of the files that are read here end, with the dot.</summary>
    public IReadOnlyList<string> Extensions => [.. _formats.Keys.Order().SelectMany(FileKinds.ExtensionsOf)];

    /// <summary>The kinds of files that are read here.</summary>
    public IReadOnlyList<FileKind> Kinds => [.. _formats.Keys.Order()];

    /// <param name="fileName">The name it came under, for the letters and for the message.</param>
    /// <param name="content">Its bytes; they are not to change meanwhile.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ReadingResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        if (Format(fileName, content, out var refusal) is not { } format)
        {
            return ReadingResult.Refused(refusal!.Refusal!);
        }

        if (format.Limit <= WholeLimit)
        {
            // What is read in the host is read in one go.
            return await RunAsync(
                async late =>
                {
                    var found = await format.ReadAsync(fileName, content, late);
                    return found.Text is { } whole ? reader.Read(whole, late) : ReadingResult.Refused(found.Refusal!);
                },
                WholeLimit,
                ReadingResult.Refused,
                cancellation);
        }

        var (text, took) = await TimedTextAsync(format, fileName, content, cancellation);
        var left = WholeLimit - took;
        return text.Text is { } letter
            ? await RunAsync(late => Task.FromResult(reader.Read(letter, late)), left > LeastReadingLimit ? left : LeastReadingLimit, ReadingResult.Refused, cancellation)
            : ReadingResult.Refused(text.Refusal!);
    }

    /// <summary>The file's text alone, as its format has it; whether it is a letter is not asked.</summary>
    public async Task<TextResult> TextAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) =>
        Format(fileName, content, out var refusal) is { } format ? (await TimedTextAsync(format, fileName, content, cancellation)).Found : refusal!;

    /// <summary>The text, and what it took once the file had its place at the bench.</summary>
    private async Task<(TextResult Found, TimeSpan Took)> TimedTextAsync(ILetterFormat format, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var found = await RunAsync(
            late =>
            {
                began = Stopwatch.GetTimestamp();
                return format.ReadAsync(fileName, content, late);
            },
            format.Limit,
            TextResult.Refused,
            cancellation);
        return (found, Stopwatch.GetElapsedTime(began));
    }

    private ILetterFormat? Format(string fileName, ReadOnlyMemory<byte> content, out TextResult? refused)
    {
        refused = null;
        if (content.Length == 0)
        {
            refused = TextResult.Refused("it is empty");
            return null;
        }

        if (content.Length > options.MaxBytes)
        {
            refused = TextResult.Refused(string.Create(
                CultureInfo.InvariantCulture,
                $"it has {content.Length:N0} bytes, and a letter may have {options.MaxBytes:N0}; raise Intake:MaxBytes if it really is a letter"));
            return null;
        }

        var (kind, refusal) = FileSignature.Of(fileName, content.Span);
        if (kind is { } known && _formats.TryGetValue(known, out var format))
        {
            return format;
        }

        refused = TextResult.Refused(refusal ?? $"it is {FileKinds.NameOf(kind!.Value)}, which is not read here; {FileKinds.MendOf(kind.Value)}");
        return null;
    }

    /// <summary>A file that finds a fault in the reader is refused like any other that cannot be read: it must not stop the door it came through.</summary>
    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan limit, Func<string, T> refused, CancellationToken cancellation)
    {
        try
        {
            return await bench.RunAsync(
                work,
                limit,
                refused("it took longer to read than any letter does; save it anew, or send its text"),
                cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(log, fault);
            return refused("a fault of the reader keeps it from being read; the log says more");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reader failed on a letter")]
    private static partial void LogFault(ILogger logger, Exception fault);
}

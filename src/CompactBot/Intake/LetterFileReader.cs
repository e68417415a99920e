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
    /// <summary>How much of a processor the reading of a text may take.</summary>
    private static readonly TimeSpan ReadingLimit = TimeSpan.FromSeconds(4);

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
        var found = await TextAsync(fileName, content, cancellation);
        return found.Text is { } text
            ? await RunAsync(late => Task.FromResult(reader.Read(text, late)), ReadingLimit, ReadingResult.Refused, cancellation)
            : ReadingResult.Refused(found.Refusal!);
    }

    /// <summary>The file's text alone, as its format has it; whether it is a letter is not asked.</summary>
    public async Task<TextResult> TextAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        if (content.Length == 0)
        {
            return TextResult.Refused("it is empty");
        }

        if (content.Length > options.MaxBytes)
        {
            return TextResult.Refused(string.Create(
                CultureInfo.InvariantCulture,
                $"it has {content.Length:N0} bytes, and a letter may have {options.MaxBytes:N0}; raise Intake:MaxBytes if it really is a letter"));
        }

        var (kind, refusal) = FileSignature.Of(fileName, content.Span);
        if (kind is not { } known)
        {
            return TextResult.Refused(refusal!);
        }

        return _formats.TryGetValue(known, out var format)
            ? await RunAsync(late => format.ReadAsync(fileName, content, late), format.Limit, TextResult.Refused, cancellation)
            : TextResult.Refused($"it is {FileKinds.NameOf(known)}, which is not read here; {FileKinds.MendOf(known)}");
    }

    /// <summary>A file that finds a fault in the reader is refused like any other that cannot be read: it must not stop the door it came through.</summary>
    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan limit, Func<string, T> refused, CancellationToken cancellation)
    {
        try
        {
            return await bench.RunAsync(
                work,
                limit,
                refused(string.Create(CultureInfo.InvariantCulture, $"it took longer than {limit.TotalSeconds:0} seconds to read, and no letter does; save it anew, or send its text")),
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

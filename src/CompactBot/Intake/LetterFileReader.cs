using System.Globalization;
using System.Text;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;

namespace CompactBot.Intake;

/// <summary>Bytes to letters, or the reason why not. Stores nothing.</summary>
public sealed partial class LetterFileReader(LetterReader reader, IntakeOptions options, ILogger<LetterFileReader> log)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="fileName">The name it came under, for the letters and for the message.</param>
    /// <param name="content">Its bytes.</param>
    public ReadingResult Read(string fileName, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
        {
            return ReadingResult.Refused("it is empty");
        }

        if (content.Length > options.MaxBytes)
        {
            return ReadingResult.Refused(string.Create(
                CultureInfo.InvariantCulture,
                $"it has {content.Length:N0} bytes, and a letter may have {options.MaxBytes:N0}; raise Intake:MaxBytes if it really is a letter"));
        }

        string text;
        try
        {
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return ReadingResult.Refused("it is not UTF-8 text; save it as UTF-8 text");
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? ReadingResult.Refused("it is not text: it has zero bytes in it")
            : Read(LetterText.FromPlainText(fileName, text.TrimStart('\uFEFF')));
    }

    /// <summary>A letter that finds a fault in the reader is refused like any other that cannot be read: it must not stop the door it came through.</summary>
    private ReadingResult Read(LetterText text)
    {
        try
        {
            return reader.Read(text);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogFault(log, fault);
            return ReadingResult.Refused("a fault of the reader keeps it from being read; the log says more");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reader failed on a letter")]
    private static partial void LogFault(ILogger logger, Exception fault);
}

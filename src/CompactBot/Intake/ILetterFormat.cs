namespace CompactBot.Intake;

/// <summary>
/// A format that letters come in. Whatever the bytes are, it answers with the text or with a refusal; a fault of its own is caught and told
/// by <see cref="LetterFileReader"/>. It runs on a thread of its own, a few at once, and never sees an empty file or one over Intake:MaxBytes.
/// </summary>
public interface ILetterFormat
{
    /// <summary>The kinds of files that it reads.</summary>
    IReadOnlyList<FileKind> Kinds { get; }

    /// <summary>How long it may take; after that the token is cancelled and the file is refused. What is left of the file's time goes to the reading of its text.</summary>
    TimeSpan Limit => TimeSpan.FromSeconds(3);

    /// <param name="fileName">The name it came under, for <see cref="Core.Letters.LetterText.FileName"/>.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellation">Cancelled when the limit has passed, or nobody waits any more.</param>
    Task<TextResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

using CompactBot.Core.Languages;

namespace CompactBot.Core.Reading;

/// <summary>Tells whether a letter says that it changes another one, and which.</summary>
internal static class RevisionReader
{
    /// <param name="changes">The words of the language.</param>
    /// <param name="sentences">The letter's sentences, in order.</param>
    /// <param name="dates">The dates in them.</param>
    public static LetterRevision? Read(ChangeWords changes, IReadOnlyList<Sentence> sentences, IReadOnlyList<DateMention> dates)
    {
        (RevisionKind Kind, Pattern Pattern)[] patterns = [(RevisionKind.Supersedes, changes.Supersedes), (RevisionKind.Corrects, changes.Corrects), (RevisionKind.Revises, changes.Revises)];
        foreach (var (kind, pattern) in patterns)
        {
            foreach (var sentence in sentences)
            {
                if (pattern.Match(sentence.Text) is { Success: true } match)
                {
                    var letter = dates.FirstOrDefault(d => d.Sentence == sentence && d.Role == DateRole.Letter);
                    var end = letter is not null && letter.Start >= match.Index ? letter.End : match.Index + match.Length;
                    var span = sentence.Span(match.Index, end - match.Index);
                    return new LetterRevision(kind, letter?.Days[0], span.Text, span.Paragraph, span.Start);
                }
            }
        }

        return null;
    }
}

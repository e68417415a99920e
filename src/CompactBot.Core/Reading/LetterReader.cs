using CompactBot.Core.Dates;
using CompactBot.Core.Letters;

namespace CompactBot.Core.Reading;

/// <summary>Reads letters. Placeholder until the reader of this room arrives.</summary>
public sealed class LetterReader(IDateReader dates)
{
    public ReadingResult Read(LetterText text)
    {
        _ = (text, dates);
        return ReadingResult.Refused("no reader is here yet");
    }
}

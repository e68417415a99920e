using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>
/// Reads expressions of date and time. The port behind which another recognizer can be put; ours is one grammar with a table
/// for each language.
/// </summary>
public interface IDateReader
{
    /// <summary>
    /// Every expression in the text, in order, none inside another: a day and its hours are one expression ("12 October at 9 am").
    /// </summary>
    /// <param name="text">Any text; what is no date is passed over.</param>
    /// <param name="now">The reference: what "tomorrow" and a missing year are measured from.</param>
    /// <param name="language">A tag of <see cref="Languages.LanguageTags"/>, such as "en".</param>
    IReadOnlyList<DateExpression> Read(string text, LocalDateTime now, string language);

    /// <summary>
    /// The same expressions, but days and hours apart: "on Tuesday, 20 February 2018, from 10:00 – 13:00 and 15:00 – 18:00" is one
    /// date and two time ranges. Letters are read with it, for there one day often has several stretches of hours.
    /// "Now" and "in five minutes" are left out: in a letter they are the time of nothing.
    /// </summary>
    IReadOnlyList<DateExpression> ReadParts(string text, LocalDateTime now, string language);
}

using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>What a session's status is, after a letter that speaks of it.</summary>
internal static class SessionStatuses
{
    /// <param name="known">As it was known.</param>
    /// <param name="said">What the letter says.</param>
    /// <param name="days">The days that it has with the letter.</param>
    public static SessionStatus Next(Session known, Session said, IReadOnlyList<LocalDate> days)
    {
        if (said.Status is SessionStatus.Cancelled or SessionStatus.Postponed or SessionStatus.Moved)
        {
            return said.Status;
        }

        var sameDays = days.SequenceEqual(known.Days);
        if (said.Amendment is { IsConfirmed: true })
        {
            return sameDays ? SessionStatus.Scheduled : SessionStatus.Moved;
        }

        if (said.Days.Count == 0)
        {
            // A room or an hour given later confirms no day.
            return said.Status == SessionStatus.Tentative && known.Stands ? SessionStatus.Tentative : known.Status;
        }

        return (said.Status, known.Status) switch
        {
            (SessionStatus.Tentative, _) => SessionStatus.Tentative,
            (_, SessionStatus.Moved) => SessionStatus.Moved,
            (_, SessionStatus.Postponed) => sameDays ? SessionStatus.Scheduled : SessionStatus.Moved,
            (_, SessionStatus.Scheduled) when said.Amendment is not { IsCorrection: true } && !days.Any(known.Days.Contains) && known.Days.Count > 0 => SessionStatus.Moved,
            _ => SessionStatus.Scheduled,
        };
    }
}

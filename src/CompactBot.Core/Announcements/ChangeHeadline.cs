using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Announcements;

/// <summary>The first line of an announcement: what was done to which sessions, where a letter changes some; else the letter and its subject.</summary>
internal sealed class ChangeHeadline(AnnouncementWords words, DateWords dates, ChangeTeller changes, LetterQuotes quotes)
{
    /// <summary>A headline names so many sessions.</summary>
    private const int MostNamed = 3;

    /// <param name="main">The letter.</param>
    /// <param name="sessions">The sessions that it speaks of, as they were before it (null: not known) and as they are with it.</param>
    /// <param name="isLate">Whether a later letter was held before it.</param>
    public string Write(LetterReading main, IReadOnlyList<(Session? Before, Session After)> sessions, bool isLate)
    {
        if (isLate)
        {
            return AnnouncementWords.Fill(words.HeadlineLate, dates.Date(main.Letter.Date), quotes.Quote(main, main.Subject));
        }

        var changed = sessions
            .Select(s => (s.After, What: WhatOf(s.Before, s.After, main)))
            .Where(s => s.What is not null)
            .ToList();
        if (changed.Count == 0)
        {
            return AnnouncementWords.Fill(words.Headline, dates.Date(main.Letter.Date), quotes.Quote(main, main.Subject));
        }

        var whats = changed.Select(c => c.What!).Distinct(StringComparer.Ordinal).ToList();
        var names = dates.List([.. changed.Select(c => quotes.Name(c.After)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNamed)]);
        return AnnouncementWords.Fill(words.HeadlineChange, words.Changes[whats.Count == 1 ? whats[0] : "changed"], names, dates.Date(main.Letter.Date));
    }

    private string? WhatOf(Session? before, Session after, LetterReading main)
    {
        var lines = before is null ? [] : changes.Between(before, after);
        return (before, after.Status) switch
        {
            (_, SessionStatus.Cancelled) when before?.Status != SessionStatus.Cancelled => "cancelled",
            (_, SessionStatus.Postponed) when before?.Status != SessionStatus.Postponed => "postponed",
            (null, SessionStatus.Moved) => "moved",
            (null, _) => null,
            _ when lines.Count == 0 => null,
            _ when main.Revision?.Kind == RevisionKind.Corrects => "corrected",
            _ when before.Stands != after.Stands && after.Status == SessionStatus.Scheduled => "reinstated",
            _ when lines.Any(l => l.Field == "days") && after.Status == SessionStatus.Moved => "moved",
            _ when before.Status == SessionStatus.Tentative && after.Status == SessionStatus.Scheduled => "confirmed",
            _ when lines.All(l => l.From is null) => null,
            _ => "changed",
        };
    }
}

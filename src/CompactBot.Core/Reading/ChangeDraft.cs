using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>What was found so far of how a session was before the letter that is being read.</summary>
internal sealed class ChangeDraft
{
    public SortedSet<LocalDate> FormerDays { get; } = [];

    public SortedSet<LocalTime> FormerHours { get; } = [];

    public AmendedDays? Days { get; set; }

    public HalfOfDay Half { get; set; }

    public bool KeepsHours { get; set; }

    /// <summary>Its city was told only with days that no longer hold.</summary>
    public bool IsCityFormer { get; set; }

    public bool IsCorrection { get; set; }

    public bool IsConfirmed { get; set; }

    /// <summary>A day that is given up is none of the session's days.</summary>
    public void Settle(SessionDraft draft)
    {
        // "to avoid an overlap with the meeting on 1 June, the round scheduled from 1 to 3 June will now …": a day that is given up is none of its days.
        if (draft.Groups.Exists(g => g.Days.Count > 0 && !g.Days.All(FormerDays.Contains)))
        {
            // Of "from 21 to 25 May, and not from 22" the later days are told anew, and hold.
            draft.Groups.RemoveAll(g => g.Days.Count > 0 && g.Days.All(FormerDays.Contains) && !draft.Groups.Exists(other => !other.Days.All(FormerDays.Contains) && g.Days.All(other.Days.Contains)));
        }
    }

    /// <summary>Null where the letter says nothing of an earlier state, and names the session so that it can be told.</summary>
    public SessionAmendment? Finish(SessionDraft draft, bool isByDay)
    {
        var isChange = draft.Status is SessionStatus.Cancelled or SessionStatus.Postponed or SessionStatus.Moved;
        var days = Days ?? (draft.Name.Ordinal is null && (isByDay || isChange) ? AmendedDays.Named : AmendedDays.All);
        var isUndated = draft.Groups.Count == 0;
        var amendment = new SessionAmendment
        {
            FormerDays = [.. FormerDays.Except(draft.Days)],
            FormerHours = [.. FormerHours],
            Hours = isUndated ? [.. draft.Undated.Hours.Select(h => new HoursOfDay(h.From, h.To))] : [],
            Days = days,
            Half = Half,
            IsByDay = isByDay,
            KeepsHours = KeepsHours || IsCorrection,
            IsCorrection = IsCorrection,
            IsConfirmed = IsConfirmed,
        };
        return isUndated || isByDay || KeepsHours || IsCorrection || IsConfirmed || amendment.FormerDays.Count + FormerHours.Count > 0 || days != AmendedDays.All || Half != HalfOfDay.Whole
            ? amendment
            : null;
    }
}

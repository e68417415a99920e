using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>Gives the hours and places of a sentence to the days and sessions that they belong to.</summary>
internal sealed partial class SittingReader(ReadingWords words, SessionBook book, Func<Sentence, int, int, bool> isTakenBack, Func<SentenceSlots, int, int, bool, bool> isGivenUp)
{
    /// <summary>Hours whose end lies before their beginning.</summary>
    public List<LetterSpan> BackwardHours { get; } = [];

    public void AddHours(DateExpression hour, SentenceSlots at)
    {
        var value = hour.Readings[0];
        var from = value.From?.Time;
        var to = hour.Kind == DateKind.Time ? null : value.To?.Time;
        if (hour.Kind == DateKind.Time && (words.EndsAt.IsMatch(at.Sentence.Before(hour.Start)) || words.EndsAfter?.IsMatch(at.Sentence.After(hour.End)) == true))
        {
            (from, to) = (null, from);
        }

        if (IsFormer(hour, at) && (from ?? to) is { } gone)
        {
            foreach (var (draft, _) in Targets(hour.Start, hour.Start + hour.Length, at).DistinctBy(t => t.Draft))
            {
                draft.Change.FormerHours.Add(gone);
            }

            return;
        }

        if (hour.Kind == DateKind.TimeRange && from is { } old && to is not null && words.MovedRange.IsMatch(at.Sentence.Before(hour.Start)))
        {
            foreach (var (draft, _) in Targets(hour.Start, hour.Start + hour.Length, at))
            {
                draft.Change.FormerHours.Add(old);
            }

            (from, to) = (to, null);
        }

        if (IsOfElse(hour, at) || words.NotHoursAfter?.IsMatch(at.Sentence.After(hour.End)) == true || IsSaidAgain(hour, at.Sentence))
        {
            return;
        }

        var span = at.Sentence.Span(hour.Start, hour.Length);
        if (from is { } f && to is { } t && t < f && t != LocalTime.Midnight)
        {
            BackwardHours.Add(span);
        }

        var isFirstDays = IsOfFirstDay(hour, at.Sentence);
        var targets = _lastHours is var (last, lastEnd, same) && last == at.Sentence && lastEnd <= hour.Start && same.Count > 1 && words.ListJoin.IsMatch(last.Text[lastEnd..hour.Start])
            ? same
            : WithoutExcepted(Targets(hour.Start, hour.End, at), hour.End, at, isRoom: false).ToList();
        _lastHours = (at.Sentence, hour.End, targets);
        foreach (var (draft, targeted) in targets)
        {
            var group = isFirstDays && draft.Groups.FirstOrDefault(g => g.Mention is not null) is { Mention: { } mention } ? book.AddDays(draft, mention with { Days = [draft.Days.First()] }) : targeted;
            group.AddHours(from, to, span);
            if (hour.ZoneName is { } zone && draft.Zone is null && ZoneOf(zone) is { } known)
            {
                draft.Zone = known;
                draft.NamedZone = (zone.Trim(), span);
                draft.Note("zone", span);
            }
        }
    }

    /// <summary>Hours of a desk, a deadline, a sitting that may not come; but what a session itself is called says nothing against its hours ("night meetings").</summary>
    private bool IsOfElse(DateExpression hour, SentenceSlots at)
    {
        var lead = at.Sentence.Before(hour.Start);
        return words.NotHoursBefore?.Match(lead) is { Success: true } match
            && !at.Slots.Exists(s => s.Draft.Name is { } name && name.Sentence == at.Sentence && match.Index + at.Sentence.BeforeStart(hour.Start) is var start && name.Start <= start && start < name.End);
    }

    /// <summary>The hours before, which others that are joined to them share their days with.</summary>
    private (Sentence Sentence, int End, List<(SessionDraft Draft, DayGroup Group)> Targets)? _lastHours;

    /// <summary>"8:00 a.m. Montreal time (13:00 UTC)": the same hour on another clock.</summary>
    private bool IsSaidAgain(DateExpression hour, Sentence sentence)
    {
        const int Near = 30;
        var lead = sentence.Text.AsSpan(0, hour.Start).TrimEnd();
        return hour.ZoneName is not null && lead.EndsWith("(") && _lastHours is var (last, end, _) && last == sentence && hour.Start - end is > 0 and < Near;
    }

    /// <summary>"It will be opened at 9.30 on the first day": the hour is that day's alone.</summary>
    private bool IsOfFirstDay(DateExpression hour, Sentence sentence)
    {
        const int Near = 25;
        var from = Math.Max(0, hour.Start - Near);
        return words.FirstDay?.IsMatch(sentence.Text[from..Math.Min(sentence.Text.Length, hour.End + Near)]) == true;
    }

    /// <summary>"At the same hours": those of the session that had hours before.</summary>
    public void AddHoursAsBefore(Match same, SentenceSlots at)
    {
        foreach (var (draft, group) in Targets(same.Index, same.Index + same.Length, at).Where(t => t.Group.Hours.Count == 0).ToList())
        {
            if (draft.Change.FormerHours.Count > 0 && at.Mentions.Any(static m => m.Role == DateRole.Superseded))
            {
                // "fixed for Friday at 10 a.m., moves to Monday at the same time"
                group.AddHours(draft.Change.FormerHours.Min, null, at.Sentence.Span(same.Index, same.Length));
                continue;
            }

            foreach (var (from, to, _) in book.HoursBefore(draft, group))
            {
                group.AddHours(from, to, at.Sentence.Span(same.Index, same.Length));
            }
        }
    }

    /// <summary>"In the same room": that of the days or the session named before.</summary>
    public void AddRoomAsBefore(Match same, SentenceSlots at)
    {
        foreach (var (draft, group) in Targets(same.Index, same.Index + same.Length, at).Where(t => t.Group.Rooms.Count == 0).ToList())
        {
            if (book.RoomBefore(group) is var (other, there))
            {
                group.Rooms.Add((there.Room!, at.Sentence.Span(same.Index, same.Length)));
                draft.RoomBuildings.AddRange(other.RoomBuildings);
            }
        }
    }

    /// <summary>Hours of a day that no longer holds, or that themselves no longer hold ("instead of 10 a.m.").</summary>
    private bool IsFormer(DateExpression hour, SentenceSlots at)
    {
        if (words.SupersededBefore.IsMatch(at.Sentence.Before(hour.Start)) || isTakenBack(at.Sentence, hour.Start, hour.Start + hour.Length) || isGivenUp(at, hour.Start, hour.Start + hour.Length, false))
        {
            return true;
        }

        return at.Mentions.LastOrDefault(m => m.End <= hour.Start) is { Role: DateRole.Superseded } former
            && (at.Mentions.Any(m => m.Start > hour.Start && m.Role == DateRole.Session)
                || (!at.Sentence.Text[former.End..hour.Start].Contains(',', StringComparison.Ordinal) && at.Mentions.Any(m => m.Role == DateRole.Session)));
    }

    private string? ZoneOf(string name) =>
        words.Zones.FirstOrDefault(z => string.Equals(z.Key, name.Trim(), StringComparison.OrdinalIgnoreCase)).Value
        ?? Gazetteer.World.Find(name).Select(m => m.Place?.Zone).FirstOrDefault(z => z is not null);

    public void AddVenue(PlaceMention venue, SentenceSlots at)
    {
        if (at.Mentions.LastOrDefault(m => m.End <= venue.Start) is { Role: DateRole.Superseded } gone && at.Mentions.Any(m => m.Start > venue.Start && m.Role == DateRole.Session)
            && !words.Future.IsMatch(at.Sentence.Text[gone.End..venue.Start]) && (venue.Kind != MentionKind.City || at.IsOtherCityBehind(venue)))
        {
            // "scheduled for 3 May in Conference Room 1, will now be held on 4 May": the room of a day that no longer holds.
            return;
        }

        if (venue.Kind == MentionKind.Room && isGivenUp(at, venue.Start, venue.End, true))
        {
            return;
        }

        var span = at.Sentence.Span(venue.Start, venue.Text.Length);
        var targets = OfKeptCity(venue, at) ?? Targets(venue.Start, venue.End, at, words.PlaceOnDay);
        foreach (var (draft, group) in venue.Kind == MentionKind.Room ? WithoutExcepted(WithEarlier(targets, venue, at), venue.End, at, isRoom: true) : targets)
        {
            switch (venue.Kind)
            {
                case MentionKind.Room:
                    if (!group.Rooms.Exists(r => r.Span == span))
                    {
                        group.Rooms.Add((venue.Name, span));
                    }

                    draft.RoomBuildings.AddRange(venue.Buildings);
                    break;
                case MentionKind.Building when draft.Building is null:
                    draft.Building = venue.Name;
                    draft.KnownBuilding = venue.Buildings.Count > 0 ? venue.Buildings[0] : null;
                    draft.Note("building", span);
                    NoteCityWithin(draft, venue, at.Sentence);
                    break;
                case MentionKind.City:
                    group.AddCity(venue, span);
                    ReplaceFormerCity(draft, at);
                    if (draft.City is not null && draft.Place is not null)
                    {
                        break;
                    }

                    draft.City ??= venue.Name;
                    draft.Place ??= venue.Place;
                    draft.Note("city", span);
                    break;
            }
        }
    }

    /// <summary>"It was to be held from 24 to 29 February in Kunming. It will be held on the same dates in Rome."</summary>
    private static void ReplaceFormerCity(SessionDraft draft, SentenceSlots at)
    {
        var isFormer = at.Slots.Count == 0 && at.Mentions.Any(static m => m.Role == DateRole.Superseded);
        if (draft.City is not null && draft.Change.IsCityFormer && !isFormer)
        {
            (draft.City, draft.Place) = (null, null);
            draft.Evidence.RemoveAll(static e => e.Field == "city");
        }

        draft.Change.IsCityFormer = isFormer && (draft.City is null || draft.Change.IsCityFormer);
    }

    /// <summary>"scheduled to take place in Bonn from 1 to 11 June, will be held from 4 October": the city of days that are given up stays, where no other is named.</summary>
    private static List<(SessionDraft Draft, DayGroup Group)>? OfKeptCity(PlaceMention venue, SentenceSlots at)
    {
        const int Near = 40;
        return venue.Kind == MentionKind.City && !at.IsOtherCityBehind(venue) && at.Mentions.FirstOrDefault(m => m.Start >= venue.End) is { Role: DateRole.Superseded } gone && gone.Start - venue.End <= Near
            && at.Slots.FindIndex(s => s.Mention.Start >= gone.End) is >= 0 and var kept ? [(at.Slots[kept].Draft, at.Slots[kept].Group)] : null;
    }

    /// <summary>Gives a session the places of a title, where its letter has none for it.</summary>
    public static void Fill(SessionDraft draft, Sentence title, IReadOnlyList<PlaceMention> venues, Func<IEnumerable<LocalDate>, bool> isSame, bool withBuilding = false)
    {
        var hasRoom = draft.Groups.Append(draft.Undated).Any(g => g.Rooms.Count > 0);
        foreach (var venue in venues)
        {
            var span = title.Span(venue.Start, venue.Text.Length);
            if (venue.Kind == MentionKind.Room && !hasRoom && isSame(draft.Days))
            {
                draft.Undated.Rooms.Add((venue.Name, span));
                draft.RoomBuildings.AddRange(venue.Buildings);
            }
            else if (venue.Kind == MentionKind.Building && withBuilding && draft.Building is null && draft.City is null)
            {
                draft.Building = venue.Name;
                draft.KnownBuilding = venue.Buildings.Count > 0 ? venue.Buildings[0] : null;
                draft.Note("building", span);
            }
            else if (venue.Kind == MentionKind.City && draft.City is null && draft.KnownBuilding is null)
            {
                (draft.City, draft.Place) = (venue.Name, venue.Place);
                draft.Note("city", span);
            }
        }
    }

    /// <summary>"at 10 on 21 June, and at 3 on 22 June, in Room XIX": the days before that have no room, and are but listed, share the last one's.</summary>
    private static List<(SessionDraft Draft, DayGroup Group)> WithEarlier(IEnumerable<(SessionDraft Draft, DayGroup Group)> targets, PlaceMention venue, SentenceSlots at)
    {
        const int MostBetween = 64;
        var all = targets.ToList();
        if (at.Slots.Count > 1 && venue.End <= at.Slots[0].Mention.Start && at.Slots.TrueForAll(s => s.Draft == at.Slots[0].Draft) && all.Contains((at.Slots[0].Draft, at.Slots[0].Group)) && at.Venues.Count(v => v.Kind == MentionKind.Room) == 1)
        {
            // "in Room XVII, on Wednesday from 10 to 1, and on Thursday from 3 to 6": the room stands before all of them.
            return [.. at.Slots.Select(s => (s.Draft, s.Group)).Distinct()];
        }

        var last = at.Slots.FindLastIndex(s => s.Mention.End <= venue.Start);
        while (all.Count > 0 && last > 0 && all.Contains((at.Slots[last].Draft, at.Slots[last].Group))
            && at.Slots[last - 1] is var earlier && earlier.Draft == at.Slots[last].Draft && earlier.Group.Rooms.Count == 0
            && at.Slots[last].Mention.Start - earlier.Mention.End is > 0 and <= MostBetween)
        {
            all.Add((earlier.Draft, earlier.Group));
            last--;
        }

        return all;
    }

    /// <summary>A building's name can say its city too.</summary>
    private static void NoteCityWithin(SessionDraft draft, PlaceMention venue, Sentence sentence)
    {
        if (venue.Place is { } place && draft.City is null && venue.Text.IndexOf(place.City, StringComparison.OrdinalIgnoreCase) is >= 0 and var within)
        {
            draft.City = place.City;
            draft.Place = place;
            draft.Note("city", sentence.Span(venue.Start + within, place.City.Length));
        }
    }
}

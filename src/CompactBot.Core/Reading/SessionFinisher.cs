using System.Globalization;
using CompactBot.Core.World;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Reading;

/// <summary>Makes a session of a draft: its sittings, the place that its words imply, its id and its evidence.</summary>
internal sealed class SessionFinisher(string letterId, Place? writtenIn, string? process, Func<SessionDraft, bool> isByDay, IReadOnlyList<SessionDraft> drafts)
{
    private readonly Dictionary<SessionDraft, Session> _finished = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public Session Finish(SessionDraft draft)
    {
        if (_finished.TryGetValue(draft, out var done))
        {
            return done;
        }

        draft.Change.Settle(draft);
        var inferred = new List<string>();
        if (draft.Groups.Exists(g => g.Mention is { YearInferred: true }))
        {
            inferred.Add("year");
        }

        if (draft.Name.IsUntitled)
        {
            inferred.Add("title");
        }

        var host = draft.Host is { Groups.Count: > 0 } h && h != draft ? Finish(h) : null;
        if (draft.IsAccompanying && (host is null || !draft.Days.All(host.Days.Contains)))
        {
            host = Around(draft);
        }

        var (city, building, zone) = PlaceOf(draft, host, inferred);
        var days = draft.Days.ToList();
        var sittings = Sittings(draft, days);
        var rooms = sittings.Select(s => s.Room).Distinct(StringComparer.Ordinal).ToList();
        var room = rooms is [{ } only] ? only : days.Count == 0 ? draft.Undated.Room : null;
        NoteDays(draft, days);
        NoteSittings(draft, room);
        var session = new Session
        {
            Id = FreeId(draft, days.Count > 0 ? days[0] : null),
            Kind = draft.Kind,
            Ordinal = draft.Ordinal(),
            Of = draft.Name.Of,
            Title = draft.Title,
            Theme = draft.Theme,
            Start = days.Count > 0 ? days[0] : null,
            End = days.Count > 0 ? days[^1] : null,
            Days = days,
            City = city,
            Building = building,
            Room = room,
            Zone = zone,
            Sittings = sittings,
            Convenor = draft.Convenor,
            Invited = [.. draft.Invited],
            Level = draft.Level,
            Mode = draft.Mode,
            Status = draft.Status,
            Amendment = draft.Change.Finish(draft, isByDay(draft)),
            Process = process,
            Evidence = [.. draft.Evidence.Select(e => new Evidence(e.Field, letterId, e.Span.Paragraph, e.Span.Start, e.Span.Text))],
            Inferred = inferred,
        };
        _finished[draft] = session;
        return session;
    }

    /// <summary>"In addition to the session, a dialogue on 9 May": of the letter's sessions the one that sits on that day too, and goes on longer.</summary>
    private Session? Around(SessionDraft draft)
    {
        var days = draft.Days.ToList();
        var around = drafts.Where(d => d != draft && !d.IsAccompanying && d.Days.Count() > days.Count && days.TrueForAll(d.Days.Contains)).ToList();
        return days.Count > 0 && around is [var one] ? Finish(one) : null;
    }

    private (string? City, string? Building, string? Zone) PlaceOf(SessionDraft draft, Session? host, List<string> inferred)
    {
        var city = draft.City;
        var building = draft.Building;
        var place = draft.Place;
        if (city is null && draft.KnownBuilding is { } known)
        {
            (city, place) = (known.Place.City, known.Place);
            inferred.Add("city");
        }

        if (building is null && draft.RoomBuildings.Count > 0 && HomeOf(draft, city) is { } home)
        {
            if (city is null)
            {
                (city, place) = (home.Place.City, home.Place);
                inferred.Add("city");
            }

            building = home.Name;
            inferred.Add("building");
        }

        if (city is null && building is null && draft.SamePlaceAs is { } there)
        {
            (city, building, place) = (there.City ?? there.KnownBuilding?.Place.City, there.Building, there.Place ?? there.KnownBuilding?.Place);
            inferred.AddRange(new[] { (city, "city"), (building, "building") }.Where(f => f.Item1 is not null).Select(f => f.Item2));
        }

        var zone = draft.Zone ?? place?.Zone;
        if (city is null && building is null && draft.Mode != SessionMode.Virtual && host is { City: not null } && draft.Days.All(host.Days.Contains))
        {
            (city, building, zone) = (host.City, host.Building, zone ?? host.Zone);
            inferred.Add("city");
            if (building is not null)
            {
                inferred.Add("building");
            }
        }

        if (zone is not null && draft.Zone is null)
        {
            if (draft.Evidence.Find(e => e.Field == "city") is { Span: not null } cityEvidence)
            {
                draft.Note("zone", cityEvidence.Span);
            }
            else
            {
                inferred.Add("zone");
            }
        }

        return (city, building, zone);
    }

    /// <summary>The building that the rooms are in: the only one that has such rooms, or the one in the city that the letter comes from.</summary>
    private Building? HomeOf(SessionDraft draft, string? city)
    {
        var homes = draft.RoomBuildings.Distinct().ToList();
        return city is not null ? homes.Find(b => b.Place.City == city)
            : homes.Count == 1 ? homes[0]
            : homes.FindAll(b => b.Place.Zone == draft.Zone) is [var there] ? there
            : homes.Find(b => b.Place == writtenIn);
    }

    private static List<Sitting> Sittings(SessionDraft draft, List<LocalDate> days)
    {
        var sittings = new List<Sitting>();
        foreach (var day in days)
        {
            if (draft.Groups.FindAll(g => g.IsEntry && g.Days.Contains(day)) is { Count: > 0 } entries)
            {
                sittings.AddRange(Joined(entries, day));
                continue;
            }

            // Hours that were given for the one day count before those of the stretch that it lies in.
            var group = draft.Groups.Where(g => g.Days.Contains(day)).OrderBy(g => g.Hours.Count == 0).ThenBy(g => g.Days.Count).First();
            var hours = group.Hours.Count > 0 ? group.Hours : draft.Undated.Hours;
            var room = draft.Groups.Where(g => g.Days.Contains(day)).OrderBy(g => g.Days.Count).Select(g => g.Room).FirstOrDefault(r => r is not null)
                ?? (draft.Groups.Exists(g => g.Days.Contains(day) && g.Rooms.Count > 0) ? null : draft.Undated.Room);
            sittings.AddRange(hours.Count == 0
                ? [new Sitting(day, null, null, room)]
                : hours.OrderBy(h => h.From ?? LocalTime.MinValue).Select(h => new Sitting(day, h.From, h.To, room)));
        }

        return sittings;
    }

    /// <summary>The entries of a day's programme, in its order; what goes on in the same room is one sitting.</summary>
    private static IEnumerable<Sitting> Joined(List<DayGroup> entries, LocalDate day)
    {
        var sittings = new List<Sitting>();
        foreach (var sitting in entries.SelectMany(g => g.Hours.Count == 0 ? [new Sitting(day, null, null, g.Room)] : g.Hours.Select(h => new Sitting(day, h.From, h.To, g.Room))).Distinct().OrderBy(s => s.From ?? LocalTime.MinValue))
        {
            var before = sittings.FindIndex(s => s.Room == sitting.Room && s.To is not null && s.To == sitting.From);
            if (before >= 0)
            {
                sittings[before] = sittings[before] with { To = sitting.To };
            }
            else
            {
                sittings.Add(sitting);
            }
        }

        return sittings;
    }

    private static void NoteDays(SessionDraft draft, List<LocalDate> days)
    {
        foreach (var group in draft.Groups)
        {
            if (group.Mention is { } mention)
            {
                draft.Note("days", mention.Span);
                if (group.Days.Contains(days[0]))
                {
                    draft.Note("start", mention.Span);
                }

                if (group.Days.Contains(days[^1]))
                {
                    draft.Note("end", mention.Span);
                }
            }
        }
    }

    private static void NoteSittings(SessionDraft draft, string? room)
    {
        var groups = draft.Groups.Append(draft.Undated).ToList();
        foreach (var span in groups.SelectMany(g => g.Hours).Select(h => h.Span))
        {
            draft.Note("sittings", span);
        }

        if (groups.TrueForAll(g => g.Hours.Count == 0))
        {
            foreach (var mention in draft.Groups.Select(g => g.Mention).OfType<DateMention>())
            {
                draft.Note("sittings", mention.Span);
            }
        }

        foreach (var (name, span) in groups.SelectMany(g => g.Rooms))
        {
            draft.Note(room is not null && name == room ? "room" : "sittings", span);
        }
    }

    private string FreeId(SessionDraft draft, LocalDate? first)
    {
        var id = DataName.Of(draft.Kind) + "-" + (draft.Ordinal()?.ToString(CultureInfo.InvariantCulture) ?? (first is { } day ? LocalDatePattern.Iso.Format(day) : "undated"));
        var free = id;
        for (var n = 2; !_ids.Add(free); n++)
        {
            free = $"{id}-{n.ToString(CultureInfo.InvariantCulture)}";
        }

        return free;
    }
}

namespace CompactBot.Core.Reading;

/// <content>Sessions in parts: a session has one city, so each part in a city of its own is told by itself.</content>
internal sealed partial class SessionBook
{
    /// <summary>"in two parts: from 6 to 10 May in Nairobi, and from 24 to 28 June in Geneva".</summary>
    public void PartByCity()
    {
        foreach (var draft in _drafts.FindAll(static d => d.Groups.Exists(static g => g.Cities.Count > 0) && d.Groups.Count > 1))
        {
            var cities = draft.Groups.SelectMany(g => g.Cities).Select(c => c.City.Name).Distinct(StringComparer.Ordinal).ToList();
            if (cities.Count < 2 || draft.Groups.Exists(g => g.Cities.Select(c => c.City.Name).Distinct(StringComparer.Ordinal).Count() > 1))
            {
                continue;
            }

            var own = draft.Groups.Find(g => g.Cities.Count > 0)!.Cities[0].City.Name;
            foreach (var city in cities.Where(c => c != own))
            {
                MoveTo(city, draft);
            }

            var (first, span) = draft.Groups.SelectMany(g => g.Cities).First();
            (draft.City, draft.Place) = (first.Name, first.Place);
            draft.Evidence.RemoveAll(e => e.Field == "city");
            draft.Note("city", span);
            if (draft.KnownBuilding is { } building && building.Place.City != draft.City)
            {
                (draft.KnownBuilding, draft.Building) = (null, null);
            }
        }
    }

    private void MoveTo(string city, SessionDraft whole)
    {
        if (_drafts.Count >= MostSessions)
        {
            return;
        }

        var groups = whole.Groups.FindAll(g => g.Cities.Any(c => c.City.Name == city));
        var (place, span) = groups[0].Cities[0];
        var part = new SessionDraft(whole.Name)
        {
            Kind = whole.Kind,
            Title = whole.Title,
            Nth = whole.Nth,
            Theme = whole.Theme,
            Convenor = whole.Convenor,
            Level = whole.Level,
            Mode = whole.Mode,
            Status = whole.Status,
            WeekdaysOnly = whole.WeekdaysOnly,
            City = place.Name,
            Place = place.Place,
        };
        part.Groups.AddRange(groups);
        whole.Groups.RemoveAll(groups.Contains);
        part.Invited.UnionWith(whole.Invited);
        part.Free.UnionWith(whole.Free);

        // "The meeting in Geneva will be in Room II, from 9.30": said of one part, it is none of the other's.
        var told = whole.Undated.Cities.Select(c => c.City.Name).Distinct(StringComparer.Ordinal).ToList();
        if (told.Count == 0 || told.Contains(city))
        {
            part.Undated.Hours.AddRange(whole.Undated.Hours);
        }

        if (told is [var only] && only == city)
        {
            part.Undated.Rooms.AddRange(whole.Undated.Rooms);
            whole.Undated.Rooms.Clear();
            whole.Undated.Hours.Clear();
        }

        // A room is in one house: that of the other part is none of this one's.
        part.RoomBuildings.AddRange(whole.RoomBuildings.Where(b => b.Place.City == city));
        whole.RoomBuildings.RemoveAll(b => b.Place.City == city);
        if (whole.KnownBuilding is { } building && building.Place.City == city)
        {
            (part.KnownBuilding, part.Building) = (building, whole.Building);
        }

        foreach (var (field, at) in whole.Evidence.Where(e => e.Field is not ("city" or "building" or "zone")))
        {
            part.Note(field, at);
        }

        part.Note("city", span);
        _drafts.Insert(_drafts.IndexOf(whole) + 1, part);
    }
}

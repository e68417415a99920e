namespace CompactBot.Core.Reading;

/// <content>Headings that name a session which the text below them tells of again.</content>
internal sealed partial class SessionBook
{
    /// <summary>A heading with the days of a session that is told, or of all that are told together, is no other one: what it says more is theirs.</summary>
    public void SettleTitles(Func<Sentence, bool> isTold)
    {
        var titles = _drafts.Where(d => d.Groups.Count > 0 && d.Groups.TrueForAll(g => g.Mention is { } m && !isTold(m.Sentence) && !SentenceSplitter.IsItem(m.Sentence) && !m.Sentence.Text.Contains('\t', StringComparison.Ordinal))).ToList();
        foreach (var title in titles)
        {
            var days = title.Days.ToList();
            var told = _drafts.Where(d => d.Groups.Count > 0 && !titles.Contains(d)).ToList();
            var same = told.Find(d => d.Days.SequenceEqual(days) && (IsAlike(d, title.Name) || IsAlike(title, d.Name)) && MayBe(d, title) && HasHoursOf(d, title))
                ?? told.Find(d => d.Days.SequenceEqual(days) && HasHoursOf(d, title) && Starts(title).Any())
                ?? told.Find(d => d.Days.SequenceEqual(days) && !Starts(title).Any() && !Starts(d).Any() && MayBe(d, title) && days.Count > 1)
                ?? ((days.Count > 1 || title.Kind != SessionKind.Event) && title.Ordinal() is null && !Starts(title).Any() && told.FindAll(d => d.Days.SequenceEqual(days)) is [var only] && (days.Count > 1 || only.Kind == title.Kind) ? only : null);
            var within = told.FindAll(d => d.Days.All(days.Contains));
            var all = same is not null ? [same] : within.Count > 1 && !Starts(title).Any() && within.SelectMany(d => d.Days).Distinct().Count() == days.Count ? within : [];
            if (all.Count == 0)
            {
                continue;
            }

            foreach (var draft in all.Union(within))
            {
                Complete(draft, title, ordinalToo: draft == same);
            }

            _drafts.Remove(title);
        }
    }

    /// <summary>Two bodies' sessions of one number and the same days are two.</summary>
    private bool MayBe(SessionDraft draft, SessionDraft title) =>
        draft.Name.Tail.Length == 0 || title.Name.Tail.Length == 0 || SameTail(draft, title.Name);

    private static IEnumerable<NodaTime.LocalTime?> Starts(SessionDraft draft) => draft.Groups.Append(draft.Undated).SelectMany(g => g.Hours).Select(h => h.From);

    /// <summary>The heading has no hours, or one of the other's.</summary>
    private static bool HasHoursOf(SessionDraft draft, SessionDraft title) =>
        !Starts(title).Any() || Starts(title).Intersect(Starts(draft)).Any();

    private static void Complete(SessionDraft draft, SessionDraft title, bool ordinalToo)
    {
        if (draft.City is null && draft.Building is null && draft.RoomBuildings.Count == 0)
        {
            (draft.City, draft.Building, draft.Place, draft.KnownBuilding) = (title.City, title.Building, title.Place, title.KnownBuilding);
            foreach (var (field, span) in title.Evidence.Where(e => e.Field is "city" or "building"))
            {
                draft.Note(field, span);
            }
        }

        if (!ordinalToo)
        {
            return;
        }

        if (draft.Ordinal() is null && title.Ordinal() is { } ordinal && title.Name.OrdinalSpan is { } said)
        {
            draft.Nth = ordinal;
            draft.Note("ordinal", said);
        }

        if (!draft.Groups.Append(draft.Undated).Any(g => g.Rooms.Count > 0))
        {
            draft.Undated.Rooms.AddRange(title.Groups.Append(title.Undated).SelectMany(g => g.Rooms));
            draft.RoomBuildings.AddRange(title.RoomBuildings);
        }

        if (!Starts(draft).Any())
        {
            foreach (var (from, to, span) in title.Groups.Append(title.Undated).SelectMany(g => g.Hours))
            {
                draft.Undated.AddHours(from, to, span);
            }
        }
    }
}

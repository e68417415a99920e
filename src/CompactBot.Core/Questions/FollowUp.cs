using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>Makes a whole question of one that leans on the last: "which room?", "and the dialogue?", "and the day after?", "no, the sixth".</summary>
internal static class FollowUp
{
    /// <param name="query">The question as its own words have it.</param>
    /// <param name="last">The question before it.</param>
    /// <param name="days">The days that were spoken of.</param>
    /// <param name="focus">The sessions that were spoken of.</param>
    public static Query Complete(Query query, Query? last, (LocalDate From, LocalDate To)? days, IReadOnlyList<Session> focus)
    {
        if (last is null)
        {
            return query;
        }

        if (query is { Thereafter: true, Days.Count: 0, References: [{ Kind: { } next, Ordinals.Count: 0, Position: null }] } && (!query.KindStated || query.Kind == QueryKind.Overview) && focus.Count > 0 && focus.All(s => s.Kind == next))
        {
            return query with { References = [], Relation = TimeRelation.After, Follows = true, YesNo = false, Kind = Inherited(last, query) }; // "and then which round?"
        }

        if (query.SameWeek && SpokenWeek(days, focus) is { } week)
        {
            query = query with { Days = [week] };
        }

        if (query.DayShift != 0 && query.References.Count == 0 && query.Days.Count == 0)
        {
            return Shifted(query, last, days, focus);
        }

        if (query.Likewise && query.Days.Count + query.Places.Count > 0 && query.References.Count == 0 && query.Letter is null && Spoken(last, focus) is { } spoken)
        {
            // "The one in June": another of the kind that was spoken of.
            // And of the year that was spoken of.
            var ask = query.KindStated ? query.Kind : Inherited(last, query);
            var range = focus is [{ Start: { Year: var year } }, ..] ? [.. query.Days.Select(d => d.InYear(year))] : query.Days;
            return query with { Days = range, Kind = ask is QueryKind.List or QueryKind.Count or QueryKind.Agenda ? QueryKind.Overview : ask, References = [spoken], Past = query.Past || last.Past };
        }

        if (query is { Kind: QueryKind.List, AsksInvited: true, Invitees.Count: > 0, Wh: false, YesNo: false, References.Count: 0, Content.Count: 0, Days.Count: 0, Places.Count: 0 } && focus.Count == 1)
        {
            return query with { Kind = QueryKind.Invited, YesNo = true }; // "NGOs allowed?"
        }

        if (query is { Kind: QueryKind.Agenda, KindStated: false, YesNo: true, Existence: false, AsksAgenda: false, References.Count: 0, Letter: null, Days.Count: > 0, Places.Count: 0, Rooms.Count: 0, Content.Count: 0 } && focus.Count == 1)
        {
            return query with { Kind = QueryKind.Overview, Pronoun = true }; // "wasn't it on the 7th?", where a language needs no "it"
        }

        var leans = !query.KindStated || query.Follows || query.Corrects;
        var names = query.NamesSession || query.Content.Count > 0;
        if (!leans)
        {
            return query.References is [{ Named: false }] && query.Letter is null ? query with { References = [Named(query.References[0], last, focus)] } : query;
        }

        var kind = !query.KindStated && !query.YesNo && query.Letter is null && query.Kind is QueryKind.Overview or QueryKind.Agenda or QueryKind.List && names ? Inherited(last, query) : query.Kind;
        if (!query.KindStated && query.Invitees.Count > 0 && !names)
        {
            return query with { Kind = QueryKind.Invited, YesNo = true, KindStated = true };
        }

        if (!query.KindStated && query.References.Count == 0 && query.Places.Count > 0 && last.References.Count > 0)
        {
            // "And in Paris?": the same kind of session, elsewhere.
            return query with { Kind = kind, References = [.. last.References.Take(1).Select(r => r with { Ordinals = [], Position = null })] };
        }

        return query with { Kind = kind, References = [.. query.References.Select(r => Named(r, last, focus))] };
    }

    /// <summary>"That week" is the week, Monday to Sunday, of what was spoken of.</summary>
    private static DayRange? SpokenWeek((LocalDate From, LocalDate To)? days, IReadOnlyList<Session> focus)
    {
        var spokenOf = days ?? (focus is [{ Start: { } start } one] ? (start, one.End ?? start) : null);
        return spokenOf is not { } range ? null
            : new DayRange(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)(range.From), DateAdjusters.NextOrSame(IsoDayOfWeek.Sunday)(range.To), "");
    }

    /// <summary>"The sixth" and "the one before" are of the kind that was spoken of.</summary>
    private static SessionReference Named(SessionReference reference, Query last, IReadOnlyList<Session> focus) =>
        reference is not ({ Named: false, Kind: null, Ordinals.Count: > 0 } or { Named: false, Kind: null, Position: SessionPosition.Previous }
            or { Named: false, Kind: null, Position: SessionPosition.Last or SessionPosition.Earliest }) ? reference
        : last.References is [{ Kind: { } kind }, ..] ? reference with { Kind = kind }
        : focus is [var spokenOf, ..] && focus.All(s => s.Kind == spokenOf.Kind) ? reference with { Kind = spokenOf.Kind }
        : reference;

    private static SessionReference? Spoken(Query last, IReadOnlyList<Session> focus) =>
        last.References is [var reference, ..] ? reference with { Ordinals = [], Position = null, Many = false }
        : focus is [{ } one] ? new SessionReference(one.Kind, [], null, Many: false)
        : null;

    private static QueryKind Inherited(Query last, Query query) => last.Kind switch
    {
        QueryKind.Agenda when query.References.Count > 0 => QueryKind.Overview,
        QueryKind.List or QueryKind.Count when query.References.Count > 0 && !query.References.Any(r => r.Many) => QueryKind.Overview,
        QueryKind.Issuer or QueryKind.Person or QueryKind.Letters or QueryKind.Help or QueryKind.Changes or QueryKind.Source => query.Kind,
        _ => last.Kind,
    };

    private static Query Shifted(Query query, Query last, (LocalDate From, LocalDate To)? days, IReadOnlyList<Session> focus)
    {
        var spokenOf = days ?? (focus is [{ Start: { } start } one] ? (start, one.End ?? start) : null);
        if (spokenOf is not { } range)
        {
            return query;
        }

        var day = query.DayShift > 0 ? range.To.PlusDays(query.DayShift) : range.From.PlusDays(query.DayShift);
        var kind = query.KindStated ? query.Kind : last.Kind is QueryKind.Room or QueryKind.Time or QueryKind.Where ? last.Kind : QueryKind.Agenda;
        return query with { Kind = kind, Days = [new DayRange(day, day, "")], DayShift = 0 };
    }
}

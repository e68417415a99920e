using CompactBot.Core.Reading;

namespace CompactBot.Core.Questions;

/// <summary>
/// Decides whether a question is about the process at all. Words that nobody in the process uses, and nothing that ties the rest to a
/// session or a letter, put it outside; one such word beside a firm tie is asked about, and honestly not found.
/// </summary>
internal static class Scope
{
    /// <summary>More unknown words than this beside a firm tie, and the question is about something else that happens to use its words.</summary>
    private const int MostUnknown = 2;

    public static bool Holds(Query query, CatalogueIndex index, IReadOnlyList<Session> focus)
    {
        if (query.Elsewhere || query.Kind == QueryKind.Help || (query.Greets && query.References.Count == 0 && query.Letter is null && query.Days.Count == 0))
        {
            return false;
        }

        var firm = IsFirm(query, index);
        if (query.Unknown.Count > 0)
        {
            return firm && query.Unknown.Count <= MostUnknown;
        }

        if (query.Content.Count > 0 && !firm)
        {
            return !query.Personal && (IsAboutContent(query, index)
                || query.Kind is QueryKind.Resolution or QueryKind.Enclosures or QueryKind.Deadline or QueryKind.Source && !query.YesNo);
        }

        return firm || IsTied(query, index) || (focus.Count > 0 && (query.KindStated || query.Pronoun || ((query.Follows || query.Corrects) && IsSomething(query)) || query.Relation is TimeRelation.Overlap or TimeRelation.SameDay
            || (query.YesNo && query.References.Any(r => r.Position is not null))));
    }

    /// <summary>Whether a question that goes on from the last one brings anything: "and?" may be the rest of any.</summary>
    private static bool IsSomething(Query query) => query.NamesSession || query.KindStated || query.YesNo || query.Relation is not null || query.SameWeek || query.DayShift != 0 || query.DayOfSession is not null
        || query.Content.Count + query.Invitees.Count + query.Offices.Count + query.People.Count + query.Symbols.Count > 0 || query.Letter is not null || query.AskersCity is not null || query.HowMany is not null || query.Wh;

    /// <summary>What only this field speaks of.</summary>
    private static bool IsFirm(Query query, CatalogueIndex index) =>
        query.References.Any(r => r.Kind is { } kind && r.Word.Length > 0 && (kind is not SessionKind.Conference and not SessionKind.Consultation || index.Sessions.Of(kind).Count > 0)
            || r is { Kind: not null, Ordinals.Count: > 0 }
            || r is { Kind: null, Named: true, Loose: false } && (r.Ordinals.Count > 0 || r.Position is not null || query.Places.Count > 0 || query.NamesProcess || (query.Wh && !query.Personal)))
        || (query.NamesDocument && query.Kind == QueryKind.Enclosures && !query.Personal)
        || (query.NamesDocument && query.Kind is QueryKind.Unsaid or QueryKind.Status && !query.Personal && query.Content.Count > 0 && query.Content.All(index.IsOfADocument))
        || (query.Content.Count > 0 && query.Content.All(index.IsThemeWord) && query.References.Any(r => r is { Named: true, Loose: false }))
        || (query.Wh && query.Content.Count > 1 && query.Content.All(index.IsThemeWord) && query.References.Any(r => r.Named))
        || query.Offices.Count > 0
        || query.Symbols.Any(s => index.StandsInALetter(s) || s.Contains('/', StringComparison.Ordinal))
        || (query.People.Count > 0 && query.Unknown.Count == 0)
        || (query.Content.Count > 1 && query.Content.All(index.IsOfADocument))
        || (query.Letter is not null && query.Unknown.Count == 0)
        || (query.Kind == QueryKind.Person && query.Content.Count > 0 && query.Content.All(index.Capacities.Contains))
        || query.Rooms.Any(r => index.Rooms.Contains(r.Name));

    /// <summary>Words of a theme alone ("trafficking?", "where is labour mobility discussed"): not when only their meaning is asked.</summary>
    private static bool IsAboutContent(Query query, CatalogueIndex index) =>
        query.Content.All(index.IsThemeWord) && (IsTied(query, index) || query.KindStated || query.Follows || !query.Wh) && !query.YesNo;

    private static bool IsTied(Query query, CatalogueIndex index) =>
        query.References.Any(r => r.Named || r.Ordinals.Count > 0)
        || query.Letter is not null
        || query.NamesProcess
        || query.Rooms.Count > 0
        || (query.Kind is QueryKind.Agenda && ((query.KindStated && (query.Days.Count > 0 || !query.Personal)) || (query.Days.Count > 0 && !query.Wh && !query.Personal && query.References.Count == 0)))
        || query.Programme
        || (query is { Kind: QueryKind.Invited or QueryKind.Level, KindStated: true, Personal: false, YesNo: false, Wh: true } && query.Content.Count + query.References.Count == 0)
        || (query.AsksAgenda && query.References.Any(r => r.Position is not null))
        || (query.Invitees.Count > 0 && query.KindStated && !query.Personal && query.Content.Count == 0)
        || (query.Kind is QueryKind.Room && query.KindStated && !query.Personal && !query.YesNo && query.Content.Count == 0)
        || query.Kind is QueryKind.Issuer or QueryKind.Deadline or QueryKind.Link or QueryKind.Resolution or QueryKind.Enclosures or QueryKind.Source
        || (query.Kind is QueryKind.Changes && !query.Personal)
        || (query.Places.Any(p => index.Sessions.OneOfEachPlace.Exists(s => SessionFinder.IsIn(s, p))) && query.Content.Count == 0 && !query.YesNo && !query.Personal && query.Kind != QueryKind.Unsaid)
        || (query.Days.Count > 0 && query.Kind is QueryKind.Room or QueryKind.Time or QueryKind.Where or QueryKind.Invited);
}

namespace CompactBot.Core.Questions;

/// <summary>What else stands in a question, for choosing what it asks.</summary>
internal sealed record QueryFacts(bool HasDays, bool HasContent, bool HasInvitees, bool HasOffices, bool HasPeople, bool HasSymbols, bool HasPlace)
{
    /// <summary>Whether a word stands in it that no letter has.</summary>
    public bool HasUnknown { get; init; }

    /// <summary>Whether a day is named as an end alone ("until 15 June").</summary>
    public bool HasEnd { get; init; }
}

/// <summary>Chooses what a question asks where several of its words say so: what is rarer says more.</summary>
internal static class QueryKinds
{
    /// <summary>From what leaves no doubt to what stands in half of all questions.</summary>
    private static readonly (string Ask, QueryKind Kind)[] ByWeight =
    [
        ("link", QueryKind.Link),
        ("source", QueryKind.Source),
        ("deadline", QueryKind.Deadline),
        ("level", QueryKind.Level),
        ("addressee", QueryKind.Addressee),
        ("resolution", QueryKind.Resolution),
        ("enclosures", QueryKind.Enclosures),
        ("room", QueryKind.Room),
        ("time", QueryKind.Time),
        ("preside", QueryKind.Preside),
        ("issuer", QueryKind.Issuer),
        ("status", QueryKind.Status),
        ("changes", QueryKind.Changes),
        ("unsaid", QueryKind.Unsaid),
        ("theme", QueryKind.Theme),
        ("when", QueryKind.When),
        ("where", QueryKind.Where),
        ("building", QueryKind.Where),
        ("mode", QueryKind.Mode),
        ("start", QueryKind.When),
        ("end", QueryKind.When),
    ];

    public static QueryKind Choose(HashSet<string> asks, HashSet<string> cues, List<SessionReference> references, LetterMention? letter, bool yesNo, QueryFacts facts)
    {
        var many = references.Exists(r => r.Many);
        if (asks.Contains("until") || (asks.Contains("duration") && (cues.Contains("untilWords") || (facts.HasEnd && references.Count == 0))))
        {
            return QueryKind.Until;
        }

        if (asks.Contains("duration"))
        {
            return QueryKind.Duration;
        }

        if (asks.Contains("unsaid") && asks.Contains("agenda") && references.Count == 0 && facts.HasDays)
        {
            return QueryKind.Agenda;
        }

        if (asks.Contains("count") && asks.Contains("room") && references is [{ Many: false }])
        {
            return QueryKind.Room;
        }

        if (asks.Contains("count"))
        {
            return QueryKind.Count;
        }

        if (asks.Contains("unsaid") && asks.Contains("link"))
        {
            return QueryKind.Unsaid;
        }

        var kind = Weigh(asks, references, letter is not null, yesNo, facts);
        if (letter is not null)
        {
            kind = kind switch
            {
                QueryKind.When or QueryKind.Overview or QueryKind.List or QueryKind.Theme or QueryKind.Agenda or QueryKind.Where => QueryKind.Letters,
                QueryKind.Person or QueryKind.Preside => QueryKind.Issuer,
                _ => kind,
            };
        }

        return kind switch
        {
            // "Will somebody be at the meeting?"
            QueryKind.Overview when yesNo && asks.Contains("present") && facts.HasContent && !facts.HasPlace => QueryKind.Invited,
            QueryKind.Overview when (cues.Contains("greeting") || cues.Contains("help")) && references.Count == 0 && !facts.HasContent && !facts.HasDays => QueryKind.Help,
            QueryKind.Overview when many => QueryKind.List,
            QueryKind.When or QueryKind.Where when many && !yesNo => QueryKind.List,
            QueryKind.Overview when references.Count == 0 && facts.HasSymbols => QueryKind.Resolution,
            QueryKind.Overview when references.Count == 0 && facts.HasPeople => QueryKind.Person,
            QueryKind.Overview when references.Count == 0 && facts.HasDays && !facts.HasContent && !(yesNo && cues.Contains("pronoun")) => QueryKind.Agenda,
            _ => kind,
        };
    }

    /// <summary>
    /// What a sentence asks beside its first question: a last day or what letters seldom say beside what they say of every session, or the
    /// other way about. A time is never the other one: it is the last day's own.
    /// </summary>
    public static QueryKind? Besides(HashSet<string> asks, QueryKind kind) => kind switch
    {
        QueryKind.Deadline => asks.Contains("level") ? QueryKind.Level : asks.Contains("room") ? QueryKind.Room : asks.Contains("where") ? QueryKind.Where : null,
        QueryKind.Room or QueryKind.Where or QueryKind.Invited or QueryKind.Level or QueryKind.Theme => asks.Contains("deadline") ? QueryKind.Deadline : asks.Contains("unsaid") ? QueryKind.Unsaid : null,
        _ => null,
    };

    private static QueryKind Weigh(HashSet<string> asks, List<SessionReference> references, bool hasLetter, bool yesNo, QueryFacts facts)
    {
        if (asks.Contains("invited") && (asks.Contains("person") || yesNo || !facts.HasInvitees || references.Count == 1 && !asks.Overlaps(["when", "where", "time", "room", "which"])))
        {
            if (!asks.Overlaps(["level", "when", "where", "time", "room", "deadline", "source"]) && (!asks.Contains("addressee") || (references.Count > 0 && !hasLetter)))
            {
                return QueryKind.Invited;
            }
        }

        if (asks.Contains("convenor") && (asks.Contains("person") || yesNo || !asks.Overlaps(["when", "where", "time", "room", "resolution"])))
        {
            return QueryKind.Convenor;
        }

        if (yesNo && asks.Overlaps(["status", "changes"]))
        {
            return asks.Contains("status") ? QueryKind.Status : QueryKind.Changes;
        }

        if (!yesNo && references.Count > 0 && asks.Contains("time") && asks.Overlaps(["when", "where"]) && !asks.Overlaps(["room", "deadline", "source", "status", "changes"]))
        {
            return asks.Contains("when") ? QueryKind.When : QueryKind.Where; // hours are told beside days and places, and missing ones do not hide those
        }

        foreach (var (ask, kind) in ByWeight)
        {
            if (ask == "unsaid" && facts.HasUnknown && references.Count == 0 && asks.Overlaps(["when", "where"]))
            {
                continue; // "when is lunch with Frank": what is asked is the asker's own
            }

            if (asks.Contains(ask))
            {
                return kind == QueryKind.Preside && !asks.Contains("person") && !yesNo && !facts.HasOffices ? QueryKind.Overview : kind;
            }
        }

        if (asks.Contains("person") && !(asks.Contains("list") && references.Exists(r => r.Many)))
        {
            return facts.HasOffices || facts.HasPeople ? QueryKind.Person : references.Count > 0 ? QueryKind.Invited : QueryKind.Person;
        }

        if (asks.Contains("agenda") && references.TrueForAll(r => !r.Named))
        {
            return QueryKind.Agenda;
        }

        if (asks.Overlaps(["list", "programme"]) || (asks.Contains("which") && references.Exists(r => r.Many)) || facts.HasInvitees && asks.Contains("invited"))
        {
            return references is [{ Many: false }] ? QueryKind.Overview
                : references.Count == 0 && facts.HasDays && !asks.Contains("invited") ? QueryKind.Agenda
                : QueryKind.List;
        }

        return asks.Contains("agenda") && (references.Count == 0 || references.TrueForAll(r => r.Kind is null && r.Ordinals.Count == 0 && r.Position is null)) ? QueryKind.Agenda : QueryKind.Overview;
    }
}

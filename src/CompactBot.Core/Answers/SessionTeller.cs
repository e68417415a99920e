using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>Says what a session is called, when and where it is, and the rest that letters give of it.</summary>
internal sealed partial class SessionTeller(CatalogueSnapshot catalogue, Phrases phrases, Glossary glossary, TimeTeller times, SessionClock clock, ChangeNotes changes, Func<Session, ToldSession> told)
{
    /// <summary>"the first round of intergovernmental negotiations": the letter's own name where it is in the answer's language.</summary>
    public Term Name(Session session) => told(session).Name(() => Named(Title(session)));

    /// <summary>The name, with its day where another session bears the same name.</summary>
    public Term FullName(Session session) => told(session).FullName(() => Name(session) is var name
        && session.Start is { } day && catalogue.HasNamesake(session)
            ? name with { Text = phrases.Say("named.day", ("name", name), ("day", times.Plain(day))) }
            : name);

    private Term Named(Term title) => title with { Text = phrases.Say("named", ("name", title)) };

    private Term Title(Session session)
    {
        var kind = glossary.Kind(session.Kind);
        if (IsIn(session, phrases.Language))
        {
            return new Term(session.Title, phrases.Grammar.FormOf(session.Title) ?? kind.Form);
        }

        // Words of another language are a quote; what has a word of its own is said in the answer's language.
        if (session is { Kind: SessionKind.Event, Ordinal: not null } && catalogue.LettersOf(session).FirstOrDefault() is { } letter)
        {
            kind = ForeignTerms.In(letter.Letter.Language, session.Title).Select(glossary.Titled).FirstOrDefault(t => t is not null) ?? kind;
        }

        return session.Ordinal is { } n
                ? glossary.Numbered(session.Kind, n) ?? kind with { Text = phrases.Say("named.ordinal", ("ordinal", glossary.Ordinal(n, kind.Form)), ("kind", kind)) }
            : session.Kind == SessionKind.Event
                ? kind with { Text = phrases.Say("named.titled", ("kind", kind), ("title", session.Title)) }
            : kind;
    }

    /// <summary>Words of a letter on a session, marked with their language where that is not the answer's.</summary>
    public string Quoted(Session session, string words) => catalogue.LettersOf(session).FirstOrDefault() is { } letter ? Quoted(letter, words) : words;

    /// <summary>The same with the standard terms among them in the answer's language: "at the level of Permanent Representatives" (representantes permanentes).</summary>
    public string QuotedTerm(Session session, string words)
    {
        var said = Quoted(session, words);
        var terms = said == words || catalogue.LettersOf(session).FirstOrDefault() is not { } letter ? []
            : ForeignTerms.In(letter.Letter.Language, words).Distinct(StringComparer.Ordinal).Select(glossary.Level).OfType<string>().ToList();
        return terms.Count > 0 ? said + phrases.Say("aside", ("text", phrases.Row(terms))) : said;
    }

    /// <summary>The same of a letter.</summary>
    public string Quoted(LetterReading letter, string words) => letter.Letter.Language == phrases.Language || words.Length == 0
        ? words
        : phrases.Say("foreign", ("words", words), ("language", glossary.Language(letter.Letter.Language)));

    private bool IsIn(Session session, string language) => catalogue.LettersOf(session).FirstOrDefault() is not { } letter || letter.Letter.Language == language;

    /// <summary>"Conference Room 4, United Nations Headquarters, New York": as much as letters give; empty where they give nothing.</summary>
    public string Place(Session session, bool withRoom = true) => phrases.Row(
    [
        withRoom && session.Room is { } room ? glossary.Place(room).Text : null,
        session.Building is { } building ? glossary.Place(building).Text : null,
        session.City is { } city && !NamesCity(session.Building, city) ? glossary.Place(city).Text : null,
    ]);

    /// <summary>Whether the name of the building ends in the city's, in the answer's language.</summary>
    private bool NamesCity(string? building, string city) => building is not null && glossary.Place(building).Text.EndsWith(glossary.Place(city).Text, StringComparison.Ordinal);

    /// <summary>A room as a sentence names it: "the ECOSOC Chamber", "Conference Room 4".</summary>
    public string Room(string room)
    {
        var last = room[(room.LastIndexOf(' ') + 1)..];
        var numbered = last.Any(char.IsDigit) || last.All("IVXLC".Contains);
        return phrases.Say(numbered ? "room.numbered" : "room.proper", ("room", glossary.Place(room)));
    }

    /// <summary>" in New York", or nothing.</summary>
    public string InCity(Session session) => session.City is { } city ? phrases.Say("in.city", ("city", glossary.Place(city))) : "";

    /// <summary>When it is, as one sentence.</summary>
    public string When(Session session)
    {
        if (!session.Stands)
        {
            return changes.Off(session, Name(session));
        }

        if (session.Start is not { } start)
        {
            return phrases.Sentence("when.unknown", ("session", FullName(session)));
        }

        var end = session.End ?? start;
        var first = session.Sittings.Where(s => s.Date == start && s.From is not null).OrderBy(s => s.From).ToList();
        var tense = Tense(session);
        if (start == end)
        {
            // A break between two sittings of a day is told with the facts.
            var hours = first.Count == 0 ? "" : phrases.Say(
                first[^1].To is null ? "hours.at" : "hours.fromTo",
                ("from", times.Hour(first[0].From!.Value)),
                ("to", first[^1].To is { } to ? times.Hour(to) : "")) + ByClock(session, first[0]);
            return phrases.Sentence($"when.day.{tense}", ("session", Name(session)), ("day", times.Day(start)), ("hours", hours), ("place", InCity(session)), ("own", OwnStart(session, first)));
        }

        if (first.Count == 0)
        {
            return phrases.Sentence($"when.days.{tense}", ("session", Name(session)), ("days", times.Span(start, end)), ("place", InCity(session)));
        }

        var at = phrases.Say("hours.at", ("from", times.Hour(first[0].From!.Value)), ("to", "")) + ByClock(session, first[0]);
        return phrases.Sentence($"when.begins.{tense}", ("session", Name(session)), ("day", times.Day(start)), ("hours", at), ("place", InCity(session)), ("own", OwnStart(session, first)), ("end", times.Day(end)));
    }

    /// <summary>An hour is never told without its clock: the city's, or this.</summary>
    private static string ByClock(Session session, Sitting sitting) => ClockName.Of(session, sitting) is { } clock ? " " + clock : "";

    private string OwnStart(Session session, IReadOnlyList<Sitting> first)
    {
        var oneDay = (session.End ?? session.Start) == session.Start;
        return times.Own(session, first.Count > 1 && oneDay ? [first[0] with { To = first[^1].To }] : first, startAlone: !oneDay);
    }

    /// <summary>"past" once it is over, "now" while it is on, else "future": the keys of phrases.</summary>
    public string Tense(Session session) => clock.IsOver(session) ? "past" : clock.IsOn(session) ? "now" : "future";

    /// <summary>Its days, hours, rooms and place, of the days that matter alone where such are given.</summary>
    public IEnumerable<Fact> TimesAndPlace(Session session, IReadOnlyList<LocalDate>? only = null)
    {
        if (!session.Stands)
        {
            // Days that no longer hold are told as such, and no hours or rooms beside them.
            if (changes.WasFor(session) is { } was)
            {
                yield return new Fact(phrases.Say("fact.was"), was);
            }

            yield break;
        }

        var days = session.Days.Where(d => only is null || only.Contains(d)).ToList();
        if (days.Count > 0)
        {
            yield return new Fact(phrases.Say("fact.days", ("count", days.Count)), times.Days(days));
        }

        var lines = SittingLines(session, only);
        if (lines.Count > 0)
        {
            yield return new Fact(
                session.City is { } city ? phrases.Say("fact.hours.in", ("city", glossary.Place(city))) : phrases.Say("fact.hours"),
                string.Join('\n', lines));
        }

        if (Place(session) is { Length: > 0 } place)
        {
            yield return new Fact(phrases.Say("fact.place"), phrases.Say(PlaceSource(session), ("place", place)));
        }
    }

    /// <summary>A line for each day: its hours by the venue's clock, the room where the days have different ones, the asker's hours.</summary>
    public IReadOnlyList<string> SittingLines(Session session, IReadOnlyList<LocalDate>? only = null)
    {
        var lines = new List<string>();
        foreach (var day in session.Sittings.Where(s => only is null || only.Contains(s.Date)).GroupBy(s => s.Date))
        {
            foreach (var room in day.GroupBy(s => s.Room).Where(r => r.Key is not null || r.Any(s => s.From is not null)))
            {
                var timed = room.Where(s => s.From is not null).ToList();
                var hours = phrases.List([.. timed.Select(s => times.Hours(s.From!.Value, s.To))]) + (timed.Count > 0 ? ByClock(session, timed[0]) : "");
                var parts = new[] { hours, room.Key is { } name && session.Room is null ? glossary.Place(name).Text : "" }.Where(p => p.Length > 0).ToList();
                if (parts.Count > 0)
                {
                    lines.Add(phrases.Say(
                        "fact.sitting",
                        ("day", times.DayMonth(day.Key)),
                        ("what", phrases.Row(parts)),
                        ("own", times.Own(session, timed))));
                }
            }
        }

        return lines;
    }

    /// <summary>All that letters give of a session, but for its name.</summary>
    public IEnumerable<Fact> All(Session session, IReadOnlyList<LocalDate>? only = null)
    {
        foreach (var fact in TimesAndPlace(session, only))
        {
            yield return fact;
        }

        if (session.Theme is { } theme)
        {
            yield return new Fact(phrases.Say("fact.theme"), Quoted(session, theme));
        }

        if (session.Invited.Count > 0)
        {
            yield return new Fact(phrases.Say("fact.invited"), Invited(session));
        }

        if (session.Level is { } level)
        {
            yield return new Fact(phrases.Say("fact.level"), Quoted(session, level));
        }

        if (session.Convenor is { } convenor)
        {
            yield return new Fact(phrases.Say("fact.convenor"), glossary.Office(convenor));
        }

        if (session.Mode != SessionMode.Unstated)
        {
            yield return new Fact(phrases.Say("fact.mode"), glossary.Mode(session.Mode));
        }

        if (session.Status != SessionStatus.Scheduled)
        {
            yield return new Fact(phrases.Say("fact.status"), glossary.Status(session.Status));
        }
    }

    public string Invited(Session session) => phrases.List([.. session.Invited.Select(glossary.Invitee)]);

    /// <summary>How a place is said: as a letter has it, or with a word that it was inferred.</summary>
    private static string PlaceSource(Session session) =>
        (session.City is not null && session.Inferred.Contains("city"), session.Building is not null && session.Inferred.Contains("building")) switch
        {
            (true, true) => "place.inferred",
            (true, false) => "place.city.inferred",
            (false, true) => "place.building.inferred",
            _ => "place.read",
        };

    /// <summary>What was not read but inferred of these fields, as sentences.</summary>
    public IEnumerable<string> Inferred(Session session, params IReadOnlyList<string> fields)
    {
        if (session.Inferred.Contains("year") && session.Start is { } start && catalogue.LettersOf(session).FirstOrDefault() is { } letter)
        {
            yield return phrases.Say("inferred.year", ("year", start.Year.ToString(phrases.Grammar.Culture)), ("date", times.Plain(letter.Letter.Date)));
        }

        if (session.City is { } city && session.Inferred.Contains("city") && fields.Contains("city"))
        {
            yield return phrases.Say("inferred.city", ("city", glossary.Place(city)), ("session", Name(session)));
        }
    }

    /// <summary>What of a session staff put right, as a sentence; null where the letters' words stand as they were read.</summary>
    public string? Corrected(Session session)
    {
        if (session.Corrected is not { Count: > 0 } fields)
        {
            return null;
        }

        var corrected = fields.Where(f => f is not ("start" or "end")).Select(glossary.Field).Distinct(StringComparer.Ordinal).ToList();
        return corrected.Count == 0 ? null : phrases.Say("corrected.staff", ("fields", phrases.List(corrected)), ("session", Name(session)));
    }
}

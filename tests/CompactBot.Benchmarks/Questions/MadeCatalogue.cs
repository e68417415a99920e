using System.Globalization;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Benchmarks.Questions;

/// <summary>
/// A catalogue of many processes, each with letters that announce four sessions: thematic sessions, rounds, hearings, dialogues, briefings. The
/// first process is the one that the corpus of questions asks about; the others lie around it in time, in its cities and in others.
/// </summary>
internal static class MadeCatalogue
{
    private const int SessionsOfALetter = 4;

    private static readonly LocalDate First = new(2010, 1, 4);

    private static readonly LocalDate Asked = new(2018, 2, 10);

    private static readonly (string City, string Building, string Zone, string[] Rooms)[] Places =
    [
        ("New York", "United Nations Headquarters", "America/New_York", ["Trusteeship Council Chamber", "ECOSOC Chamber", "Conference Room 4", "Conference Room 1"]),
        ("Geneva", "Palais des Nations", "Europe/Zurich", ["Room XIX", "Room XX", "Assembly Hall", "Room VII"]),
        ("Vienna", "Vienna International Centre", "Europe/Vienna", ["Boardroom A", "Boardroom B", "Boardroom D", "M Building"]),
        ("Nairobi", "United Nations Office at Nairobi", "Africa/Nairobi", ["Conference Room 2", "Conference Room 3", "Conference Room 9", "Conference Room 11"]),
    ];

    private static readonly string[] Subjects =
    [
        "human rights", "irregular migration", "international cooperation", "contributions of diasporas", "smuggling of migrants", "decent work", "ocean science",
        "marine genetic resources", "plastic pollution", "digital cooperation", "outer space", "early warning", "food systems", "safe drinking water", "road safety",
        "public health", "vaccines", "open data", "sustainable transport", "forest management", "desertification", "small islands", "trade in arms", "cultural property",
    ];

    private static readonly Issuer[] Issuers =
    [
        new("Juan José Gómez Camacho", "Ambassador and Permanent Representative of Mexico to the United Nations"),
        new("Jürg Lauber", "Ambassador and Permanent Representative of Switzerland to the United Nations"),
        new("Miroslav Lajčák", "President of the General Assembly"),
    ];

    private static readonly SessionKind[] Kinds =
    [
        SessionKind.ThematicSession, SessionKind.ThematicSession, SessionKind.StakeholderDialogue, SessionKind.NegotiationRound, SessionKind.NegotiationRound,
        SessionKind.StakeholderHearing, SessionKind.Briefing, SessionKind.ThematicSession, SessionKind.NegotiationRound, SessionKind.Consultation,
    ];

    /// <param name="processes">How many processes.</param>
    /// <param name="sessions">How many sessions each has.</param>
    public static CatalogueSnapshot Of(int processes, int sessions) =>
        CatalogueSnapshot.Of(Enumerable.Range(0, processes).SelectMany(p => Letters(p, sessions)));

    private static IEnumerable<LetterReading> Letters(int process, int sessions)
    {
        var name = process == 0
            ? new ProcessName("compact migration orderly regular safe", "Global Compact for Safe, Orderly and Regular Migration")
            : new ProcessName(string.Create(CultureInfo.InvariantCulture, $"agreement area{process} {Subjects[process % Subjects.Length]}"), string.Create(CultureInfo.InvariantCulture, $"Agreement on {Subjects[process % Subjects.Length]} in area {process}"));
        var start = process == 0 ? new LocalDate(2017, 9, 4) : First.PlusDays(process * 7919 % 5000);
        for (var first = 0; first < sessions; first += SessionsOfALetter)
        {
            yield return Letter(process, name, start, first, Math.Min(SessionsOfALetter, sessions - first));
        }
    }

    private static LetterReading Letter(int process, ProcessName name, LocalDate start, int first, int count)
    {
        // No letter is dated after the day on which is asked.
        var written = LocalDate.Min(start.PlusDays((first * 30) - 25), Asked.PlusDays(-1 - (process % 400) - (40 - first)));
        var id = string.Create(CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(written)}-{process}-{first}");
        var paragraphs = new List<LetterParagraph> { new(0, 1, LetterPart.Head, LocalDatePattern.Iso.Format(written)) };
        var sessions = new List<Session>();
        for (var i = 0; i < count; i++)
        {
            sessions.Add(Session(process, name, id, start, first + i, paragraphs));
        }

        return new LetterReading
        {
            Letter = new Letter { Id = id, FileName = id + ".txt", Date = written, Language = "en", Paragraphs = paragraphs },
            Place = Places[process % Places.Length].City,
            Subject = name.Name,
            Kind = LetterKind.Invitation,
            Process = name,
            Issuers = [Issuers[process % Issuers.Length]],
            Sessions = sessions,
            Deadlines = [new Deadline("registration", sessions[0].Start!.Value.PlusDays(-7), paragraphs[1].Text, 1)],
            Enclosures = [new Enclosure($"draft agreement on {Subjects[process % Subjects.Length]}", paragraphs[1].Text, 1)],
            References = [new Reference(string.Create(CultureInfo.InvariantCulture, $"A/RES/{60 + (process % 12)}/{1 + (process % 300)}"), "8", paragraphs[1].Text, 1)],
            Links = process % 7 == 0 ? [string.Create(CultureInfo.InvariantCulture, $"https://example.org/{process}")] : [],
        };
    }

    private static Session Session(int process, ProcessName name, string letter, LocalDate start, int number, List<LetterParagraph> paragraphs)
    {
        var kind = Kinds[number % Kinds.Length];
        var ordinal = (number / Kinds.Length * Kinds.Count(k => k == kind)) + Kinds.Take((number % Kinds.Length) + 1).Count(k => k == kind);
        var place = Places[(process + number) % Places.Length];
        var days = Enumerable.Range(0, 1 + (number % 3)).Select(d => start.PlusDays((number * 30) + d)).ToList();
        var theme = Subjects[(process + number) % Subjects.Length];
        var title = string.Join(' ', kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()).ToArray()).Replace("  ", " ", StringComparison.Ordinal);
        var text = string.Create(CultureInfo.InvariantCulture, $"The {title} number {ordinal} of the {name.Name}, on {theme}, will be held on {LocalDatePattern.Iso.Format(days[0])} in {place.Rooms[number % 4]}, {place.Building}, {place.City}, from 10 a.m. to 1 p.m.");
        paragraphs.Add(new LetterParagraph(paragraphs.Count, 1, LetterPart.Body, text));
        Evidence Of(string field) => new(field, letter, paragraphs.Count - 1, 0, text);
        return new Session
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{kind}-{ordinal}"),
            Kind = kind,
            Ordinal = ordinal,
            Title = title,
            Theme = theme,
            Start = days[0],
            End = days[^1],
            Days = days,
            City = place.City,
            Building = place.Building,
            Room = place.Rooms[number % 4],
            Zone = place.Zone,
            Sittings = [.. days.Select(d => new Sitting(d, new LocalTime(10, 0), new LocalTime(13, 0), place.Rooms[number % 4]))],
            Process = name.Key,
            Invited = [Invitee.MemberStates],
            Evidence = [Of("start"), Of("title"), Of("days"), Of("city"), Of("building"), Of("room"), Of("sittings"), Of("theme")],
        };
    }
}

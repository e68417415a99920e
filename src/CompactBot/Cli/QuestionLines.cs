using System.Text.Json;
using CompactBot.Contracts;
using CompactBot.Core.Answers;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Cli;

/// <summary>Answers requests of the contract over one catalogue, each conversation a dialogue of its own.</summary>
internal sealed class QuestionLines(CatalogueSnapshot catalogue, Respondent respondent, DateTimeZone home, IClock clock)
{
    private readonly Dictionary<string, Dialogue> _dialogues = new(StringComparer.Ordinal);
    private readonly Dictionary<LocalDate, CatalogueSnapshot> _known = [];

    /// <summary>One line of JSON in, one out. Never throws for what is in the line.</summary>
    public string Answer(string line)
    {
        AskRequest? request = null;
        string? problem = "a request is a JSON object, such as {\"text\": \"when is the next round\"}";
        Answer? answer = null;
        try
        {
            request = JsonSerializer.Deserialize(line, AskContract.Default.AskRequest);
        }
        catch (JsonException error)
        {
            problem = $"this line is not a request: {error.Message}";
        }

        if (request is not null)
        {
            (answer, problem) = Answer(request);
        }

        var written = answer is null ? AskAnswer.Unreadable(request?.Id, problem!) : AskAnswer.For(request!.Id, answer);
        return JsonSerializer.Serialize(written, AskContract.Line.AskAnswer);
    }

    /// <summary>The answer, or what is wrong with the request.</summary>
    public (Answer? Answer, string? Problem) Answer(AskRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return (null, "the question is empty: give its words (in a batch, as \"text\")");
        }

        DateTimeZone? zone = null;
        if (request.Zone is not null && (zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(request.Zone)) is null)
        {
            return (null, $"'{request.Zone}' is no zone: give an IANA name such as Europe/Paris");
        }

        var here = zone ?? home;
        var now = clock.GetCurrentInstant();
        var today = now.InZone(here).Date;
        if (request.Now is not null)
        {
            if (Moment(request.Now, here) is not var (at, day))
            {
                return (null, $"'{request.Now}' is no time: give ISO 8601 such as 2018-02-10T09:00:00-05:00 or 2018-02-10, of a year from {KnownYears.First} to {KnownYears.Last}");
            }

            (now, today) = (at, day);
        }

        var dialogue = request.Conversation is { } key ? _dialogues.GetValueOrDefault(key, Dialogue.Empty) : Dialogue.Empty;
        var turn = respondent.Answer(KnownOn(today), new Question(request.Text, now, zone, SpokenHere(request.Language)), dialogue);
        if (request.Conversation is { } conversation)
        {
            _dialogues[conversation] = turn.Next;
        }

        return (turn.Answer, null);
    }

    /// <summary>The instant, and the day that it is where it was said: letters dated up to that day are known.</summary>
    private static (Instant At, LocalDate Day)? Moment(string text, DateTimeZone zone)
    {
        var withOffset = OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } full
            ? full
            : OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>").Parse(text);
        if (withOffset.Success)
        {
            return !KnownYears.Hold(withOffset.Value.Date) ? null : (withOffset.Value.ToInstant(), withOffset.Value.Date);
        }

        var local = LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } withTime ? withTime.Value
            : LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text) is { Success: true } withMinutes ? withMinutes.Value
            : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value.At(LocalTime.Midnight)
            : (LocalDateTime?)null;
        return local is { } value && KnownYears.Hold(value.Date) ? (value.InZoneLeniently(zone).ToInstant(), value.Date) : null;
    }

    /// <summary>A language that is not spoken here is as good as none: it is told from the words.</summary>
    private static string? SpokenHere(string? language) =>
        language is not null && LanguageTags.Spoken.Contains(language, StringComparer.OrdinalIgnoreCase) ? language : null;

    private CatalogueSnapshot KnownOn(LocalDate day)
    {
        if (!_known.TryGetValue(day, out var snapshot))
        {
            _known[day] = snapshot = catalogue.AsOf(day);
        }

        return snapshot;
    }
}

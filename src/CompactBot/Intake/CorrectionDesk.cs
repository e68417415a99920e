using System.Data.Common;
using CompactBot.Core.Corrections;
using CompactBot.Core.Reading;
using CompactBot.Delivery;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Intake;

/// <summary>
/// The one door for corrections. The correction, the catalogue's next version and the drafts that follow it are one transaction; whoever
/// corrects something that another changed meanwhile is told so, and nothing is kept.
/// </summary>
public sealed partial class CorrectionDesk(
    Database database,
    ReviewStore review,
    CorrectionStore corrections,
    Drafts drafts,
    LiveCatalogue catalogue,
    IClock clock,
    ILogger<CorrectionDesk> log)
{
    /// <summary>Why and who may be as long as this.</summary>
    private const int Longest = 500;

    private static readonly CorrectionWords Words = CorrectionWords.Spoken;

    /// <summary>Corrects fields of a session; what says the same as stands there is left out.</summary>
    /// <param name="letterId">The letter.</param>
    /// <param name="key">The session's, as <see cref="CorrectedReading.Sessions"/> has it.</param>
    /// <param name="values">Fields of <see cref="SessionFields"/> with their texts; null or empty: the letter does not say.</param>
    /// <param name="note">Who and why.</param>
    public Task<CorrectionOutcome> SessionAsync(string letterId, string key, IReadOnlyDictionary<string, string?> values, CorrectionNote note) =>
        CorrectAsync(letterId, note, held => held.Corrected.Sessions.FirstOrDefault(s => s.Key == key) is { Now: { } now } session
            ? Differences(now, session.Read, key, values)
            : Missing());

    /// <summary>Adds a session that the letter convenes and the reader did not see.</summary>
    /// <param name="letterId">The letter.</param>
    /// <param name="paragraph">The number of the paragraph that it stands in.</param>
    /// <param name="values">Its fields.</param>
    /// <param name="note">Who and why.</param>
    public Task<CorrectionOutcome> AddAsync(string letterId, int paragraph, IReadOnlyDictionary<string, string?> values, CorrectionNote note) =>
        CorrectAsync(letterId, note, held =>
        {
            ArgumentNullException.ThrowIfNull(values);
            var number = held.Corrections.Count(c => c is { Field: Correction.Added, Undoes: null }) + 1;
            var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SessionKey.NewPrefix}{number}");
            var kind = values.GetValueOrDefault("kind") ?? "";
            var start = new Session { Id = key, Kind = SessionKind.Event, Title = "" };
            var found = Differences(start, null, key, values);
            var fields = found.Entries.Where(e => e.Field != "kind");
            return found with { Entries = [new Entry(key, Correction.Added, kind, null, null) { Paragraph = paragraph }, .. fields] };
        });

    /// <summary>Drops a session that the letter does not convene.</summary>
    public Task<CorrectionOutcome> DropAsync(string letterId, string key, CorrectionNote note) =>
        CorrectAsync(letterId, note, held => held.Corrected.Sessions.FirstOrDefault(s => s.Key == key) is { Now: { } now }
            ? new Found([new Entry(key, Correction.Dropped, null, now.Title, now.Title)], [])
            : Missing());

    /// <summary>Corrects fields of the letter itself; see <see cref="LetterFields"/>.</summary>
    public Task<CorrectionOutcome> LetterAsync(string letterId, IReadOnlyDictionary<string, string?> values, CorrectionNote note) =>
        CorrectAsync(letterId, note, held =>
        {
            var (entries, problems, now) = (new List<Entry>(), new List<(string, string)>(), held.Corrected.Reading);
            foreach (var field in LetterFields.All.Where(f => values.ContainsKey(f.Name)))
            {
                var given = Given(values[field.Name]);
                if (field.Problem(given) is { } problem)
                {
                    problems.Add((field.Name, problem));
                }
                else if (field.Read(field.Write(now, given)) is var value && value != field.Read(now))
                {
                    entries.Add(new Entry(null, field.Name, value, field.Read(now), field.Read(held.Read)));
                }
            }

            return new Found(entries, problems);
        });

    /// <summary>Undoes a correction by another one, which can be undone too.</summary>
    public Task<CorrectionOutcome> UndoAsync(string letterId, long number, CorrectionNote note) =>
        CorrectAsync(letterId, note, held => held.Corrections.FirstOrDefault(c => c.Number == number) is { } wrong
            && !Correction.Undone(held.Corrections).Contains(number)
                ? new Found([new Entry(wrong.Session, wrong.Field, wrong.From, wrong.Value, wrong.Read) { Undoes = number }], [])
                : Missing());

    private static Found Differences(Session now, Session? read, string key, IReadOnlyDictionary<string, string?> values)
    {
        var (entries, problems, session) = (new List<Entry>(), new List<(string, string)>(), now);
        foreach (var field in SessionFields.All.Where(f => values.ContainsKey(f.Name)))
        {
            var (given, stood) = (Given(values[field.Name]), field.Read(now));
            if (field.Problem(given) is { } problem)
            {
                problems.Add((field.Name, problem));
            }
            else if (given != stood && field.Write(session, given) is var after && (field.Read(after) != field.Read(session) || field.Read(after) != stood))
            {
                session = after;
                entries.Add(new Entry(key, field.Name, field.Read(after), stood, read is null ? null : field.Read(read)));
            }
        }

        return new Found(entries, problems.Count > 0 || entries.Count == 0 ? problems : [.. SessionFields.Contradictions(session)]);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Found Missing() => new([], []) { IsMissing = true };

    private static IEnumerable<(string Field, string Problem)> ProblemsOf(CorrectionNote note)
    {
        if (string.IsNullOrWhiteSpace(note.By))
        {
            yield return ("by", Words.NameMissing);
        }

        if (string.IsNullOrWhiteSpace(note.Why))
        {
            yield return ("why", Words.WhyMissing);
        }

        if (note.By.Length > Longest || note.Why.Length > Longest)
        {
            yield return (note.By.Length > Longest ? "by" : "why", Words.TooLong);
        }
    }

    private async Task<CorrectionOutcome> CorrectAsync(string letterId, CorrectionNote note, Func<HeldLetter, Found> find)
    {
        ArgumentNullException.ThrowIfNull(note);
        var outcome = await database.InTransactionAsync(async transaction =>
        {
            if (await review.FindAsync(letterId, transaction) is not { } held)
            {
                return CorrectionOutcome.Of(CorrectionStatus.NotFound, $"There is no letter {letterId}.");
            }

            if (note.Mark is { } mark && mark != held.Mark)
            {
                return Told(held, mark);
            }

            var found = find(held);
            if (found.IsMissing)
            {
                return CorrectionOutcome.Of(CorrectionStatus.NotFound, "It is no longer there; nothing was kept.");
            }

            (string, string)[] problems = [.. found.Problems, .. ProblemsOf(note)];
            if (problems.Length > 0)
            {
                return new CorrectionOutcome(CorrectionStatus.Refused, "Nothing was kept yet:", problems, []);
            }

            if (found.Entries.Count == 0)
            {
                return CorrectionOutcome.Of(CorrectionStatus.Nothing, Words.Nothing);
            }

            await KeepAsync(held, found.Entries, note, transaction);
            return CorrectionOutcome.Of(CorrectionStatus.Done, $"Kept. {(found.Entries.Count == 1 ? "1 fact" : $"{found.Entries.Count} facts")} of the letter {(found.Entries.Count == 1 ? "stands" : "stand")} as you say.");
        });
        LogOutcome(log, letterId, outcome.Status);
        await catalogue.RefreshAsync();
        return outcome;
    }

    private static CorrectionOutcome Told(HeldLetter held, string mark)
    {
        var seen = long.TryParse(mark.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
        var meanwhile = held.Corrections.Where(c => c.Number > seen).ToList();
        var who = string.Join(", ", meanwhile.Select(c => c.By).DefaultIfEmpty("another reading").Distinct(StringComparer.Ordinal));
        return new CorrectionOutcome(CorrectionStatus.Meanwhile, $"Changed meanwhile by {who}. Nothing of yours was kept yet: look at both, and keep yours if it still holds.", [], meanwhile);
    }

    private async Task KeepAsync(HeldLetter held, IReadOnlyList<Entry> entries, CorrectionNote note, DbTransaction transaction)
    {
        var now = clock.GetCurrentInstant();
        foreach (var entry in entries)
        {
            await corrections.InsertAsync(
                new Correction
                {
                    Letter = held.Read.Letter.Id,
                    Session = entry.Session,
                    Field = entry.Field,
                    Value = entry.Value,
                    From = entry.From,
                    Read = entry.Read,
                    Paragraph = entry.Paragraph,
                    Undoes = entry.Undoes,
                    By = note.By.Trim(),
                    At = now,
                    Why = note.Why.Trim(),
                },
                transaction);
        }

        await review.NextVersionAsync(held.FileId, "correction", transaction);
        var readings = await RemadeRemarks.KeepAsync(review, new HashSet<long> { held.FileId }, transaction);
        await drafts.FollowAsync(readings, held.FileId, transaction);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Correction of letter {Letter}: {Status}")]
    private static partial void LogOutcome(ILogger logger, string letter, CorrectionStatus status);

    private sealed record Found(IReadOnlyList<Entry> Entries, IReadOnlyList<(string Field, string Problem)> Problems)
    {
        public bool IsMissing { get; init; }
    }

    private sealed record Entry(string? Session, string Field, string? Value, string? From, string? Read)
    {
        public int? Paragraph { get; init; }

        public long? Undoes { get; init; }
    }
}

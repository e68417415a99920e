using CompactBot.Core.Reading;

namespace CompactBot.Core.Corrections;

/// <summary>
/// A reading with the corrections of people laid over it. What a person said holds, whatever the reader reads; where a correction no
/// longer finds its place, or the reader now agrees or says something else, that is a remark, and nothing is lost in silence.
/// </summary>
public sealed class CorrectedReading
{
    private static readonly CorrectionWords Words = CorrectionWords.Spoken;

    private readonly LetterReading _read;
    private readonly List<Slot> _slots;
    private readonly List<Remark> _remarks = [];
    private readonly Dictionary<string, Slot?> _found = new(StringComparer.Ordinal);

    private CorrectedReading(LetterReading read)
    {
        _read = read;
        _slots = [.. read.Sessions.Select(s => new Slot(SessionKey.Of(s).ToString(), s) { Now = s })];
    }

    /// <summary>The letter with everything that holds; its remarks are the reader's and those about corrections.</summary>
    public LetterReading Reading { get; private set; } = null!;

    /// <summary>Its sessions with the keys that corrections name them by, in the order of the reading; those that are dropped too.</summary>
    public IReadOnlyList<CorrectedSession> Sessions { get; private set; } = [];

    /// <param name="read">What the reader read.</param>
    /// <param name="corrections">All corrections of that letter, undone ones and undoings included.</param>
    public static CorrectedReading Of(LetterReading read, IReadOnlyList<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(corrections);
        var corrected = new CorrectedReading(read);
        corrected.Apply(Correction.Standing(corrections));
        corrected.Reading = corrected.Reading with
        {
            TimesCorrected = corrections.Count,
            LastCorrected = corrections.Count == 0 ? null : corrections.Max(c => c.At),
        };
        return corrected;
    }

    private void Apply(IReadOnlyList<Correction> standing)
    {
        var letter = _read;
        foreach (var correction in standing)
        {
            var isLast = !standing.Any(c => c.Number > correction.Number && c.Session == correction.Session && c.Field == correction.Field);
            if (correction.Session is { } key)
            {
                ApplyToSession(correction, key, isLast);
            }
            else if (LetterFields.Find(correction.Field) is { } field && field.Problem(correction.Value) is null)
            {
                letter = Staffs(field.Write(letter, correction.Value), correction.Field);
                Compare(correction, isLast, field.Read(_read), _read.Evidence.FirstOrDefault(e => e.Field == correction.Field));
            }
        }

        // A correction of the process is one of all sessions; those that were corrected since keep what they have otherwise.
        var process = standing.Any(c => c.Session is null && c.Field == "process");
        foreach (var slot in _slots.Where(s => s.Now is not null && process))
        {
            slot.Now = slot.Now! with { Process = letter.Process?.Key };
        }

        MeetAdded(standing);
        Sessions = [.. _slots.Select(s => new CorrectedSession(s.Key, s.Read, s.Now is null ? null : Named(s), s.DroppedBy))];
        Reading = letter with { Sessions = [.. Sessions.Select(s => s.Now).OfType<Session>()], Remarks = [.. letter.Remarks, .. _remarks] };
    }

    private void ApplyToSession(Correction correction, string key, bool isLast)
    {
        if (correction.Field == Correction.Added)
        {
            _slots.Add(_found[key] = new Slot(key, null) { Now = New(correction, key), Paragraph = correction.Paragraph });
            return;
        }

        var slot = Find(key);
        if (slot is null)
        {
            // The fields of a session whose adding was undone went with it.
            if (isLast && !key.StartsWith(SessionKey.NewPrefix, StringComparison.Ordinal))
            {
                Remark(correction.Field == Correction.Dropped ? RemarkSeverity.Info : RemarkSeverity.Warning, correction.Field == Correction.Dropped ? "correction-moot" : "correction-unplaced", correction.Field == Correction.Dropped ? Words.MootDrop : Words.Unplaced, correction, SessionKey.Parse(key)?.Quote ?? key);
            }
        }
        else if (correction.Field == Correction.Dropped)
        {
            slot.Now = null;
            slot.DroppedBy = correction;
        }
        else if (slot.Now is { } now && SessionFields.Find(correction.Field) is { } field && field.Problem(correction.Value) is null)
        {
            var written = field.Write(now, correction.Value);
            slot.Now = Staffs(written, field, slot);
            if (field.Name == "sittings" && written.Room != now.Room && SessionFields.Find("room") is { } room)
            {
                slot.Now = Staffs(slot.Now, room, slot);
            }

            if (slot.Read is { } read)
            {
                Compare(correction, isLast, field.Read(read), read.Evidence.FirstOrDefault(e => field.Evidence.Contains(e.Field)));
            }
        }
    }

    private Slot? Find(string key)
    {
        if (_found.TryGetValue(key, out var known))
        {
            return known;
        }

        var exact = _slots.Find(s => s.Key == key);
        var index = exact is null ? SessionKey.Parse(key)?.IndexIn([.. _read.Sessions]) ?? -1 : -1;
        return _found[key] = exact ?? (index >= 0 ? _slots[index] : null);
    }

    /// <summary>Where the reader reads otherwise than when the correction was made, staff are told; its word is the same as ever where it stands.</summary>
    private void Compare(Correction correction, bool isLast, string? readNow, Evidence? place)
    {
        if (!isLast || readNow == correction.Read)
        {
            return;
        }

        if (readNow == correction.Value)
        {
            Remark(RemarkSeverity.Info, "correction-moot", Words.Moot, correction, FieldName(correction), place);
        }
        else
        {
            Remark(RemarkSeverity.Warning, "correction-stands", Words.Stands, correction, FieldName(correction), place, readNow ?? "–");
        }
    }

    private void Remark(RemarkSeverity severity, string code, string text, Correction correction, string what, Evidence? place = null, string? read = null) =>
        _remarks.Add(new Remark(
            severity, code, CorrectionWords.Fill(text, what, correction.By, CorrectionText.Day(correction.At.InUtc().Date), read), place?.Quote ?? "", place?.Paragraph ?? 0));

    /// <summary>What a person added and the reader now finds too is one session: the person's, with the reader's words.</summary>
    private void MeetAdded(IReadOnlyList<Correction> standing)
    {
        foreach (var added in _slots.Where(s => s.Read is null && s.Now is not null))
        {
            var twin = _slots.Find(s => s.Read is not null && s.Now is { } other && IsSame(other, added.Now!));
            if (twin is null)
            {
                continue;
            }

            var evidence = twin.Now!.Evidence.Where(e => added.Now!.Evidence.All(own => own.Field != e.Field));
            added.Now = added.Now! with { Evidence = [.. added.Now!.Evidence, .. evidence] };
            twin.Now = null;
            var correction = standing.First(c => c.Session == added.Key && c.Field == Correction.Added);
            twin.DroppedBy = correction;
            Remark(RemarkSeverity.Info, "correction-moot", Words.MootAdd, correction, added.Now.Title);
        }
    }

    private static bool IsSame(Session a, Session b) =>
        a.Kind == b.Kind && a.Start == b.Start && a.Ordinal == b.Ordinal && (a.Ordinal is not null || string.Equals(a.Title, b.Title, StringComparison.OrdinalIgnoreCase));

    private Session New(Correction correction, string key)
    {
        var session = new Session { Id = key, Kind = CorrectionText.Name<SessionKind>(correction.Value) ?? SessionKind.Event, Title = correction.Value ?? "", Process = _read.Process?.Key };
        var near = NearestWords.In(_read.Letter, session.Title, correction.Paragraph);
        return session with { Evidence = [new Evidence("kind", _read.Letter.Id, near.Paragraph, near.Start, near.Quote) { Source = EvidenceSource.Staff }] };
    }

    /// <summary>The letter's words that were read stay its evidence, marked as put right by staff: the nearest where the field had none.</summary>
    private Session Staffs(Session session, SessionField field, Slot slot)
    {
        var had = session.Evidence.Where(e => field.Evidence.Contains(e.Field)).ToList();
        var near = had.FirstOrDefault() ?? (slot.Paragraph is null ? session.Evidence.FirstOrDefault(e => e.Field is "title" or "start") : null) ?? Nearest(session, slot.Paragraph);
        var places = had.Count == 0 ? [near] : had.DistinctBy(e => (e.Paragraph, e.Start, e.Quote));
        var staffs = field.Evidence.Take(field.Name == "days" ? 3 : 1).SelectMany(name => places.Select(e => e with { Field = name, Source = EvidenceSource.Staff }));
        return session with
        {
            Evidence = [.. staffs, .. session.Evidence.Except(had)],
            Inferred = [.. session.Inferred.Except(field.Evidence, StringComparer.Ordinal)],
        };
    }

    private Evidence Nearest(Session session, int? paragraph)
    {
        var (number, start, quote) = NearestWords.In(_read.Letter, session.Title, paragraph);
        return new Evidence("title", _read.Letter.Id, number, start, quote);
    }

    private LetterReading Staffs(LetterReading letter, string field)
    {
        var had = letter.Evidence.Where(e => e.Field == field).ToList();
        var near = NearestWords.In(letter.Letter, letter.Subject, letter.Letter.Paragraphs[0].Number);
        IEnumerable<Evidence> places = had.Count > 0 ? had : [new Evidence(field, letter.Letter.Id, near.Paragraph, near.Start, near.Quote)];
        return letter with { Evidence = [.. places.Select(e => e with { Source = EvidenceSource.Staff }), .. letter.Evidence.Except(had)] };
    }

    /// <summary>An id follows what it is made of; the name that calendars know the session by stays what it was.</summary>
    private static Session Named(Slot slot)
    {
        var session = slot.Now!;
        if (slot.Read is { } read && read.Kind == session.Kind && read.Ordinal == session.Ordinal && (session.Ordinal is not null || read.Start == session.Start))
        {
            return session;
        }

        return session with { Id = SessionFields.IdOf(session), CalendarId = slot.Read is { } was ? was.CalendarId ?? was.Id : null };
    }

    private static string FieldName(Correction correction) => correction.Field;

    private sealed class Slot(string key, Session? read)
    {
        public string Key { get; } = key;

        public Session? Read { get; } = read;

        public Session? Now { get; set; }

        public int? Paragraph { get; init; }

        public Correction? DroppedBy { get; set; }
    }
}

/// <summary>A session of a letter as it was read and as it holds.</summary>
/// <param name="Key">What corrections name it by.</param>
/// <param name="Read">As the reader has it; null where a person added it.</param>
/// <param name="Now">With the corrections; null where it is dropped.</param>
/// <param name="DroppedBy">The correction that dropped it.</param>
public sealed record CorrectedSession(string Key, Session? Read, Session? Now, Correction? DroppedBy);

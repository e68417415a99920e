using System.Globalization;
using System.Text;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.World;
using NodaTime.Text;

namespace CompactBot.Core.Reading;

/// <summary>Reads all facts of one letter.</summary>
internal sealed partial class LetterFacts
{
    /// <summary>How many sessions a subject names.</summary>
    private const int MostSubjects = 2;

    /// <summary>A letter with more damage is told to be damaged, not each of its words.</summary>
    private const int MostMends = 12;

    private readonly LetterDraft _draft;
    private readonly Gazetteer _gazetteer;
    private readonly ReadingWords _words;
    private readonly IssuerReader _issuers;
    private readonly ProcessReader _processes;
    private readonly DocumentReader _documents;
    private readonly SessionReader _sessions;

    public LetterFacts(IDateReader dates, LetterDraft draft, Gazetteer gazetteer)
    {
        _draft = draft;
        _gazetteer = gazetteer;
        _words = ReadingWords.Of(draft.Language);
        var letterWords = LetterWords.Of(draft.Language);
        _issuers = new IssuerReader(letterWords, new LetterLines(dates, letterWords, draft.Language));
        _processes = new ProcessReader(_words);
        _documents = new DocumentReader(_words, _processes);
        _sessions = new SessionReader(dates, _words, gazetteer, draft.Language, draft.Date, isDayFirst: FigureOrder.IsDayFirst(draft), draft.IsUndated) { Own = draft.IsUndated ? null : draft.DateSpan };
    }

    /// <summary>The days that it names, whatever they are of.</summary>
    public IReadOnlyList<DateMention> Days(CancellationToken cancellation)
    {
        _sessions.Read(_draft.Body, cancellation);
        return _sessions.Dates;
    }

    /// <param name="takenIds">Ids of the other letters of the file.</param>
    /// <param name="cancellation">Ends it between two sentences.</param>
    public LetterReading Read(IReadOnlyList<string> takenIds, CancellationToken cancellation)
    {
        _sessions.Read(_draft.Body, cancellation);
        var drafts = _sessions.ReadTitle(_draft.Head, _draft.DateSpan);
        var sentences = _sessions.Sentences;
        var enclosures = _documents.Enclosures(sentences);
        var earlier = EarlierLetters();
        var isCover = IsCover(enclosures, drafts);
        var (subject, lead) = Subject(drafts, enclosures, sentences, isCover);
        var id = Id(lead, takenIds);
        var process = _processes.Read(sentences);
        var addressees = _issuers.Addressees(_draft, name => _gazetteer.City(name)?.City);
        var writtenIn = _draft.Place is { } place ? _gazetteer.City(place.Text) : null;
        var finisher = new SessionFinisher(id, writtenIn ?? CityIn(addressees?.Text) ?? (_issuers.Seat(_draft) is { } seat ? _gazetteer.City(seat) : null), process?.Process.Key, _sessions.IsByDay, [.. drafts]);
        var sessions = drafts.Select(finisher.Finish).ToList();
        var changed = _sessions.Undated.Select(finisher.Finish).ToList();
        var role = Role(sentences);
        var issuers = _issuers.Read(_draft);
        var deadlines = Deadlines();
        return new LetterReading
        {
            Letter = new Letter { Id = id, FileName = _draft.FileName, Date = _draft.Date, Language = _draft.Language, Paragraphs = _draft.Paragraphs },
            Place = _draft.Place?.Text,
            Subject = subject,
            Kind = KindOf(isCover, sessions, changed.Count > 0 || _sessions.Corrections.Count > 0, enclosures, deadlines),
            Process = process?.Process,
            Issuers = [.. issuers.Select(i => i.Issuer)],
            Role = role?.Text,
            Addressees = addressees?.Text,
            Sessions = sessions,
            Changed = changed,
            Corrections = _sessions.Corrections,
            Revision = RevisionReader.Read(ChangeWords.Of(_draft.Language), sentences, _sessions.Dates),
            Deadlines = deadlines,
            Enclosures = enclosures,
            References = _documents.References(sentences),
            EarlierLetters = earlier,
            Links = _documents.Links(sentences),
            Remarks = Remarks(drafts, sessions, issuers),
            Secrets = new SecretFinder(_words).Find(_draft.Paragraphs),
            Evidence = Evidence(id, addressees?.Span, process?.Span, role, issuers),
        };
    }

    private List<Evidence> Evidence(
        string id, LetterSpan? addressees, LetterSpan? process, LetterSpan? role, IReadOnlyList<(Issuer Issuer, LetterSpan Span)> issuers)
    {
        var evidence = new List<Evidence>();
        void Add(string field, LetterSpan? span)
        {
            if (span is not null)
            {
                evidence.Add(new Evidence(field, id, span.Paragraph, span.Start, span.Text));
            }
        }

        Add("date", _draft.DateSpan);
        Add("place", _draft.Place);
        Add("process", process);
        foreach (var issuer in issuers)
        {
            Add("issuers", issuer.Span);
        }

        Add("role", role);
        Add("addressees", addressees);
        return evidence;
    }

    private LetterSpan? Role(IReadOnlyList<Sentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            if (_words.Role.First(sentence.Text)?.Groups["role"] is { } role)
            {
                return sentence.Span(role.Index, role.Length);
            }
        }

        return null;
    }

    private static LetterKind KindOf(bool isCover, List<Session> sessions, bool changes, IReadOnlyList<Enclosure> enclosures, List<Deadline> deadlines) =>
        isCover ? LetterKind.Cover
        : sessions.Exists(s => s.Status is SessionStatus.Scheduled or SessionStatus.Tentative) ? LetterKind.Invitation
        : sessions.Count > 0 || changes ? LetterKind.Notice
        : enclosures.Count > 0 ? LetterKind.Transmittal
        : deadlines.Count > 0 ? LetterKind.Notice
        : LetterKind.Other;

    /// <summary>A short letter that encloses another letter covers it.</summary>
    private bool IsCover(IReadOnlyList<Enclosure> enclosures, IReadOnlyList<SessionDraft> drafts) =>
        enclosures.Count > 0 && _words.CoverWords.IsMatch(enclosures[0].What) && _words.CoverWords.Match(enclosures[0].What).Index < 30
        && _draft.Body.Count() <= 4 && drafts.Count <= 2;

    /// <summary>A stated subject; else what the letter announces and encloses, in its own order. The lead is what its id is made of.</summary>
    private (string Subject, string Lead) Subject(
        IReadOnlyList<SessionDraft> sessions, IReadOnlyList<Enclosure> enclosures, IReadOnlyList<Sentence> sentences, bool isCover)
    {
        if (_issuers.Subject(_draft) is { } stated)
        {
            return (stated.Text, stated.Text);
        }

        if (isCover)
        {
            var covered = Capitalized(enclosures[0].What);
            return (covered, covered);
        }

        var parts = new List<string>();
        var first = sessions.Count > 0 ? sessions[0] : null;
        if (enclosures.Count > 0 && (first is null || enclosures[0].Paragraph < first.Groups[0].Mention!.Sentence.Paragraph))
        {
            parts.Add(enclosures[0].What);
        }

        parts.AddRange(sessions.Select(s => s.Title).Distinct(StringComparer.OrdinalIgnoreCase));
        if (parts.Count == 0 && sentences.Count > 0)
        {
            parts.Add(Shortened(sentences[0].Text));
        }

        return parts.Count == 0
            ? (_draft.FileName, _draft.FileName)
            : (Capitalized(string.Join(_words.SubjectSeparator, parts.Take(MostSubjects))), parts[0]);
    }

    private string Id(string lead, IReadOnlyList<string> taken)
    {
        var slug = new StringBuilder();
        foreach (var word in lead.Split([' ', '-', '/', '_', '.', ',', ';', ':', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(7))
        {
            if (slug.Length > 0 && _words.SlugStops.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                break;
            }

            // Letters without their marks, so that an id can be typed and stand in an address.
            var plain = string.Concat(word.Normalize(NormalizationForm.FormD).Where(c => char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
            if (plain.Length > 0)
            {
                slug.Append('-').Append(plain.ToLowerInvariant());
            }
        }

        var id = LocalDatePattern.Iso.Format(_draft.Date) + slug;
        var free = id;
        for (var n = 2; taken.Contains(free, StringComparer.Ordinal); n++)
        {
            free = $"{id}-{n.ToString(CultureInfo.InvariantCulture)}";
        }

        return free;
    }

    private List<EarlierLetter> EarlierLetters()
    {
        var earlier = new List<EarlierLetter>();
        foreach (var mention in _sessions.Dates.Where(d => d.Role == DateRole.Letter && d.Days[0] <= _draft.Date))
        {
            var sentence = mention.Sentence;
            var word = _words.LetterWords.Matches(sentence.Before(mention.Start)).LastOrDefault();
            var from = word is null ? mention.Start : sentence.BeforeStart(mention.Start) + word.Index;
            var about = _words.LetterAbout.Match(sentence.After(mention.End)) is { Success: true } match ? OneLine(match.Groups["about"].Value).TrimEnd(',', ' ') : null;
            if (!earlier.Exists(e => e.Date == mention.Days[0]))
            {
                earlier.Add(new EarlierLetter(mention.Days[0], about, sentence.Span(from, mention.End - from).Text, sentence.Paragraph) { YearInferred = mention.YearInferred });
            }
        }

        return earlier;
    }

    private List<Remark> Remarks(IReadOnlyList<SessionDraft> drafts, List<Session> sessions, IReadOnlyList<(Issuer Issuer, LetterSpan Span)> issuers)
    {
        var writer = new RemarkWriter();
        var used = _sessions.Dates.Where(d => d.Role is DateRole.Letter or DateRole.Deadline || d.IsPastPromise || d.YearImpossible || drafts.Any(s => s.Groups.Exists(g => g.Days.SequenceEqual(d.Days))));
        var remarks = used.SelectMany(writer.OfDate).ToList();
        remarks.AddRange(_sessions.BackwardHours.Concat(_sessions.BackwardDays).Select(writer.EndBeforeStart));
        remarks.AddRange(drafts
            .SelectMany(d => d.Groups.Append(d.Undated))
            .Where(g => g.Rooms.Count > 1 && g.Room is null)
            .Select(g => writer.TwoRooms(g.Rooms)));
        remarks.AddRange(sessions
            .Where(s => s.Zone is null && s.Sittings.Any(x => x.From is not null))
            .Select(s => writer.ZoneUnknown(s.Evidence.First(e => e.Field == "sittings"))));
        remarks.AddRange(Mends(issuers).DistinctBy(m => m.Written.Text).Take(MostMends).Select(m => writer.Mended(m.Written, m.Read)));
        remarks.AddRange(new LetterChecks(_words).Of(drafts, sessions));
        return [.. remarks.Distinct().OrderBy(r => r.Paragraph)];
    }

    private IEnumerable<(LetterSpan Written, string Read)> Mends(IReadOnlyList<(Issuer Issuer, LetterSpan Span)> issuers)
    {
        var date = TextMender.Of(LetterWords.Of(_draft.Language)).Mend(_draft.DateSpan.Text);
        var names = issuers.Where(i => i.Issuer.Name != OneLine(i.Span.Text)).Select(i => (i.Span, i.Issuer.Name));
        return (date is null ? _sessions.Mends : _sessions.Mends.Prepend((_draft.DateSpan, date.Text))).Concat(names);
    }

    private Place? CityIn(string? text) => text is null ? null : _gazetteer.Find(text).FirstOrDefault(m => m.Kind == MentionKind.City)?.Place;

    private static string Capitalized(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Shortened(string text)
    {
        var line = OneLine(text);
        if (line.Length <= 120)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', 117);
        return line[..(cut > 0 ? cut : 117)] + "…";
    }
}

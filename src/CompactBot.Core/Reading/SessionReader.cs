using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>
/// Reads the sessions that a letter convenes. A session needs a day: what is only mentioned, or lies before the letter, is none. Each day
/// goes to the session named nearest before it in its sentence, hours and rooms to the day nearest before them.
/// </summary>
internal sealed partial class SessionReader
{
    private readonly ReadingWords _words;
    private readonly LocalDate _written;
    private readonly TextMender _mender;
    private readonly SentenceSplitter _sentences;
    private readonly SessionNameFinder _names;
    private readonly DateMentionReader _dates;
    private readonly DayChanges _dayChanges;
    private readonly SameDays _sameDays;
    private readonly VenueFinder _venues;
    private readonly SessionAttributes _attributes;
    private readonly SessionBook _book;
    private readonly SittingReader _sittings;
    private readonly ChangeReader _changes;

    public SessionReader(IDateReader dates, ReadingWords words, Gazetteer gazetteer, string language, LocalDate written, bool isDayFirst, bool isUndated = false)
    {
        _words = words;
        _written = written;
        _mender = TextMender.Of(LetterWords.Of(language));
        _sentences = new SentenceSplitter(words);
        _names = SessionNameFinder.Of(words);
        var changes = ChangeWords.Of(language);
        _changes = new ChangeReader(words, changes);
        _dates = new DateMentionReader(dates, words, changes, language, written, isDayFirst, isUndated);
        _dayChanges = new DayChanges(words, changes, written);
        _sameDays = new SameDays(words);
        _venues = new VenueFinder(words, gazetteer);
        _attributes = new SessionAttributes(words);
        _book = new SessionBook(words);
        _sittings = new SittingReader(words, _book, _changes.IsTakenBack, _changes.IsGivenUp);
    }

    public IReadOnlyList<SessionDraft> Read(IEnumerable<LetterParagraph> body, CancellationToken cancellation)
    {
        var all = new List<Sentence>();
        foreach (var paragraph in body)
        {
            var mended = _mender.Mend(paragraph.Text);
            if (mended is not null)
            {
                Mends.AddRange(mended.Mends.Select(m => (new LetterSpan(paragraph.Number, m.Start, m.Written), m.Read)));
            }

            all.AddRange(_sentences.Split(paragraph, mended));
        }

        NoteDayFirst(all);
        NoteLabelFirst(all);
        foreach (var sentence in all)
        {
            cancellation.ThrowIfCancellationRequested();
            Sentences.Add(sentence);
            if (!IsDateline(sentence))
            {
                Read(sentence);
            }
        }

        ReadEntries();
        ReadLoose();
        _book.PlaceUnderPlurals();
        _book.SettleTitles(_changes.IsTold);
        _book.PartByCity();

        // Something is convened, and no word of the letter says what.
        if (_book.Convened().Count == 0 && _untitled is var (_, when))
        {
            ReadUntitled(when, cancellation);
        }

        ReadUnnamed();
        return _book.Convened();
    }

    private void Read(Sentence sentence, SessionName? untitled = null, bool isAgain = false)
    {
        var sittingOn = _book.CurrentDays;
        var (mentions, hours) = _dates.Read(sentence, sittingOn);
        mentions = UnderDeadlines(sentence, [.. _dayChanges.Replaced(sentence, _sameDays.Of(sentence, _dayChanges.Of(sentence, mentions), sittingOn)).Where(m => !IsOwn(m))]);
        if (untitled is null && !isAgain)
        {
            Dates.AddRange(mentions);
        }

        var spans = mentions.Select(m => (m.Start, m.End)).Concat(hours.Select(h => (h.Start, h.End))).ToList();
        var venues = _venues.Find(sentence, [.. mentions.Select(m => m.Start)]);

        mentions = WithKeptDay(sentence, mentions, hours, venues);

        // "Conference Room 2" names no conference; "the session of the United Nations Office" names no place.
        var names = _names.Find(sentence, [.. spans, .. venues.Where(v => v.Kind == MentionKind.City).Select(v => (v.Start, v.End))]).Where(n => !venues.Any(v => n.Start >= v.Start && n.Start < v.End)).ToList();
        names = _dates.Months.Count == 0 ? names : names.ConvertAll(n => _dates.Months.FirstOrDefault(m => m.Start >= n.Start && m.End <= n.End) is { Month: > 0 } of ? n with { Month = of.Month } : n);
        if (untitled is not null)
        {
            names = [untitled, .. names.Where(n => n.Rank == NameRank.Context)];
        }

        if (_book.Model(sentence) is var model && _names.Elliptic(sentence, model) is { } elliptic && !names.Exists(n => n.Start < elliptic.End))
        {
            names.Insert(0, IsPart(elliptic, model) ? elliptic with { Ordinal = model!.Ordinal(), OrdinalSpan = null, Title = model.Title, Kind = model.Kind, Tail = model.Name.Tail } : elliptic);
        }

        if (untitled is null && !isAgain && NoteEntry(sentence, mentions, hours, venues, names))
        {
            return;
        }

        mentions = InColumns(sentence, WithoutFree(sentence, mentions));
        var days = mentions.Where(m => m.Role == DateRole.Session).ToList();
        if (_table.Over(sentence, mentions.Count > 0) is var column && (column is not null || TableHead.IsRowOfStrokes(sentence)))
        {
            names = column is not null && _names.InRow(sentence, column) is { } inRow ? [inRow]
                : days.Count > 0 && names.Count == 0 && TableHead.FirstCell(sentence) is (0, > 0 and var end) && end <= days[0].Start && (_table.ColumnOf(sentence, 0) is not null || TableHead.IsRowOfStrokes(sentence)) ? [_names.Called(sentence, 0, sentence.Text[..end].Trim())]
                : names;
        }

        names = UnderHeads(sentence, CalledBehind(sentence, names, days), days);
        names = WithoutParts(sentence, Listed(sentence, names, days, [.. names], hours.Count > 0 || venues.Count > 0), days);
        var goingOn = _book.Continuing(sentence);
        var isNamedAnew = false;
        if (days.Count > 0 && names.TrueForAll(n => n.Rank != NameRank.Subject && n.Start >= days[^1].End) && _names.Convened(sentence, spans) is { } convened && (!convened.IsIndefinite || hours.Count > 0 || venues.Any(v => v.Kind == MentionKind.Room)) && (goingOn is null || convened.IsIndefinite || convened.Title.Any(char.IsUpper) || _names.IsAnother(convened)))
        {
            names.Insert(0, convened);
            isNamedAnew = goingOn is { Groups.Count: 0 };
        }

        names.AddRange(_names.Relative(sentence).Where(r => !names.Exists(n => n.Ordinal is not null && n.End <= r.Start && r.Start - n.End < MostOfTitle && sentence.Text.AsSpan(n.End, r.Start - n.End).IndexOfAny(",.;:()") < 0)).Concat(_names.Gapped(sentence, days)).Where(r => !names.Exists(n => n.Start < r.End && r.Start < n.End) && !venues.Any(v => v.Start < r.End && r.Start < v.End)).ToList());
        names.AddRange(Abbreviated(sentence, names, days, spans, venues));
        names.Sort((one, other) => one.Start.CompareTo(other.Start));
        if (LabelAhead(sentence, names, days, hours.Count > 0 || venues.Count > 0) is { } labelled)
        {
            names.Insert(0, labelled);
        }

        if (days.Count > 0 && names.Count == 0 && SentenceSplitter.IsItem(sentence) && (hours.Count > 0 || venues.Count > 0) && _names.Labelled(sentence, days[0]) is { } label)
        {
            names.Add(label);
        }

        if (days.Count > 0 && names.Count == 0 && (hours.Count > 0 || venues.Count > 0 || _words.Convening?.IsMatch(sentence.Text) == true || _words.Tentative.IsMatch(sentence.Text)))
        {
            _untitled ??= (sentence, days[0]);
        }

        if (untitled is null && !isAgain)
        {
            NoteUnnamed(sentence, names, days, hours, venues);
        }

        names = PutOff(names, mentions, days);
        var slots = new List<(DateMention Mention, SessionDraft Draft, DayGroup Group)>();
        var about = new List<(SessionDraft Draft, SessionName? Name)>();

        NoteHeld(names, mentions);
        Assign(sentence, names, days, slots, about);
        NoteList(sentence, names, days, slots);

        slots.Where(l => TableHead.IsRow(sentence)).ToList().ForEach(l => l.Draft.SamePlaceAs ??= _book.Placed(l.Draft));

        // "We invite you to the group meetings. They will be held in Geneva. Group 1 will meet from …": the place of them all.
        slots.Where(l => isNamedAnew && l.Draft != goingOn).ToList().ForEach(l => l.Draft.SamePlaceAs ??= goingOn);
        var isPast = days.Count == 0 && mentions.Any(m => m.Role == DateRole.Past);
        foreach (var name in names.Where(n => n.Rank != NameRank.Context && about.TrueForAll(a => a.Name != n)))
        {
            // A session that is over waits for no day.
            if (_book.Refer(name, sentence, isAbout: days.Count == 0 && !isPast) is { } draft && days.Count == 0)
            {
                about.Add((draft, name));
            }
        }

        if (about.Count == 0 && _book.Continuing(sentence) is { } current)
        {
            about.Add((current, null));
        }

        var all = days.Count == 0 ? AllOf(sentence, names) : [];
        if (all.Count > 0)
        {
            about = [.. all.Select(d => (d, (SessionName?)null))];
        }

        if (slots.Count == 0 && mentions.Count == 0 && about.TrueForAll(a => a.Draft.Groups.Count == 0))
        {
            NoteLoose(sentence, hours, venues);
        }

        (_lastAll, _lastAllParagraph) = (all, sentence.Paragraph);
        if (_words.WeekdaysOnly?.IsMatch(sentence.Text) == true)
        {
            about.ForEach(a => a.Draft.WeekdaysOnly = true);
            _isWithoutWeekends = true;
        }

        var dated = slots.Count > 1 ? about.Select(a => a.Name).OfType<SessionName>().ToList() : [];
        foreach (var (draft, name) in about.Where(a => a.Name is null || a.Name.Rank == NameRank.Subject || about.TrueForAll(other => other.Name == a.Name)))
        {
            _attributes.Read(sentence, draft, name, dated);
        }

        if (_words.SameCity?.Match(sentence.Text) is { Success: true } sameCity && about.Count > 0)
        {
            _book.PlaceInCityBefore(about[^1].Draft, sentence.Span(sameCity.Index, sameCity.Length));
        }

        PartCancelledLines(sentence, slots, about);
        var at = new SentenceSlots(sentence, mentions, slots, about, all.Count > 1) { Hours = hours, Venues = venues };
        _changes.Read(at, hours, venues);
        var isPaired = hours.Count == slots.Count && hours.Count > 1 && _words.Respectively.IsMatch(sentence.Text);
        for (var i = 0; i < hours.Count; i++)
        {
            _sittings.AddHours(hours[i], isPaired ? at with { Slots = [slots[i]], Mentions = [slots[i].Mention] } : at);
        }

        if (_words.SameHours?.Match(sentence.Text) is { Success: true } sameHours)
        {
            _sittings.AddHoursAsBefore(sameHours, at);
        }

        if (_words.SameRoom?.Match(sentence.Text) is { Success: true } sameRoom)
        {
            _sittings.AddRoomAsBefore(sameRoom, at);
        }

        var paired = _words.Respectively.IsMatch(sentence.Text) ? PairCities(sentence, venues, [.. slots.Where(s => Paired(sentence, days).Contains(s.Mention))]).Concat(PairRooms(sentence, venues, slots)).ToList() : [];
        foreach (var venue in venues.Where(v => !paired.Contains(v) && !_changes.IsTakenBack(sentence, v.Start, v.End) && !names.Exists(n => n.Start < v.End && v.Start < n.End)))
        {
            _sittings.AddVenue(venue, at);
        }

        if (_words.SamePlace?.Match(sentence.Text) is { Success: true } same)
        {
            (slots.Count > 0 ? slots.Select(s => s.Draft) : about.TakeLast(1).Select(a => a.Draft)).Distinct().ToList().ForEach(d => _book.PlaceAsBefore(d, sentence.Span(same.Index, same.Length)));
        }
    }
}

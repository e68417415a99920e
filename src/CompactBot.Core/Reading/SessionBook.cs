using CompactBot.Core.Letters;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>The sessions of a letter that is being read: tells whether a name is of one that is already known ("this meeting") or of a new one.</summary>
internal sealed partial class SessionBook(ReadingWords words)
{
    /// <summary>No letter names more: what comes beyond is a list of something else.</summary>
    private const int MostSessions = 200;

    private readonly List<SessionDraft> _drafts = [];
    private readonly Dictionary<SessionKind, int> _held = [];
    private SessionDraft? _last;
    private int _lastParagraph = -1;

    /// <summary>Those that have a day, in the order of the letter.</summary>
    public IReadOnlyList<SessionDraft> Convened() => [.. _drafts.Where(d => d.Groups.Count > 0)];

    /// <summary>"At the same venue": the place of the session named before.</summary>
    public void PlaceAsBefore(SessionDraft draft, LetterSpan words)
    {
        var at = _drafts.IndexOf(draft);
        if (draft.City is null && draft.Building is null && at > 0 && _drafts.FindLastIndex(at - 1, d => d.City is not null || d.Building is not null) is >= 0 and var before)
        {
            var place = _drafts[before];
            (draft.City, draft.Building, draft.Place, draft.KnownBuilding) = (place.City, place.Building, place.Place, place.KnownBuilding);
            draft.Note("city", words);
            draft.Note("building", words);
        }
    }

    /// <summary>"In the same city": that of the session named before.</summary>
    public void PlaceInCityBefore(SessionDraft draft, LetterSpan words)
    {
        if (draft.City is null && Placed(draft) is { } there)
        {
            (draft.City, draft.Place) = (there.City ?? there.KnownBuilding?.Place.City, there.Place ?? there.KnownBuilding?.Place);
            draft.Note("city", words);
        }
    }

    /// <summary>The days of the session that was named last.</summary>
    public IReadOnlyList<LocalDate> CurrentDays => _last is { Groups.Count: > 0 } ? [.. _last.Days] : [];

    /// <summary>The session that sits on those days.</summary>
    public SessionDraft? On(IReadOnlyList<LocalDate> days) => _drafts.FindLast(d => d.Groups.Count > 0 && days.All(d.Days.Contains));

    /// <summary>The same, of which a line of fields ("dates: …") and those below it speak.</summary>
    public SessionDraft? GoneOn(IReadOnlyList<LocalDate> days, Sentence sentence) => On(days) is not { } draft ? null : words.FieldLine.IsMatch(sentence.Text) ? Touch(draft, sentence) : draft;

    /// <summary>Those of a kind that have a day.</summary>
    public IReadOnlyList<SessionDraft> All(SessionKind kind) => [.. _drafts.Where(d => d.Groups.Count > 0 && d.Kind == kind)];

    /// <summary>Those without a day of which something is said that another letter's session can take.</summary>
    public IReadOnlyList<SessionDraft> Undated() =>
        [.. _drafts.Where(d => d.Groups.Count == 0 && !d.Name.IsPlural && (d.Name.IsDefinite || d.Name.Ordinal is not null)
            && (d.Status != SessionStatus.Scheduled || d.Change.IsConfirmed || d.Undated.Hours.Count + d.Undated.Rooms.Count > 0 || d.City is not null || d.Building is not null || d.Mode != SessionMode.Unstated))];

    /// <summary>Those with a day that the paragraph, or the one before it, speaks of.</summary>
    public IReadOnlyList<SessionDraft> InParagraph(int paragraph) =>
        [.. _drafts.Where(d => d.Groups.Exists(g => g.Mention is { } m && paragraph - m.Sentence.Paragraph is 0 or 1))];

    /// <summary>The session that a sentence without a name goes on about.</summary>
    public SessionDraft? Continuing(Sentence sentence) =>
        _last is not null && !SentenceSplitter.IsItem(sentence) && (sentence.Paragraph == _lastParagraph
            || (sentence.Paragraph == _lastParagraph + 1 && (IsField(sentence) || words.Pronoun.IsMatch(sentence.Text))))
            ? Touch(_last, sentence)
            : null;

    /// <summary>The session after whose name one that is named by its ordinal alone is called.</summary>
    public SessionDraft? Model(Sentence sentence) =>
        _drafts.FindLast(d => (d.Ordinal() is not null || d.Name.IsPlural) && sentence.Paragraph - d.Name.Sentence.Paragraph is >= 0 and <= 2);

    /// <summary>"The meetings of 12 and 13 March": days of a session that is known already.</summary>
    public SessionDraft? Covering(SessionName name, DateMention day) =>
        name is { IsGeneric: true, IsPlural: true, Ordinal: null, Count: null, Rank: NameRank.Subject } && name.Start > day.Start && name.Tail.Length > 0
            ? _drafts.FindLast(d => d.Groups.Count > 0 && d.Days.Count() > day.Days.Count && day.Days.All(d.Days.Contains))
            : Whole(name, day) ?? Plenaries(name, day);

    private SessionDraft? Whole(SessionName name, DateMention day) =>
        name is { IsGeneric: true, Ordinal: null, Tail.Length: 0 } && ((name.IsDefinite && IsCalledAfter(name)) || name.Title.Length == name.Head.Length + 1)
            ? _drafts.FindLast(d => d.Groups.Count > 0 && d.Days.Count() > day.Days.Count && day.Days.All(d.Days.Contains))
            : null;

    /// <summary>Where the session that goes on has no day yet, and another of its kind has this one, it is the other that the day speaks of.</summary>
    public SessionDraft? WithDay(SessionDraft? goingOn, DateMention day) =>
        goingOn is { Groups.Count: 0 } ? _drafts.FindLast(d => d.Kind == goingOn.Kind && d.Groups.Count > 0 && day.Days.All(d.Days.Contains)) ?? goingOn : goingOn;

    /// <summary>The session that a name with a day is of.</summary>
    public SessionDraft? For(SessionName name, DateMention day, Sentence sentence)
    {
        var goesOn = words.Resuming.IsMatch(sentence.Text) || words.Moved.IsMatch(sentence.Text) || words.Postponed.IsMatch(sentence.Text) || day.ReplacesOthers;
        var known = Find(name, d => d.Groups.Count == 0 || goesOn || d.Days.Intersect(day.Days).Any());
        if (known is null && name.Ordinal is null)
        {
            known = _drafts.FindLast(d => d.Days.Any() && IsAlike(d, name) && !(name.Series is not null && d.Name.Series == name.Series && d.Title != name.Title) && day.Days.All(d.Days.Contains) && !((name.IsIndefinite || !IsCalledAfter(name)) && d.Days.Count() > day.Days.Count) && (d.Name.Tail.Length * name.Tail.Length == 0 || SameTail(d, name) || TailNames(d, name)));
        }

        // "Additional sessions on 11 to 15 May", and below "the consultations will begin on 11 May".
        known ??= name is { IsDefinite: true, Ordinal: null, Tail.Length: 0, Rank: NameRank.Subject } && _drafts.FindAll(d => d.Groups.Count > 0 && day.Days.All(d.Days.Contains)) is [{ Kind: SessionKind.Event, Name: { IsGeneric: true, Ordinal: null, Tail.Length: 0 } } generic] ? generic : null;

        // "the Fourth Meeting of the Intergovernmental Group, 2–4 June", and below "the Fourth Meeting of ICG-CARIBE, 2 to 4 June".
        known ??= name.Ordinal is not null && (day.Days.Count > 1 || name.Kind == SessionKind.Conference) ? _drafts.FindLast(d => d.Ordinal() == name.Ordinal && (d.Kind == name.Kind || (words.Unspaced && name.Title.EndsWith(d.Title, StringComparison.Ordinal))) && d.Days.SequenceEqual(day.Days)) : null;

        if (known is null && _drafts.Exists(d => d.Groups.Count > 0 && day.Days.All(d.Change.FormerDays.Contains) && !d.Days.Intersect(day.Days).Any() && IsAlike(d, name) && (name.Ordinal is null || d.Ordinal() is null || name.Ordinal == d.Ordinal())))
        {
            // The page still has, below the new days, what it said before they were changed.
            return null;
        }

        return known is not null || _drafts.Count < MostSessions ? Touch(known ?? Add(name, sentence), sentence) : null;
    }

    /// <summary>A second session of the same name: "meetings on 3 and 16 December".</summary>
    public SessionDraft? Another(SessionName name)
    {
        if (_drafts.Count >= MostSessions)
        {
            return null;
        }

        var draft = new SessionDraft(name);
        Describe(draft, name);
        _drafts.Add(draft);
        _last = draft;
        return draft;
    }

    /// <summary>The session that a name without a day is of; a name that may yet get its day is kept.</summary>
    public SessionDraft? Refer(SessionName name, Sentence sentence, bool isAbout)
    {
        // "Meetings will take place daily from ten to one": those of the session just named.
        var isOfLast = name is { IsGeneric: true, Ordinal: null, Tail.Length: 0 } && (name.Title.Length <= name.Head.Length + 1 || name.Count is not null)
            && sentence.Paragraph == _lastParagraph && _last is { Groups.Count: > 0 };
        var all = words.SittingsName?.IsMatch(name.Title) == true ? _drafts.FindAll(d => d.Groups.Count > 0) : [];
        var known = isOfLast ? _last : all is [var only] ? only : OfAll(name) ?? Known(name);
        if (known is null)
        {
            if ((name is { IsWeak: true, Count: null, Ordinal: null } && (sentence.Text.Length > 100 || sentence.Text.EndsWith('.'))) || name.Rank != NameRank.Subject || !isAbout)
            {
                return null;
            }

            if (_drafts.Count >= MostSessions)
            {
                return null;
            }

            known = Add(name, sentence);
        }
        else if (name.Ordinal is not null && known.Ordinal() == name.Ordinal && known.Title == name.Title)
        {
            known.Note("title", name.Span);
        }

        if (known.Groups.Count > 0 || isAbout)
        {
            Touch(known, sentence);
        }

        return known;
    }

    /// <summary>The session last placed, other than that one: what "in the same place" speaks of.</summary>
    public SessionDraft? Placed(SessionDraft other) => _drafts.FindLast(d => d != other && (d.City is not null || d.Building is not null));

    /// <summary>The hours of the last session before that one that has any.</summary>
    public IReadOnlyList<(LocalTime? From, LocalTime? To, LetterSpan Span)> HoursBefore(SessionDraft draft, DayGroup group) =>
        draft.Groups.LastOrDefault(g => g != group && g.Hours.Count > 0)?.Hours ?? _drafts.TakeWhile(d => d != draft).SelectMany(d => d.Groups.Append(d.Undated)).LastOrDefault(g => g.Hours.Count > 0)?.Hours ?? [];

    /// <summary>The room named last, and the session that it is of; not that of those days themselves.</summary>
    public (SessionDraft Draft, DayGroup Group)? RoomBefore(DayGroup group) =>
        _drafts.SelectMany(d => d.Groups.Append(d.Undated).Select(g => (Draft: d, Group: g))).LastOrDefault(p => p.Group != group && p.Group.Room is not null) is { Draft: not null } found ? found : null;

    /// <summary>One of a series that is over: those that the letter convenes count on from it.</summary>
    public void NoteHeld(SessionName name) => _held[name.Kind] = Math.Max(_held.GetValueOrDefault(name.Kind), name.Ordinal ?? 0);

    public SessionDraft? Known(SessionName name) => Find(name, _ => true);

    /// <summary>Adds the days, in place of the old ones where they were moved.</summary>
    public DayGroup AddDays(SessionDraft draft, DateMention day)
    {
        if (draft.Groups.Find(g => g.Days.SequenceEqual(day.Days)) is { } same)
        {
            return same;
        }

        var group = new DayGroup(day.Days, day);
        draft.Groups.Add(group);
        return group;
    }

    private SessionDraft? Find(SessionName name, Func<SessionDraft, bool> suits)
    {
        if (name.Ordinal is { } ordinal)
        {
            var kind = KindOf(name);
            return _drafts.FindLast(d => d.Ordinal() == ordinal && d.Kind == kind && (name.Tail.Length == 0 || d.Name.Tail.Length == 0 || SameTail(d, name)))
                ?? OfSeries(kind, ordinal, name);
        }

        var isReference = name.IsDefinite || words.Resuming.IsMatch(name.Sentence.Text);
        return isReference ? _drafts.FindLast(d => IsAlike(d, name) && suits(d) && (d.Groups.Count == 0 || IsCalledAfter(name)) && (name.Tail.Length == 0 || d.Name.Tail.Length == 0 || SameTail(d, name))) : null;
    }

    /// <summary>"Three consultations, on 15, 22 and 29 March. The first …": the n-th of those that one name gave their days.</summary>
    private SessionDraft? OfSeries(SessionKind kind, int ordinal, SessionName name)
    {
        var held = _held.GetValueOrDefault(kind);
        var series = _drafts.FindAll(d => d.Kind == kind && d.Groups.Count > 0 && d.Name is { IsPlural: true, Ordinal: null } && (d.Name.Count is not null || held > 0));
        if (ordinal <= held || ordinal > held + series.Count || (series[0].Name.Count is { } count && count != series.Count) || name.OrdinalSpan is not { } span)
        {
            return null;
        }

        var nth = series[ordinal - held - 1];
        nth.Nth = ordinal;
        nth.Note("ordinal", span);
        return nth;
    }

    private SessionDraft Add(SessionName name, Sentence sentence)
    {
        var draft = new SessionDraft(name) { Kind = KindOf(name) };
        if (draft.Kind == SessionKind.StakeholderDialogue && !words.StakeholderWords.IsMatch(draft.Title))
        {
            draft.Title = string.Format(System.Globalization.CultureInfo.InvariantCulture, words.WithStakeholders, draft.Title);
        }

        Describe(draft, name);

        // "We hold dialogues with stakeholders in each round. The first dialogue …": what is said of all holds for each.
        if (_drafts.FindLast(d => name.Series is { } head ? d.Name == head && d.Groups.Count == 0 : (d.Name.IsPlural || (words.NoPlurals && d.Name.Ordinal is null && name.Ordinal is not null)) && d.Groups.Count == 0 && d.Kind == draft.Kind && sentence.Paragraph - d.Name.Sentence.Paragraph is 0 or 1) is { } series)
        {
            draft.Invited.UnionWith(series.Invited);
            draft.Mode = series.Mode;
            if (name.Series is not null)
            {
                // "Each of the sessions, from 10 to 1 in Room 3:", and the sessions below.
                draft.Undated.Hours.AddRange(series.Undated.Hours);
                draft.Undated.Rooms.AddRange(series.Undated.Rooms);
                draft.RoomBuildings.AddRange(series.RoomBuildings);
            }

            foreach (var (field, span) in series.Evidence.Where(e => e.Field is "invited" or "mode"))
            {
                draft.Note(field, span);
            }
        }

        _drafts.Add(draft);
        return draft;
    }

    private static void Describe(SessionDraft draft, SessionName name)
    {
        if (name.IsUntitled)
        {
            return;
        }

        draft.Note("title", name.Span);
        if (name.OrdinalSpan is { } ordinal)
        {
            draft.Note("ordinal", ordinal);
        }

        if (name.OfSpan is { } of)
        {
            draft.Note("of", of);
        }
    }

    /// <summary>A dialogue is one with stakeholders where its sentence, or one of the letter's before it, says so.</summary>
    private SessionKind KindOf(SessionName name) =>
        name.Kind == SessionKind.Event && words.DialogueHeads.Contains(name.Head, StringComparer.OrdinalIgnoreCase)
            && (words.StakeholderWords.IsMatch(name.Sentence.Text) || _drafts.Exists(d => d.Kind == SessionKind.StakeholderDialogue && d.Name.Head == name.Head))
            ? SessionKind.StakeholderDialogue
            : name is { Ordinal: { } ordinal, Tail.Length: 0 } && Bare(name) && _drafts.FindLast(d => d.Ordinal() == ordinal - 1 && d.Kind != SessionKind.Event) is { } previous ? previous.Kind
            : name.Ordinal is not null && name.Tail.Length == 0 && Bare(name) && _drafts.FindLast(d => d.Name.IsPlural && d.Name.Head == name.Head && d.Kind != SessionKind.Event) is { } all ? all.Kind
            : name.Kind;

    /// <summary>"The third round": no word tells its kind but those before it.</summary>
    private static bool Bare(SessionName name) => name.Title.Split(' ') is [var one, var two] && (string.Equals(two, name.Head, StringComparison.OrdinalIgnoreCase) || string.Equals(one, name.Head, StringComparison.OrdinalIgnoreCase));

    private SessionDraft Touch(SessionDraft draft, Sentence sentence)
    {
        _last = draft;
        _lastParagraph = sentence.Paragraph;
        return draft;
    }
}

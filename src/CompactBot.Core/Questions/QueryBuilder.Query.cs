using CompactBot.Core.Reading;

namespace CompactBot.Core.Questions;

/// <summary>From what was gathered to the query.</summary>
internal sealed partial class QueryBuilder
{
    private Query Query()
    {
        var opening = _found.Opening(_lexicon);
        DropSmall();
        if ((opening.Corrects ? _asks.Count == 0 : opening.Follows && !_asks.Overlaps(["count", "duration", "until"])) && _howMany is > 0 and < 100 and var meant
            && _references.Count + _days.Count + _hours.Count + _content.Count == 0 && _length is null)
        {
            // "No, five", "and five?": the one of that number.
            _references.Add((new SessionReference(null, [meant], null, Many: false) { Named = false }, _found.Items.Count));
            _howMany = null;
        }

        var yesNo = (opening.YesNo && !opening.Wh) || (opening.Tagged && (!opening.Wh || _references.Count > 0));
        var choice = !opening.Wh && ChoosesBetween();
        yesNo &= !choice;
        var unknown = _content.Where(w => !_index.StandsInALetter(w) && _lexicon.Ordinal(w) is null).ToList();
        if (_cues.Contains("elsewhere") && _askersCity is not null)
        {
            _asks.Add("time"); // a city of sessions, and then what time it is in the asker's
        }

        if (_cues.Contains("former"))
        {
            _asks.ExceptWith(["when", "where", "room", "time", "status"]); // what stood there before a change
        }

        var asksNewDays = _asks.Contains("when") && (_asks.Contains("changes") || (_asks.Contains("status") && opening.Wh)) && _letter is null && !yesNo;
        if (asksNewDays)
        {
            _asks.ExceptWith(["changes", "status"]);
        }

        if (_aboutOnly && _asks.Overlaps(["when", "where", "room", "time", "level", "deadline"]))
        {
            _asks.Remove("theme"); // "what was known about the dates of the round"
        }

        var asksTheme = _asks.Contains("theme");
        if (_content.Count > 0)
        {
            _asks.Remove("theme");
        }

        if (_letter is not null && _asks.Contains("count") && _references is [.., var (_, counted)] && counted < _letterItem)
        {
            _letter = null; // "how many sessions are in your letters"
        }

        if (_asks.Contains("invited") && _asks.Overlaps(["when", "where", "which", "list"]) && _invitees.Count > 0 && _references.Count == 0 && _letter is null && _content.Count == 0)
        {
            // "When can stakeholders take part?"
            _references.Add((new SessionReference(null, [], null, Many: true), _found.Items.Count));
        }

        var isThereafter = _cues.Contains("thereafter") && _asks.All(a => a is "which" or "agenda" or "when") && _references.TrueForAll(r => r.Reference is { Loose: true, Ordinals.Count: 0, Position: null }) && _days.Count + _places.Count + _content.Count == 0 && _letter is null; // "and then?"
        if (isThereafter)
        {
            _asks.Clear();
            _references.Clear();
        }

        var isNegated = IsNegated();
        if (isNegated && _places.Count > 0 && _references is [({ Many: false, Ordinals.Count: 0, Position: null } one, var oneAt)] && _asks.Overlaps(["list", "which"]) && !_asks.Overlaps(["when", "where", "time", "room"]))
        {
            _references[0] = (one with { Many = true }, oneAt); // "list the hearing(s) not held there", where a word has one form for both
        }

        var kind = QueryKinds.Choose(_asks, _cues, _references.Select(r => r.Reference).ToList(), _letter, yesNo, this.Facts());
        if (yesNo && _content.Count > 0 && _content.TrueForAll(_index.IsOfADocument) && _document && _cues.Contains("existence") && kind is QueryKind.Overview or QueryKind.List)
        {
            kind = QueryKind.Enclosures; // "is there a note for the session?"
        }

        var also = _letter is null && _joins ? QueryKinds.Besides(_asks, kind) : null;
        if (also is { } more && kind == QueryKind.Deadline)
        {
            (kind, also) = (more, kind);
        }

        var stated = _asks.Count > 0 && !_asks.All(a => a is "which" or "present" or "overview" or "person" or "start" or "end" && _references.Count == 0 && _letter is null)
            || kind is not (QueryKind.Overview or QueryKind.Agenda or QueryKind.Letters);
        var isAsked = _found.Text.AsSpan().TrimEnd() is [.., '?' or '؟' or '？'];
        var bare = !yesNo && !choice && !opening.Wh && (_length is not null || _cues.Overlaps(["postponed", "cancelled"])) && isAsked;
        var claims = isAsked && !yesNo && !choice && !opening.Wh && !opening.Follows && _asks.Count == 0 && _content.Count == 0 && _references is [({ Named: true, Many: false, Ordinals.Count: 1 }, _)]
            && _days.Count + _places.Count + _rooms.Count + _hours.Count > 0; // "the third round in Geneva?"
        var statement = bare || claims || !yesNo && !choice && !opening.Wh && isAsked && _references.Count == 2 && _cues.Overlaps(["before", "after"]) || !yesNo && !opening.Wh && _references.Count > 0 && !isNegated && opening.VerbBehind(_references[0].Item) && !_asks.Overlaps(["list", "when"])
            && (_days.Count + _places.Count + _rooms.Count + _hours.Count > 0);
        return new Query
        {
            Kind = kind,
            Also = also,
            KindStated = stated,
            References = [.. _references.Select(r => r.Reference).Take(MostReferences)],
            Joined = _joined && _references.Count > 1,
            Letter = _letter,
            Days = [.. _days.DistinctBy(d => (d.From, d.To, d.Named, d.Weekday)).Take(MostDays)],
            Hours = _hours,
            Places = [.. _places.Distinct()],
            AskersCity = _askersCity,
            Rooms = [.. _rooms.Distinct()],
            Invitees = [.. _invitees.Distinct()],
            Offices = [.. _offices.Distinct(StringComparer.Ordinal)],
            People = _people,
            Symbols = _symbols,
            Content = _content,
            Unknown = unknown,
            DayOfSession = _dayOfSession,
            DayShift = _dayShift,
            HowMany = _howMany,
            YesNo = yesNo || statement,
            Wh = opening.Wh,
            NamesDocument = _document,
            Personal = _cues.Contains("personal"),
            Former = _cues.Contains("former"),
            Greets = _cues.Contains("greeting"),
            Programme = _asks.Contains("programme"),
            AsksTheme = asksTheme,
            Ends = _asks.Contains("end"),
            AsksInvited = _asks.Contains("invited"),
            AsksSecret = _cues.Contains("secret"),
            AsksAgenda = _asks.Contains("agenda"),
            Starts = _asks.Contains("start"),
            UnknownIsTheme = _led || asksTheme,
            Phase = _cues.Contains("over") ? SessionPhase.Over : _cues.Contains("begun") ? SessionPhase.Begun : null,
            AskedWords = _askedWords,
            AskedStatus = _cues.Contains("postponed") ? SessionStatus.Postponed : _cues.Contains("cancelled") ? SessionStatus.Cancelled : null,
            AsksBuilding = _asks.Contains("building"),
            Length = yesNo || statement ? _length : null,
            LengthInHours = _lengthInHours,
            SinceLetter = _sinceLetter,
            AsksNewDays = asksNewDays,
            SameWeek = _cues.Contains("sameWeek"),
            Affirms = _cues.Contains("affirms"),
            Relation = isThereafter ? TimeRelation.After : _cues.Contains("overlap") ? TimeRelation.Overlap : _cues.Contains("sameDay") ? TimeRelation.SameDay : _cues.Contains("before") ? TimeRelation.Before : _cues.Contains("after") ? TimeRelation.After : null,
            Compares = _cues.Contains("compare"),
            Universal = _cues.Contains("universal"),
            Existence = _cues.Contains("existence") || (yesNo && _cues.Contains("announced")),
            Negated = isNegated,
            Past = _cues.Contains("past") && !_cues.Contains("future"),
            Follows = opening.Follows || isThereafter || (_found.Items is [_, .., { Count: 1 } end] && WordToken.IsSign(end.Text) && end.Is(MeaningKind.Cue, "follow")),
            Corrects = opening.Corrects,
            Pronoun = _cues.Contains("pronoun") || (_cues.Contains("former") && _references.Count == 0),
            PronounLeads = _pronounLeads,
            Thereafter = _cues.Contains("thereafter"),
            Likewise = _cues.Contains("likewise"),
            AsOf = _cues.Contains("asOf") && _days.Count == 1,
            Doing = opening.Doing || (unknown.Count > 0 && _hours.Count > 0 && _days.Count + _references.Count > 0 && !opening.Wh && !yesNo && _asks.Count == 0),
            Elsewhere = _cues.Contains("elsewhere") && _references.Count + _content.Count == 0 && _letter is null && (_days.Count == 0 || _places.Count == 0),
            NamesProcess = _process,
        };
    }

    /// <summary>A word that is small elsewhere ("会": will, and a meeting) names no session beside one that is named, unless it is asked for or told apart.</summary>
    private void DropSmall()
    {
        if (_references.Count < 2 || _cues.Overlaps(["before", "after", "sameDay", "overlap"]))
        {
            return;
        }

        var small = _references.Where(r => r is { Reference: { Loose: true, Many: false, Ordinals.Count: 0, Position: null } } && ItemAt(r.Item)?.Of(MeaningKind.Stop) is not null && ItemAt(r.Item - 1)?.Of(MeaningKind.Ask) is null).ToList();
        _references.RemoveAll(r => small.Count < _references.Count && small.Contains(r));
    }

    /// <summary>Whether a word negates that does not open a correction: "no, the second one" means that one.</summary>
    private bool IsNegated()
    {
        var opens = true;
        foreach (var item in _found.Items)
        {
            opens &= item.Is(MeaningKind.Cue, "correct") || item.Is(MeaningKind.Cue, "follow") || item.Is(MeaningKind.Cue, "greeting");
            if (!opens && item.Is(MeaningKind.Cue, "negation"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"On Monday or on Tuesday?", "at 9 or 10?": one of them is asked for, and neither is claimed.</summary>
    private bool ChoosesBetween()
    {
        if (!Enumerable.Range(0, _found.Tokens.Count).Any(i => _lexicon.Alternatives.Longest(_found.Tokens, i, _found.Tokens.Count).Length > 0) || _references is not [var (reference, _)] || reference.Many)
        {
            return false;
        }

        var hours = _hours.Count + (_howMany is null ? 0 : 1);
        var ask = _rooms.Count > 1 ? "room" : _places.Count > 1 ? "where" : _days.Count > 1 ? "when" : hours > 1 ? "time" : null;
        if (ask is null)
        {
            return false;
        }

        foreach (var clear in new System.Collections.IList[] { _rooms, _places, _days, _hours }.Where(l => l.Count > 1))
        {
            clear.Clear();
        }

        _howMany = null;
        _asks.Add(ask);
        return true;
    }

    private QueryFacts Facts() => new(
        HasDays: _days.Count > 0 || _dayShift != 0,
        HasContent: _content.Count > 0,
        HasInvitees: _invitees.Count > 0,
        HasOffices: _offices.Count > 0,
        HasPeople: _people.Count > 0,
        HasSymbols: _symbols.Count > 0,
        HasPlace: _places.Count + _rooms.Count > 0)
    {
        HasUnknown = _content.Exists(w => !_index.StandsInALetter(w)),
        HasEnd = _days.Exists(d => d.From == NodaTime.LocalDate.MinIsoValue),
    };

    private static T Named<T>(string kebab)
        where T : struct, Enum => Enum.Parse<T>(kebab.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private void Close()
    {
        if (_ordinals.Count == 0 && _position is null)
        {
            return;
        }

        if (_references is [.., var (last, item)] && _ordinals.Count == 0 && last.Position is null && last.Ordinals.Count == 0)
        {
            _references[^1] = (last with { Position = _position }, item);
        }
        else if (_letter is { Position: null } && _references.Count == 0 && _ordinals.Count == 0)
        {
            _letter = _letter with { Position = _position };
        }
        else
        {
            // "Is the fifth round before the sixth?": of the same kind.
            var kind = _ordinals.Count > 0 && _references is [.., var (other, _)] && (_joined || _cues.Overlaps(["before", "after", "sameDay", "overlap"])) ? other.Kind : null;
            _references.Add((new SessionReference(kind, [.. _ordinals], _position, Many: false) { Named = false }, _found.Items.Count));
        }
    }
}

using CompactBot.Core.Reading;
using CompactBot.Core.World;

namespace CompactBot.Core.Questions;

/// <summary>Folds the words of a question, in order, into a <see cref="Query"/>.</summary>
internal sealed partial class QueryBuilder
{
    /// <summary>Nobody asks of more sessions at once, nor of more days.</summary>
    private const int MostReferences = 12;
    private const int MostDays = 24;

    /// <summary>So many small words may stand between a session and its number ("the session, informal, the first").</summary>
    private const int MostBetween = 2;

    private readonly FoundWords _found;
    private readonly Lexicon _lexicon;
    private readonly CatalogueIndex _index;
    private readonly List<(SessionReference Reference, int Item)> _references = [];
    private readonly HashSet<string> _asks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cues = new(StringComparer.Ordinal);
    private readonly List<int> _ordinals = [];
    private readonly List<DayRange> _days = [];
    private readonly List<HourRange> _hours = [];
    private readonly List<PlaceName> _places = [];
    private string? _askersCity;
    private readonly List<PlaceName> _rooms = [];
    private readonly List<Invitee> _invitees = [];
    private readonly List<string> _offices = [];
    private readonly List<string> _people = [];
    private readonly List<string> _symbols = [];
    private readonly List<string> _content = [];
    private SessionPosition? _position;
    private LetterMention? _letter;
    private int? _dayOfSession;
    private int? _howMany;
    private int _dayShift;
    private string? _askedWords;
    private bool _joined;
    private bool _joins;
    private bool _process;
    private bool _document;
    private bool _led;
    private bool _pronounLeads;
    private int _letterItem;
    private int _numbered = -2;
    private bool _sinceLetter;
    private int? _length;
    private bool _lengthInHours;
    private bool _aboutOnly = true;

    private QueryBuilder(FoundWords found, Lexicon lexicon, CatalogueIndex index) => (_found, _lexicon, _index) = (found, lexicon, index);

    public static Query Build(FoundWords found, Lexicon lexicon, CatalogueIndex index)
    {
        var builder = new QueryBuilder(found, lexicon, index);
        for (var i = 0; i < found.Items.Count; i++)
        {
            builder.Take(i);
        }

        builder.Close();
        return builder.Query();
    }

    private FoundItem? ItemAt(int at) => at >= 0 && at < _found.Items.Count ? _found.Items[at] : null;

    private void Take(int at)
    {
        var item = _found.Items[at];
        if (IsOfTheme(at))
        {
            TakeContent(at, item.Text);
            return;
        }

        switch (item.Kind)
        {
            case ItemKind.Date:
                TakeDate(item);
                break;
            case ItemKind.Place when IsAskers(at):
                _askersCity ??= item.Place?.Place?.City;
                break;
            case ItemKind.Place:
                var city = item.Place?.Kind == MentionKind.Building ? item.Place.Place?.City : item.Name;
                _places.Add(new PlaceName(item.Name!, item.Text)
                {
                    City = city,
                    IsBuilding = item.Place?.Kind == MentionKind.Building,
                    IsCountry = item.Place is { Kind: MentionKind.City, Place: null },
                });
                break;
            case ItemKind.Room:
                _rooms.Add(new PlaceName(item.Name!, item.Text));
                break;
            case ItemKind.Person:
                _people.Add(item.Text);
                break;
            case ItemKind.Symbol:
                _symbols.Add(item.Text);
                break;
            case ItemKind.Number:
                TakeNumber(at, item.Number);
                break;
            case ItemKind.Content:
                TakeContent(at, item.Text);
                break;
            case ItemKind.Phrase:
                TakePhrase(at, item);
                break;
        }
    }

    private void TakePhrase(int at, FoundItem item)
    {
        for (var i = 0; i < item.Meanings.Count; i++)
        {
            if (item.Meanings[i] is { Kind: MeaningKind.Cue, Value: var cue })
            {
                _cues.Add(cue);
                _pronounLeads |= cue == "pronoun" && _references.Count == 0;
            }
        }

        if (item.Count > 1 && _lexicon.Wh.Longest(_found.Tokens, item.First, item.First + 1).Length > 0)
        {
            // "What was the last session": the verb of the phrase tells the time too.
            var verb = item.First + item.Count - 1;
            _cues.UnionWith(_lexicon.Phrases.Longest(_found.Tokens, verb, verb + 1).Meanings.Where(m => m is { Kind: MeaningKind.Cue, Value: "past" }).Select(m => m.Value));
        }

        _joins |= item.Of(MeaningKind.Join) is not null && at > 0;
        _joined |= item.Of(MeaningKind.Join) is not null && _references.Count > 0;
        _process |= item.Of(MeaningKind.Process) is not null;
        if (item.Of(MeaningKind.Number) is { } number && (item.Of(MeaningKind.Stop) is null || IsBehindKind(at)))
        {
            TakeNumber(at, number.Number);
            return;
        }

        if (item.Of(MeaningKind.SessionKind) is { } kind)
        {
            TakeKind(at, kind);
        }
        else if (item.Of(MeaningKind.Letter) is { } letter)
        {
            _sinceLetter |= Enumerable.Range(0, item.First).Any(i => _lexicon.Since.Contains(_found.Tokens[i].Text));
            (_letter, _letterItem) = _letter is null ? (new LetterMention(_position, [.. _ordinals], letter.Many), at) : (_letter, _letterItem);
            (_position, _) = (null, 0);
            _ordinals.Clear();
        }
        else if (item.Of(MeaningKind.Ordinal) is { } ordinal)
        {
            TakeOrdinal(at, ordinal.Number);
        }
        else if (item.Of(MeaningKind.Day) is { } day && TakeDay(at, day))
        {
            return;
        }
        else if (item.Of(MeaningKind.Position) is { } position && Leads(at))
        {
            _position = Enum.Parse<SessionPosition>(position.Value, ignoreCase: true);
        }
        else if (item.Of(MeaningKind.Invitee) is { } invitee)
        {
            _invitees.Add(Named<Invitee>(invitee.Value));
        }
        else if (item.Of(MeaningKind.Office) is { } office)
        {
            _offices.Add(office.Value);
        }

        for (var i = 0; i < item.Meanings.Count; i++)
        {
            if (item.Meanings[i] is { Kind: MeaningKind.Ask, Value: var ask })
            {
                _askedWords = ask == "unsaid" ? item.Text : _askedWords;
                _aboutOnly &= ask != "theme" || _lexicon.ThemeLeads.Contains(item.Text);
                _asks.Add(ask);
            }
        }
    }

    private void TakeOrdinal(int at, int number)
    {
        if (_lexicon.OrdinalsFollow && _references is [.., var (last, item)] && IsBehind(item, at) && last.Ordinals.Count == 0)
        {
            _references[^1] = (last with { Ordinals = [number] }, item);
        }
        else
        {
            _ordinals.Add(number);
        }
    }

    /// <summary>Whether nothing but words without content stands between the two.</summary>
    private bool IsBehind(int item, int at) => item < at && Enumerable.Range(item + 1, at - item - 1).All(i => i - item <= MostBetween && _found.Items[i].Kind == ItemKind.Phrase && _found.Items[i].Meanings.All(m => m.Kind == MeaningKind.Stop));

    /// <summary>"How long does it last": a word of place in time that nothing follows is a verb where a length is asked.</summary>
    private bool Leads(int at) => !(ItemAt(at - 1)?.Of(MeaningKind.SessionKind) is not null && ItemAt(at + 2) is { } unit && _lexicon.ManyDays.Contains(_found.Tokens[unit.First].Text)) && !_asks.Contains("duration") || ItemAt(at + 1) is { } next && (next.Of(MeaningKind.SessionKind) ?? next.Of(MeaningKind.Ordinal)) is not null;

    private bool TakeDay(int at, Meaning day)
    {
        switch (day.Value)
        {
            case "after":
                _dayShift = 1;
                return true;
            case "before":
                _dayShift = -1;
                return true;
            case "last":
                _dayOfSession = -1;
                return true;
            default:
                if ((_ordinals.Count == 0 && _position is not SessionPosition.Last) || (ItemAt(at - 1) is { } counter && _lexicon.Counters.Contains(counter.Text)))
                {
                    return false; // a number that counts something else is none of a day
                }

                _dayOfSession = _position is SessionPosition.Last ? -1 : _ordinals[^1];
                _ordinals.Clear();
                _position = null;
                return true;
        }
    }

    private void TakeKind(int at, Meaning meaning)
    {
        SessionKind? kind = meaning.Value is Lexicon.AnySession or Lexicon.AnyMeeting ? null : Named<SessionKind>(meaning.Value);
        var loose = meaning.Value == Lexicon.AnyMeeting;
        var bare = _ordinals.Count == 0 && _position is null;
        if (_references is [.., var (last, lastItem)] && !_joined)
        {
            if (kind is null && bare && (lastItem == at - 1 || (lastItem == at - 2 && !meaning.Many && last.Kind is not null && _lexicon.Possessives.Contains(_found.Items[at - 1].Text))))
            {
                return; // "the hearing session", "the round's meeting"
            }

            if (kind is not null && bare && _lexicon.OrdinalsFollow && last.Kind == kind && last.Ordinals.Count + (last.Position is null ? 0 : 1) > 0
                && (ItemAt(at + 1) is not { } next || (next.Of(MeaningKind.Ordinal) ?? next.Of(MeaningKind.Position)) is null))
            {
                return; // "الجولة الأولى من المفاوضات": one thing, named twice
            }

            if (loose && bare && last.Named && (last.Ordinals.Count > 0 || last.Kind is not null) && !meaning.Many)
            {
                return; // "the fifth session, a meeting of two days"
            }

            if (kind is not null && last.Kind == kind && last.Ordinals.Count == 0 && last.Position is null && !bare)
            {
                // "how many hours of negotiation in the first round": one thing, named twice.
                _references[^1] = (new SessionReference(kind, [.. _ordinals], _position, meaning.Many) { Word = _found.Items[at].Text }, at);
                Reset();
                return;
            }

            if (last.Loose && kind is not null && bare && lastItem == at - 1 && last.Ordinals.Count > 0 && WordToken.IsSign(_found.Tokens[_found.Items[at].First].Text))
            {
                // A meeting and, right behind, its kind: the number is the kind's.
                _references[^1] = (new SessionReference(kind, last.Ordinals, last.Position, meaning.Many) { Word = _found.Items[at].Text }, at);
                Reset();
                return;
            }

            var partOf = lastItem < at - 1 && _lexicon.PartOf.Contains(_found.Tokens[_found.Items[lastItem + 1].First].Text);
            if (last is { Kind: null } && kind is not null && (last.Ordinals.Count == 0 || partOf))
            {
                // "the meetings of the first round": the kind says which.
                _references[^1] = (new SessionReference(kind, [.. _ordinals], _position ?? last.Position, last.Many || meaning.Many), at);
                Reset();
                return;
            }
        }

        var added = (new SessionReference(kind, [.. _ordinals], _position, meaning.Many) { Loose = loose, Word = _found.Items[at].Text }, at);
        if (bare && _references is [.., var (_, before)] && (before == at - 1 || (before == at - 2 && _lexicon.Possessives.Contains(_found.Items[at - 1].Text))))
        {
            // "The sixth session's dialogue": what comes last is what is asked about.
            _references.Insert(_references.Count - 1, added);
        }
        else
        {
            _references.Add(added);
        }

        Reset();
    }

    private void Reset()
    {
        _ordinals.Clear();
        _position = null;
    }
}

using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>Words of content, places of the asker, dates and numbers.</summary>
internal sealed partial class QueryBuilder
{
    /// <summary>"Tokyo time", "for us in Tokyo", "the delegation of Ghana": the place is the asker's and not the session's.</summary>
    private bool IsAskers(int at)
    {
        var item = _found.Items[at];
        var end = item.First + item.Count;
        return _lexicon.ZoneTails.Longest(_found.Tokens, end, _found.Tokens.Count).Length > 0
            || Behind(item.First, _lexicon.ZoneLeads)
            || Behind(item.First, _lexicon.Affiliations);
    }

    private bool Behind(int token, IReadOnlyList<IReadOnlyList<string>> phrases) =>
        phrases.Any(p => p.Count <= token && p.Select((word, i) => _found.Tokens[token - p.Count + i].Text == word).All(same => same));

    /// <summary>A word that asks something elsewhere ("change") is a theme's beside the theme's other word ("climate change").</summary>
    private bool IsOfTheme(int at) => _found.Items[at] is { Kind: ItemKind.Phrase, Count: 1 } item
        && ((ItemAt(at - 1) is { Kind: ItemKind.Content } before && _index.IsThemePair(before.Text, item.Text))
            || (ItemAt(at + 1) is { Kind: ItemKind.Content } after && _index.IsThemePair(item.Text, after.Text)));

    /// <summary>Words of the process's name, side by side, tell nothing apart; an ordinal right before a word of content belongs to it.</summary>
    private void TakeContent(int at, string word)
    {
        bool IsProcess(FoundItem? item) => item is not null && ((item.Kind == ItemKind.Content && _index.ProcessWords.Contains(item.Text)) || item.Of(MeaningKind.Process) is not null);
        if (IsProcess(ItemAt(at)) && (IsProcess(ItemAt(at - 1)) || IsProcess(ItemAt(at + 1))))
        {
            _process = true;
            return;
        }

        if (ItemAt(at - 1)?.Of(MeaningKind.Ordinal) is { } ordinal && _ordinals.Count > 0)
        {
            _ordinals.RemoveAt(_ordinals.Count - 1);
            _content.Add(ordinal.Value);
        }

        _document |= word.Split(' ').Any(_lexicon.Documents.Contains);
        _led |= _found.Items[at].First is > 0 and var first && _lexicon.ThemeLeads.Contains(_found.Tokens[first - 1].Text) && !_index.StandsInALetter(word);
        _content.Add(word);
    }

    private void TakeDate(FoundItem item)
    {
        var date = item.Date!;
        _cues.UnionWith(item.Meanings.Where(m => m.Kind == MeaningKind.Cue).Select(m => m.Value)); // "июльское" is the one in July
        var ranges = date.Readings
            .Where(r => r.From?.Date is not null || r.To?.Date is not null)
            .Select(r => (From: r.From?.Date ?? LocalDate.MinIsoValue, To: r.To?.Date ?? (r.From?.Time is null ? LocalDate.MaxIsoValue : r.From.Value.Date!.Value)))
            .ToList();
        if (ranges.Count > 0)
        {
            var weekday = _lexicon.Weekdays.In(_found.Tokens, item.First, item.Count);
            var isBare = weekday is { } name && item.Count <= name.Length + 1;
            var lead = _letter is null ? item.First : Math.Min(item.First, _found.Items[_letterItem].First);
            var since = Enumerable.Range(Math.Max(0, lead - 2), lead - Math.Max(0, lead - 2)).Any(i => _lexicon.Since.Contains(_found.Tokens[i].Text) && (_letter is not null || i == lead - 1))
                || (item.First > 0 && _lexicon.Since.Contains(_found.Tokens[item.First - 1].Text)); // "since 1 March", "since the letter of 1 March"
            _days.Add(new DayRange(ranges[0].From, ranges[0].To, date.Text)
            {
                Others = [.. ranges.Skip(1).Distinct()],
                Weekday = isBare && ranges[0].From == ranges[0].To ? ranges[0].From.DayOfWeek : null,
                Named = isBare ? null : weekday?.Day,
                Since = since || ranges[0].To == LocalDate.MaxIsoValue,
            });
        }

        _hours.AddRange(date.Readings
            .Where(r => r.From?.Time is not null || r.To?.Time is not null)
            .Select(r => new HourRange(r.From?.Time, r.To?.Time)));
    }

    private bool IsBehindKind(int at) =>
        ItemAt(at - 1) is { } before && (before.Of(MeaningKind.SessionKind) ?? before.Of(MeaningKind.OrdinalLead)) is not null;

    private void TakeNumber(int at, int number)
    {
        var isLength = ItemAt(at + 1) is { } next && _lexicon.NotOrdinalBefore.Contains(_found.Tokens[next.First].Text);
        if (isLength && ItemAt(at + 1) is { } unit && (_lexicon.ManyDays.Contains(_found.Tokens[unit.First].Text) || unit.Is(MeaningKind.Ask, "time")))
        {
            (_length, _lengthInHours) = (number, !_lexicon.ManyDays.Contains(_found.Tokens[unit.First].Text));
        }

        if (_numbered == at - 2 && ItemAt(at - 1)?.Of(MeaningKind.Join) is not null && !isLength && _references is [.., var (series, named)])
        {
            // "sessions five and six"
            _references[^1] = (series with { Ordinals = [.. series.Ordinals, number] }, named);
            _numbered = at;
            return;
        }

        if (IsBehindKind(at) && number is > 0 and < 1000 && !isLength)
        {
            if (_references is [.., var (last, item)] && last.Ordinals.Count == 0)
            {
                _references[^1] = (last with { Ordinals = [number] }, item);
                _numbered = at;
            }
            else
            {
                _ordinals.Add(number);
            }
        }
        else if (number is > 0 and < 24 && _found.Items[at].First is > 0 and var first && _lexicon.HourLeads.Contains(_found.Tokens[first - 1].Text))
        {
            _hours.Add(new HourRange(new LocalTime(number, 0), null));
            if (number < 12)
            {
                _hours.Add(new HourRange(new LocalTime(number + 12, 0), null));
            }
        }
        else
        {
            _howMany = number;
        }
    }
}

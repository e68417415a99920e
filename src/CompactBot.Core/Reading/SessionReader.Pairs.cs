using System.Text.RegularExpressions;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <content>Which of several names a day is of, and where one name is of several sessions.</content>
internal sealed partial class SessionReader
{
    /// <summary>"A and B will be held respectively on … and …": the names nearest before the first day, as many as there are days; else none.</summary>
    private static IReadOnlyList<SessionName> Pairs(List<SessionName> subjects, List<DateMention> days)
    {
        var before = subjects.Where(n => n.End <= days[0].Start).ToList();
        return before.Count >= days.Count ? [.. before.Skip(before.Count - days.Count)] : subjects.Count == days.Count ? subjects : [];
    }

    /// <summary>Which name each of the days has that "respectively" speaks of.</summary>
    private Dictionary<DateMention, SessionName> PairsOf(Sentence sentence, IReadOnlyList<SessionName> names, List<DateMention> days)
    {
        var paired = Paired(sentence, days);
        if (paired.Count < 2)
        {
            return InOrder(sentence, names, days);
        }

        var near = paired.Count == days.Count ? names : [.. names.Where(n => !days.Exists(d => d.Start < paired[0].Start && n.End <= d.Start))];
        var pairs = Pairs([.. near.Where(n => n.Rank == NameRank.Subject)], paired);

        // "The fifth meeting of the group and the second part of the fifteenth meeting … respectively": each counts, however it is brought in.
        pairs = pairs.Count > 0 ? pairs : Pairs([.. near.Where(n => n.Rank != NameRank.Context)], paired);
        pairs = pairs.Count > 0 || near == names ? pairs : Pairs([.. near], paired);
        return pairs.Zip(paired).ToDictionary(p => p.Second, p => p.First);
    }

    /// <summary>The days that "respectively" speaks of: those nearest to it that nothing but a joining word parts.</summary>
    private List<DateMention> Paired(Sentence sentence, List<DateMention> days)
    {
        if (days.Count < 2 || _words.Respectively.Match(sentence.Text) is not { Success: true } word)
        {
            return [];
        }

        var last = days.FindLastIndex(d => d.End <= word.Index);
        var (from, to) = last < 0 ? (0, 0) : (last, last);
        while (from > 0 && days[from].Start - days[from - 1].End <= MostJoin)
        {
            from--;
        }

        while (to + 1 < days.Count && days[to + 1].Start - Math.Max(days[to].End, word.Index < days[to + 1].Start ? word.Index + word.Length : 0) <= MostJoin)
        {
            to++;
        }

        return days[from..(to + 1)];
    }

    private const int MostJoin = 30;

    /// <summary>"the third session of the Committee to Elaborate a Convention on the Use of …, which will be held": all one title.</summary>
    private const int MostOfTitle = 160;

    /// <summary>"in Gaborone, Bangkok and Asunción, respectively from …, from … and on …": as many cities as sessions, in their order.</summary>
    private static IReadOnlyList<PlaceMention> PairCities(Sentence sentence, IReadOnlyList<PlaceMention> venues, List<(DateMention Mention, SessionDraft Draft, DayGroup Group)> slots)
    {
        var drafts = slots.Select(s => s.Draft).Distinct().ToList();
        var cities = venues.Where(v => v.Kind == MentionKind.City && slots.Count > 0 && v.End <= slots[0].Mention.Start).ToList();
        if (drafts.Count > 1 && cities.Count == 0 && venues.Where(v => v.Kind == MentionKind.City).Select(v => v.Name).Distinct().ToList() is [_])
        {
            // "… are scheduled for 11 to 14 and 13 to 16 December, respectively, in Montreal": of all of them.
            cities = [.. drafts.Select(_ => venues.First(v => v.Kind == MentionKind.City))];
        }

        if (drafts.Count < 2 || cities.Count != drafts.Count)
        {
            return [];
        }

        foreach (var (city, draft) in cities.Zip(drafts))
        {
            (draft.City, draft.Place) = (city.Name, city.Place);
            draft.Note("city", sentence.Span(city.Start, city.Text.Length));
        }

        return cities;
    }

    /// <summary>"on 3 and 22 February, in the ECOSOC Chamber and the Trusteeship Council Chamber, respectively": as many rooms as days, in their order.</summary>
    private static IReadOnlyList<PlaceMention> PairRooms(Sentence sentence, IReadOnlyList<PlaceMention> venues, List<(DateMention Mention, SessionDraft Draft, DayGroup Group)> slots)
    {
        var rooms = venues.Where(v => v.Kind == MentionKind.Room).ToList();
        if (rooms.Count < 2 || rooms.Count != slots.Count || (rooms[0].Start < slots[^1].Mention.End && rooms[^1].End > slots[0].Mention.Start))
        {
            return [];
        }

        foreach (var (room, (_, draft, group)) in rooms.Zip(slots))
        {
            group.Rooms.Add((room.Name, sentence.Span(room.Start, room.Text.Length)));
            draft.RoomBuildings.AddRange(room.Buildings);
        }

        return rooms;
    }

    /// <summary>"Meetings on 3 and 16 December" are two; "the session of 22, 23 and 25 May" is one.</summary>
    private bool StartsAnother(SessionName name, List<DateMention> days, int at, Sentence sentence)
    {
        // Where a noun does not tell one from several, "respectively" does.
        var isSeveral = name.IsPlural || (_words.NoPlurals && name.Ordinal is null && _words.Respectively.IsMatch(sentence.Text));
        if (!isSeveral || _words.Resuming.IsMatch(sentence.Text) || (name.Count is null && _words.EachDay?.IsMatch(sentence.Text) == true))
        {
            return false;
        }

        if (_words.Respectively.IsMatch(sentence.Text) && Period.DaysBetween(days[at - 1].Days[^1], days[at].Days[0]) == 1)
        {
            // "respectively from 29 to 31 May and on 27 and 28 July": two days in a row are one session's.
            return false;
        }

        if (name.Count == days.Count)
        {
            return true;
        }

        var gap = Period.DaysBetween(days[at - 1].Days[^1], days[at].Days[0]);
        return name.Count is not null ? gap != 1
            : _words.AlwaysPlural.Contains(_words.Heads[name.Head], StringComparer.OrdinalIgnoreCase) ? gap > 10

            // "regional meetings on 12 and 13 February" go on.
            : gap != 1;
    }

    /// <summary>The name that a day belongs to: the nearest before it that the sentence is about, else the next after it.</summary>
    private SessionName? Owner(Sentence sentence, IReadOnlyList<SessionName> names, DateMention day, List<DateMention> days)
    {
        if (WithAudience(sentence, names, day, days) is { } elliptic)
        {
            return elliptic;
        }

        // "…, with 21 February devoted to a hearing": the day is that one's.
        if (_words.DayFor?.IsMatch(sentence.After(day.End)) == true && names.FirstOrDefault(n => n.Start >= day.End && n.Start - day.End < MostOfTitle) is { } devoted)
        {
            return devoted;
        }

        // "in Geneva, with the third round to follow on …": a name between two days is the later day's, however it is brought in.
        if (days.LastOrDefault(d => d.End <= day.Start) is { } previous
            && names.LastOrDefault(n => n.Start >= previous.End && n.End <= day.Start && n.Rank != NameRank.Context) is { } between && (!between.IsGeneric || between.Tail.Length > 0))
        {
            return between;
        }

        // "…, at its seventieth session, invites to the second meeting of the group, scheduled to take place from …": the name nearest before owns what is tied to it.
        if (_words.Attached is { } attached && names.LastOrDefault(n => n.End <= day.Start) is { } nearest && (nearest.Rank != NameRank.Subject || nearest.IsWeak) && attached.IsMatch(sentence.Text[nearest.End..day.Start]))
        {
            return nearest;
        }

        // "… (hearing on 21 February) 12 to 15 March": what a bracket names owns no day behind it.
        names = [.. names.Where(n => n.Start >= day.Start || (!IsBracketed(sentence.Text, n, day.Start) && !IsHeading(sentence.Text, n, names, day)))];
        var subjects = names.Where(n => n.Rank == NameRank.Subject).ToList();
        var before = subjects.LastOrDefault(n => n.End <= day.Start) is { } adjacent && IsAdjacent(sentence.Text[adjacent.End..day.Start]) ? adjacent
            : subjects.LastOrDefault(n => n.End <= day.Start && !n.IsWeak) ?? subjects.LastOrDefault(n => n.End <= day.Start);
        // "To prepare the debates, an information session will be held on 12 June": a weak plural that something else is said for owns no day.
        if (before is not null && !(before is { IsWeak: true, IsPlural: true, Tail.Length: 0 } && subjects.Exists(n => !n.IsWeak && n.Start >= day.End)))
        {
            return before;
        }

        // "On Wednesday, 21 February, the President will hold the hearing"; but a name after a later date is that date's.
        var nextDay = days.Zip(days.Skip(1)).Where(p => p.Second.Start > day.Start && sentence.Text[p.First.End..p.Second.Start] is var gap && !_words.ListJoin.IsMatch(gap) && _words.JoinTail?.IsMatch(gap) != true).Select(p => p.Second).FirstOrDefault();
        var behind = subjects.Find(n => n.Start >= day.End && (nextDay is null || n.Start < nextDay.Start));
        if (behind is not null && nextDay is not null && names.LastOrDefault(n => n.Rank == NameRank.Aside && n.End <= day.Start) is { } byTheWay && !days.Exists(d => d.Start >= byTheWay.End && d.End <= day.Start))
        {
            // "to attend the session that will be held on 7 July, which the meeting of officials on 5 and 6 July will precede": each has its own.
            return byTheWay;
        }

        if (behind is not null && nextDay is not null && IsAdjacent(sentence.Text[behind.End..nextDay.Start]) && _book.IsOnNow(sentence, day.Days))
        {
            // "It is open from 25 November, and will be followed by the 41st meeting on 27 November": a day of what goes on, and not of what follows.
            return null;
        }

        return behind
            ?? names.LastOrDefault(n => n.Rank == NameRank.Aside && n.End <= day.Start)

            // "the organization on 12 and 13 April of regional meetings"
            ?? names.FirstOrDefault(n => n.Rank == NameRank.Aside && n.Start >= day.End && n.Start - day.End <= MostOf);
    }

    /// <summary>"the Third Conference in Addis Ababa, Ethiopia, from 13 July": nothing but a place stands between a name and its day.</summary>
    private bool IsAdjacent(string between) => between.Length < MostBetween && _words.AdjacentBetween?.IsMatch(between) == true;

    private const int MostBetween = 60;

    /// <summary>" of the " between a day and a name.</summary>
    private const int MostOf = 10;

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, 1000)]
    private static partial Regex FirstWord();

    /// <summary>"Forthcoming meetings: thematic debate on 10 May": what stands before the colon heads what stands behind it.</summary>
    private static bool IsHeading(string text, SessionName name, IReadOnlyList<SessionName> names, DateMention day) =>
        name is { IsPlural: true, Ordinal: null } && name.End < text.Length && text[name.End] == ':' && names.Any(n => n.Start > name.End && n.End <= day.Start && n.Rank == NameRank.Subject);

    private static bool IsBracketed(string text, SessionName name, int before)
    {
        var open = text.LastIndexOf('(', name.Start);
        return open >= 0 && text.IndexOf(')', open) is var close && close >= name.End && close < before;
    }

    /// <summary>"… be convened from 16 to 27 August. The session was originally scheduled for 23 March, and was postponed": its new days are told.</summary>
    private bool IsGivenUp(DateMention day, List<SessionName> subjects) =>
        day.IsRevived && _book.CurrentDays is { Count: > 0 } current && current[0] > day.Days[^1] && subjects.TrueForAll(n => n is { IsGeneric: true, Ordinal: null });

    /// <summary>"from 26 to 30 October, with meetings of its subgroups on Monday, 26 October": a part of it.</summary>
    private static bool IsPartOf(SessionDraft? whole, SessionName? name, DateMention day) =>
        name is { Rank: NameRank.Aside, IsGeneric: true, IsPlural: true, Ordinal: null } && whole is not null && whole.Days.Count() > day.Days.Count && day.Days.All(whole.Days.Contains);

    /// <summary>"The Forum will consist of round tables on 17 May and a policy debate on 18 May": parts of what is known to have those days.</summary>
    private List<SessionName> WithoutParts(Sentence sentence, List<SessionName> names, List<DateMention> days)
    {
        if (days.Count == 0 || names.Count < 2 || _words.ConsistsOf?.Match(sentence.Text) is not { Success: true } word
            || names.FindLast(n => n.End <= word.Index && n.Rank == NameRank.Subject) is not { } whole)
        {
            return names;
        }

        var known = _book.Known(whole) ?? _book.On(days[0].Days);
        return known is { Groups.Count: > 0 } && days.TrueForAll(d => d.Days.All(known.Days.Contains)) ? names.FindAll(n => n.Start < word.Index) : names;
    }

    /// <summary>"Following the first consultations, held on 13 and 14 February": the series goes on from there.</summary>
    private void NoteHeld(List<SessionName> names, IReadOnlyList<DateMention> mentions)
    {
        foreach (var name in names.Where(n => n is { Ordinal: not null, Rank: NameRank.Context }))
        {
            if (mentions.FirstOrDefault(m => m.Start >= name.End) is { Role: DateRole.Past })
            {
                _book.NoteHeld(name);
            }
        }
    }

    /// <summary>Sentences of a letter that has no word for what it convenes: the first with its days, then those that go on about them.</summary>
    private void ReadUntitled(DateMention when, CancellationToken cancellation)
    {
        var first = Dates.Find(d => d.Role == DateRole.Session && d.Days.Intersect(when.Days).Any()) ?? when;
        if (_names.Untitled(first.Sentence, first) is not { } untitled)
        {
            return;
        }

        Read(first.Sentence, untitled);
        foreach (var sentence in Sentences.SkipWhile(s => s != first.Sentence).Skip(1))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Dates.TrueForAll(d => d.Sentence != sentence || (d.Role == DateRole.Session && _book.On(d.Days) is not null)))
            {
                Read(sentence, isAgain: true);
            }
        }
    }

    /// <summary>The sessions that a sentence without days speaks of together: "All meetings …", "The consultations will take place in person", "They …".</summary>
    private IReadOnlyList<SessionDraft> AllOf(Sentence sentence, List<SessionName> names)
    {
        if (_words.EverySession.IsMatch(sentence.Text))
        {
            // "All meetings will be held in …", below the list and the text between: all that were named; "the meetings" are those nearby.
            var near = _book.InParagraph(sentence.Paragraph);
            var all = near.Count > 1 || (near.Count == 1 && _words.Definite.Contains(FirstWord().Match(sentence.Text).Value, StringComparer.OrdinalIgnoreCase)) ? near : names.Exists(n => n is { Ordinal: null, Tail.Length: 0, Rank: NameRank.Subject, IsGeneric: true }) ? _book.Convened() : near;
            if (all.Count > 1 || (all.Count == 1 && near.Count == 0))
            {
                return all;
            }
        }

        if (_words.FirstOnes?.Match(sentence.Text) is { Success: true } first && _words.Numbers.TryGetValue(first.Groups["count"].Value.ToLowerInvariant(), out var count) && _book.FirstOf(count) is { Count: > 1 } those)
        {
            return those;
        }

        if (_lastAll.Count > 1 && sentence.Paragraph - _lastAllParagraph is 0 or 1 && (_words.TheyAll?.IsMatch(sentence.Text) == true || names.Find(n => n.Rank == NameRank.Subject) is { IsGeneric: true, IsPlural: true, Ordinal: null, Count: null, Tail.Length: 0 }))
        {
            return _lastAll;
        }

        return names.Find(n => n.Rank == NameRank.Subject) is { IsPlural: true, IsDefinite: true, IsGeneric: false, Count: null, Tail.Length: 0 } plural ? _book.All(plural.Kind) : [];
    }

    /// <summary>The session that a day without a name is of: the one that goes on, unless the day is another's that is known.</summary>
    private SessionDraft? Going(Sentence sentence, DateMention day) =>
        _book.Continuing(sentence) is { } current && !day.Days.All(current.Days.Contains) && _book.On(day.Days) is { } other ? other : _book.Continuing(sentence) ?? _book.GoneOn(day.Days, sentence);
}

using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <content>Which days an hour or a place belongs to.</content>
internal sealed partial class SittingReader
{
    /// <summary>"28 November – from 10 to 1 and from 3 to 6, 29 November – from 10 to 1": the hours are those of the day before the dash.</summary>
    private static bool IsLabelled(Sentence sentence, IReadOnlyList<DateMention> mentions, int position) =>
        mentions.LastOrDefault(m => m.End <= position) is { Role: DateRole.Session } day && sentence.After(day.End).AsSpan().TrimStart() is ['—' or '–' or ':' or '：', ..];

    /// <summary>The words of an expression before its first day: "from".</summary>
    [GeneratedRegex(@"^(?:\p{Ll}+\s+)*", RegexOptions.None, 1000)]
    private static partial Regex DayLead();

    /// <summary>"(Geneva, 27 September": what stands between a place and its day.</summary>
    private const int MostToDay = 4;

    /// <summary>The days of the bracket that opens right there, where nothing else stands in it.</summary>
    private List<DateMention> InBracket(Sentence sentence, IReadOnlyList<DateMention> mentions, int end)
    {
        var text = sentence.Text;
        var open = end;
        while (open < text.Length && text[open] == ' ')
        {
            open++;
        }

        if (open >= text.Length || text[open] is not ('(' or '（') || text.IndexOfAny([')', '）'], open) is not (>= 0 and var close))
        {
            return [];
        }

        var inside = mentions.Where(m => m.Start > open && m.End <= close).ToList();
        return inside.Count > 0 && inside[0].Start - open <= MostToDay && close - inside[^1].End <= 1 && inside.Zip(inside.Skip(1)).All(p => words.ListJoin.IsMatch(text[p.First.End..p.Second.Start])) ? inside : [];
    }

    /// <summary>A colon that is none of an hour ("15:00").</summary>
    private static bool HasColon(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '：' || (text[i] == ':' && !(i > 0 && char.IsDigit(text[i - 1]) && i + 1 < text.Length && char.IsDigit(text[i + 1]))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"in Room 4, except on 15 April, when in Room 7": the first is that of the other days, where another follows.</summary>
    private IEnumerable<(SessionDraft Draft, DayGroup Group)> WithoutExcepted(IEnumerable<(SessionDraft Draft, DayGroup Group)> targets, int end, SentenceSlots at, bool isRoom)
    {
        if (at.Mentions.Count < 2 || (isRoom ? at.Venues.Count : at.Hours.Count) < 2 || words.Except is not { } pattern || !(isRoom ? at.Venues[^1].Start > end : at.Hours[^1].Start > end) || pattern.Match(at.Sentence.Text) is not { Success: true } except || end > except.Index)
        {
            return targets;
        }

        return OfOthers(targets, at, except.Index, isRoom);
    }

    private static IEnumerable<(SessionDraft Draft, DayGroup Group)> OfOthers(IEnumerable<(SessionDraft Draft, DayGroup Group)> targets, SentenceSlots at, int from, bool isRoom)
    {
        var excepted = at.Mentions.Where(m => m.Start >= from).SelectMany(m => m.Days).ToList();
        var another = isRoom ? at.Venues.Any(v => v.Start > from && v.Kind == MentionKind.Room) : at.Hours.Any(h => h.Start > from);
        return another && excepted.Count > 0 ? targets.Where(t => t.Group.Days.Count == 0 || !t.Group.Days.All(excepted.Contains)) : targets;
    }

    /// <summary>What an hour or a place at that position belongs to.</summary>
    private IEnumerable<(SessionDraft Draft, DayGroup Group)> Targets(int position, int end, SentenceSlots at, Pattern? onDay = null)
    {
        var (sentence, mentions, slots, about, _) = at;
        if (at.Only is { } only)
        {
            return [(slots[0].Draft, only)];
        }

        if (words.Respectively.IsMatch(sentence.Text) && slots.Count > 1 && slots.TrueForAll(s => s.Mention.Start > position))
        {
            // "A and B will be held in Granada, respectively on … and …": the place is that of both.
            return slots.Select(s => (s.Draft, s.Group));
        }

        if (onDay is not null && slots.Count > 1 && slots[^1].Mention.End <= position && words.Respectively.IsMatch(sentence.Text[slots[^1].Mention.End..position]))
        {
            // "… are scheduled for 11 to 14 December and 13 to 16 December, respectively, in Montreal": the place of all.
            return slots.Select(s => (s.Draft, s.Group));
        }

        var nearest = (onDay is not null && position > 0 && (sentence.Text[position - 1] is '(' or '\n' || sentence.Text.AsSpan(0, position).TrimEnd() is [.., ':' or '–' or '—' or ';']) ? mentions.FirstOrDefault(m => m.Start >= end && m.Start - end <= MostToDay && sentence.Text.AsSpan(end, m.Start - end).Trim(" ,，").IsEmpty) : null)
            ?? (IsLabelled(sentence, mentions, position) ? null
                : mentions.FirstOrDefault(m => m.Start >= end && (words.HourOnDay.IsMatch(sentence.Text[end..m.Start]) || (onDay is not null && m.Start - end < 60 && onDay.IsMatch(sentence.Text[end..(m.Start + DayLead().Match(m.Expression.Text).Length)])))))
            ?? mentions.LastOrDefault(m => m.Start < position && m.Role is not (DateRole.Superseded or DateRole.Letter))
            ?? mentions.FirstOrDefault(m => m.Start > position && m.Role is (DateRole.Session or DateRole.Past));
        if (onDay is not null && InBracket(sentence, mentions, end) is { Count: > 0 } bracketed)
        {
            // "in Conference Room 4 (17 and 18 February) and Conference Room 2 (19 and 20 February)": days of what is known to have them.
            return slots.Where(s => bracketed.Contains(s.Mention)).SelectMany(s => s.Mention.Days.Select(d => (s.Draft, book.AddDays(s.Draft, s.Mention with { Days = [d] }))));
        }

        if (onDay is not null && nearest is not null && nearest.Start < position && mentions.FirstOrDefault(m => m.Start >= end) is { } next && next.Start - end <= MostToDay && sentence.Text.AsSpan(end, next.Start - end).Trim(" ,，").IsEmpty
            && about.Exists(a => a.Name is { } name && name.Start >= nearest.End && name.End <= position))
        {
            // "POPRC 6, Geneva, 11-15 October; COP 5, Bangkok, 25-29 April": the place between a name and its day.
            nearest = next;
        }

        if (nearest is not null && nearest.Start < position && !slots.Exists(s => s.Mention == nearest)
            && mentions.FirstOrDefault(m => m.Start > position && slots.Exists(s => s.Mention == m)) is { } coming
            && about.Exists(a => a.Name is { } name && name.Start >= nearest.End && name.End <= position))
        {
            // "Further to the decision of 2 March, the first session will be held in Punta del Este from 28 November": the earlier day is of something else.
            nearest = coming;
        }

        if (nearest is not null)
        {
            var index = slots.FindIndex(s => s.Mention == nearest);
            if (index < 0)
            {
                // "Further to the session held in Nairobi on …, the next one, in Ottawa, on …": the place behind a name is that session's.
                return slots.Where(s => s.Mention.Start > position).Take(1)
                    .Where(s => about.Exists(a => a.Draft == s.Draft && a.Name is { } name && name.Start >= nearest.End && name.End <= position))
                    .Select(s => (s.Draft, s.Group));
            }

            var slot = slots[index];
            if (nearest.Start >= end && nearest.Expression.Kind == DateKind.Date && slot.Group.Days.Count > 1)
            {
                // "and close at 6 p.m. on 5 April": of the stretch that ends there, the hour is the last day's alone.
                return [(slot.Draft, book.AddDays(slot.Draft, nearest with { Days = [nearest.Days[^1]] }))];
            }

            if (words.AllOfThem.IsMatch(sentence.Before(position)))
            {
                // "… in Room 5, the second on …, and the third on …, both in Room 6": those that have no room yet.
                var free = onDay is null ? slots : slots.FindAll(s => s.Group.Rooms.Count == 0);
                return (free.Count > 0 ? free : slots).Select(s => (s.Draft, s.Group));
            }

            // "in Room 3 on 12 and 13 March": the room is that of both.
            if (onDay is not null && nearest.Start >= end && !sentence.Text[end..nearest.Start].Contains(':', StringComparison.Ordinal))
            {
                var upTo = index;
                while (upTo + 1 < slots.Count && (slots[upTo + 1].Draft == slots[upTo].Draft || slots[upTo + 1].Draft.Title == slots[upTo].Draft.Title) && words.ListJoin.IsMatch(sentence.Text[slots[upTo].Mention.End..slots[upTo + 1].Mention.Start]))
                {
                    upTo++;
                }

                return slots.Skip(index).Take(upTo - index + 1).Select(s => (s.Draft, s.Group));
            }

            // "from 10 to 1: on Tuesday, 24 April, in Room 3, and on Thursday, 26 April, in the Chamber": said once, before all.
            if (nearest.Start >= end && HasColon(sentence.Text.AsSpan(end, nearest.Start - end)))
            {
                return slots.Skip(index).Where(s => s.Draft == slots[index].Draft || s.Draft.Title == slots[index].Draft.Title).Select(s => (s.Draft, s.Group));
            }

            // "on 24 and 25 March, from 10 to 1": the hours are those of both days.
            var first = index;
            while (first > 0 && (slots[first - 1].Draft == slots[index].Draft || slots[first - 1].Draft.Title == slots[index].Draft.Title) && (Joined(words.ListJoin, first) || (Joined(words.RangeEnd, first) && position > slots[index].Mention.Start)))
            {
                first--;
            }

            // "in Room 6 on 24 September, 8 and 22 October": what stands before a list of days is that of all, but for a day with hours of its own.
            var last = index;
            while (nearest.Start >= end && last + 1 < slots.Count && !at.Hours.Any(h => h.Start >= slots[last].Mention.End && h.End <= slots[last + 1].Mention.Start) && (slots[last + 1].Draft == slots[index].Draft || slots[last + 1].Draft.Title == slots[index].Draft.Title) && Joined(words.ListJoin, last + 1))
            {
                last++;
            }

            return slots.Skip(first).Take(last - first + 1).Select(s => (s.Draft, s.Group));

            bool Joined(Pattern pattern, int later) => pattern.IsMatch(sentence.Text[slots[later - 1].Mention.End..slots[later].Mention.Start]);
        }

        return words.EverySession.IsMatch(sentence.Text) && book.InParagraph(sentence.Paragraph) is { Count: > 1 } all
            ? all.Select(d => (d, d.Undated))
            : about.Where(a => a.Name is null || a.Name.Rank != NameRank.Context).Take(at.IsAboutAll ? int.MaxValue : 1).Select(a => (a.Draft, a.Draft.Undated));
    }
}

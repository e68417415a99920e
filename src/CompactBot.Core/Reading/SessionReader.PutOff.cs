using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <content>What is put off or cancelled, and parts of a session that are told by their place in it alone.</content>
internal sealed partial class SessionReader
{
    /// <summary>"I refer to my letter inviting you to the fifteenth Conference, which was to be held from 17 to 20 October": what follows tells of it.</summary>
    private static List<SessionName> PutOff(List<SessionName> names, IReadOnlyList<DateMention> mentions, List<DateMention> days) =>
        days.Count > 0 || names.Count == 0 || mentions.Count == 0 ? names : Former(names, mentions);

    /// <summary>"originally scheduled for 22 March in Conference Room 12, has been moved to Conference Room 2": the room is given up, and not the day.</summary>
    private IReadOnlyList<DateMention> WithKeptDay(Sentence sentence, IReadOnlyList<DateMention> mentions, IReadOnlyList<DateExpression> hours, IReadOnlyList<PlaceMention> venues)
    {
        if (!mentions.Any(static m => m.Role == DateRole.Superseded) || mentions.Any(static m => m.Role == DateRole.Session) || !_words.Moved.IsMatch(sentence.Text)
            || _words.Moved.Match(sentence.Text) is not { Success: true, Index: var moved } || !(venues.Any(v => v.Kind == MentionKind.Room && v.Start > moved) || hours.Any(h => h.Start > moved)))
        {
            return mentions;
        }

        return [.. mentions.Select(m => m.Role == DateRole.Superseded && m.End <= moved && m.Days[^1] >= _written ? m with { Role = DateRole.Session, IsRevived = true } : m)];
    }

    private static List<SessionName> Former(List<SessionName> names, IReadOnlyList<DateMention> mentions) =>
        mentions.FirstOrDefault(static m => m.Role == DateRole.Superseded) is { } gone && names.LastOrDefault(n => n.End <= gone.Start) is { } former
            ? names.ConvertAll(n => n == former ? n with { Rank = NameRank.Subject, IsWeak = false } : n)
            : names;

    /// <summary>"The fourth session will be held in two parts: the first in Geneva, …, the second in Nairobi": what comes behind the fourth is no second session.</summary>
    private bool IsPart(SessionName elliptic, SessionDraft? model) =>
        model?.Ordinal() is { } ordinal && elliptic.Ordinal <= ordinal && _book.Known(elliptic) is null;

    /// <summary>"7 June: Room 9 / 8 June: cancelled / 9 June: Room 5": of a list in lines, the day of a line that is cancelled is cancelled alone.</summary>
    private void PartCancelledLines(Sentence sentence, List<(DateMention Mention, SessionDraft Draft, DayGroup Group)> slots, List<(SessionDraft Draft, SessionName? Name)> about)
    {
        if (slots.Count < 2 || sentence.Text.AsSpan().IndexOfAny(ChangeReader.LineEnds) < 0)
        {
            return;
        }

        foreach (Match match in _words.Cancelled.Matches(sentence.Text))
        {
            var (from, to) = ChangeReader.LineAt(sentence.Text, match.Index);
            var own = slots.FindIndex(s => s.Mention.Start >= from && s.Mention.End <= to);
            if (own < 0 || slots[own].Draft is var draft && draft.Groups.Count < 2 || _book.Another(slots[own].Draft.Name) is not { } other)
            {
                continue;
            }

            var group = slots[own].Group;
            slots[own].Draft.Groups.Remove(group);
            other.Groups.Add(group);
            slots[own] = (slots[own].Mention, other, group);
            about.Add((other, null));
        }
    }
}

using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>Days of one sentence that change each other: one that replaces another, two that are the ends of a stretch.</summary>
internal sealed class DayChanges(ReadingWords words, ChangeWords changes, LocalDate written)
{
    /// <summary>A sentence with more is a list of days, none of which takes another's place.</summary>
    private const int MostDays = 24;

    public IReadOnlyList<DateMention> Of(Sentence sentence, IReadOnlyList<DateMention> mentions) =>
        Stretch(sentence, Revive(sentence, Replaced(sentence, Correct(sentence, mentions))));

    /// <summary>Where a session is put off or cancelled and no new day is given, its old day is still what tells it.</summary>
    private IReadOnlyList<DateMention> Revive(Sentence sentence, IReadOnlyList<DateMention> mentions)
    {
        var revive = (words.Postponed.IsMatch(sentence.Text) || words.Cancelled.IsMatch(sentence.Text)) && mentions.All(m => m.Role != DateRole.Session);
        return revive ? [.. mentions.Select(m => m.Role == DateRole.Superseded && m.Days[^1] >= written ? m with { Role = DateRole.Session, IsRevived = true } : m)] : mentions;
    }

    /// <summary>"For 13 February read 14 February": the first was misprinted.</summary>
    private IReadOnlyList<DateMention> Correct(Sentence sentence, IReadOnlyList<DateMention> mentions)
    {
        foreach (var match in changes.ReadAs.Matches(sentence.Text))
        {
            mentions = [.. mentions.Select(m => IsIn(match.Groups["from"], m) ? m with { Role = DateRole.Superseded } : IsIn(match.Groups["to"], m) ? m with { Role = DateRole.Session } : m)];
        }

        return mentions;

        static bool IsIn(System.Text.RegularExpressions.Group group, DateMention mention) => mention.Start >= group.Index && mention.End <= group.Index + group.Length;
    }

    /// <summary>"The briefing on 12 March will now be held on 14 March": the first day no longer holds.</summary>
    public IReadOnlyList<DateMention> Replaced(Sentence sentence, IReadOnlyList<DateMention> mentions)
    {
        if (mentions.Count is < 2 or > MostDays)
        {
            return mentions;
        }

        var isMoved = words.Moved.IsMatch(sentence.Text);
        return WithLists(sentence, [.. mentions.Select((m, i) => m.Role == DateRole.Session && i + 1 < mentions.Count && mentions[i + 1].Role == DateRole.Session
            && !NamesAnother(sentence.Text[m.End..mentions[i + 1].Start])
            && ((isMoved && words.MovedBetween.IsMatch(sentence.Text[m.End..mentions[i + 1].Start]))
                || changes.WasBefore.IsMatch(sentence.Before(m.Start))
                || (changes.ScheduledBefore.IsMatch(sentence.Before(m.Start)) && changes.WillBeBetween.IsMatch(sentence.Text[m.End..mentions[i + 1].Start])))
                ? m with { Role = DateRole.Superseded }
                : m)]);
    }

    /// <summary>"which was planned for 22 and 23 August, moves to 5 and 6 September": of a list all days are given up, or none.</summary>
    private List<DateMention> WithLists(Sentence sentence, List<DateMention> mentions)
    {
        if (!mentions.Exists(static m => m.Role == DateRole.Superseded))
        {
            return mentions;
        }

        for (var i = 1; i < mentions.Count; i++)
        {
            var (one, other) = (mentions[i - 1], mentions[i]);
            if (one.Role == DateRole.Superseded && other.Role == DateRole.Session && words.ListJoin.IsMatch(sentence.Text[one.End..other.Start]) && mentions.Skip(i + 1).Any(m => m.Role == DateRole.Session))
            {
                mentions[i] = other with { Role = DateRole.Superseded };
            }
        }

        for (var i = mentions.Count - 1; i > 0; i--)
        {
            if (mentions[i].Role == DateRole.Superseded && mentions[i - 1].Role == DateRole.Session && words.ListJoin.IsMatch(sentence.Text[mentions[i - 1].End..mentions[i].Start]))
            {
                mentions[i - 1] = mentions[i - 1] with { Role = DateRole.Superseded };
            }
        }

        return mentions;
    }

    /// <summary>"… has been scheduled for 17 January and the second session for 23 May": each day has its session.</summary>
    private bool NamesAnother(string between)
    {
        var tokens = between.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return tokens.Where((w, i) => i + 1 < tokens.Length && words.Ordinals.ContainsKey(w.ToLowerInvariant()) && words.Heads.ContainsKey(tokens[i + 1].ToLowerInvariant())).Any();
    }

    /// <summary>"will begin on Monday and conclude on Friday": the days between are its days too.</summary>
    private IReadOnlyList<DateMention> Stretch(Sentence sentence, IReadOnlyList<DateMention> mentions) =>
        [.. mentions.Select((m, i) => i > 0
            && m.Role == DateRole.Session && mentions[i - 1].Role == DateRole.Session
            && (words.RangeEnd.IsMatch(sentence.Text[mentions[i - 1].End..m.Start]) || words.Lasts.IsMatch(sentence.Before(m.Start)) || words.RangeEndAfter?.IsMatch(sentence.After(m.End)) == true)
            && Period.DaysBetween(mentions[i - 1].Days[^1], m.Days[^1]) is > 1 and < 45 and var length
                ? m with { Days = [.. Enumerable.Range(1, length).Select(mentions[i - 1].Days[^1].PlusDays)] }
                : m)];
}

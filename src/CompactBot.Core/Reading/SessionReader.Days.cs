namespace CompactBot.Core.Reading;

/// <content>Gives each day of a sentence to the session that it is of.</content>
internal sealed partial class SessionReader
{
    private void Assign(
        Sentence sentence,
        IReadOnlyList<SessionName> names,
        List<DateMention> days,
        List<(DateMention Mention, SessionDraft Draft, DayGroup Group)> slots,
        List<(SessionDraft Draft, SessionName? Name)> about)
    {
        var subjects = names.Where(n => n.Rank == NameRank.Subject).ToList();
        var pairs = PairsOf(sentence, names, days);
        var hostName = names.FirstOrDefault(n => n.IsHost);
        var host = hostName is null ? null : _book.Known(hostName);
        SessionName? lastName = null;
        SessionDraft? lastDraft = null;
        var nth = 0;
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i];
            if (!subjects.Exists(n => n.End <= day.Start) && names.Any(n => n.Rank == NameRank.Context && n.End <= day.Start && _changes.IsAttached(sentence, n.End, day.Start)))
            {
                // "Following the meeting of 11 February, we invite you to …": that meeting's day, and no other's.
                continue;
            }

            if (IsGivenUp(day, subjects) || IsOfContext(sentence, names, day))
            {
                continue;
            }

            var paired = pairs.TryGetValue(day, out var pair);
            var name = paired ? pair
                : i > 0 && lastName is not null && _words.ListJoin.IsMatch(sentence.Text[days[i - 1].End..day.Start]) ? lastName
                : Owner(sentence, names, day, days);
            // A day within what the same name was just given is a part of it.
            var isWithin = lastDraft is not null && day.Days.Count < lastDraft.Days.Count() && day.Days.All(lastDraft.Days.Contains);
            var startsAnother = name is not null && name == lastName && !isWithin && StartsAnother(name, days, i, sentence);
            nth = startsAnother ? nth + 1 : name == lastName ? nth : 0;
            var called = name is { FirstOrdinal: { } from } ? _names.Nth(name, from + nth) : name;
            var draft = name is not null && name == lastName && lastDraft is not null && !startsAnother
                ? lastDraft
                : name is null ? (_words.NoSession?.IsMatch(sentence.Text) == true ? null : _book.WithDay(WithNewDay(Going(sentence, day), sentence, day) ?? lastDraft, day))
                : _book.Covering(name, day) ?? (called != name ? _book.For(called!, day, sentence) : startsAnother ? _book.Another(name) : _book.For(name, day, sentence));
            draft = IsPartOf(lastDraft, name, day) ? lastDraft : draft;
            if (name is null && draft is { Groups.Count: > 0 } && !day.Days.Intersect(draft.Days).Any() && _words.AnotherOn?.IsMatch(sentence.Before(day.Start)) == true)
            {
                // "The consultations on 11 October … Those on 13 October have been cancelled."
                draft = _book.Another(draft.Name);
            }

            if (paired && draft is not null && draft == lastDraft)
            {
                draft = _book.Another(name!);
            }

            if (draft is null)
            {
                continue;
            }

            if ((name is not null || (i == 0 && days.Count == 1 && !draft.Days.Intersect(day.Days).Any())) && ConditionOf(sentence, days, i) is var (conditionAt, conditionLength)
                && (draft == lastDraft || (i == 0 && draft.Groups.Count > 0 && !draft.Days.Intersect(day.Days).Any()) ? _book.Another(name ?? draft.Name) : draft) is { } other)
            {
                draft = other;
                draft.Status = SessionStatus.Tentative;
                draft.Note("status", sentence.Span(conditionAt, conditionLength));
            }

            if (name is not null && name != hostName && host != draft)
            {
                draft.Host ??= host;
                draft.IsAccompanying |= hostName is not null;
            }

            _changes.Displace(draft, day, sentence);
            slots.Add((day, draft, _book.AddDays(draft, day)));
            if (about.TrueForAll(a => a.Draft != draft))
            {
                about.Add((draft, name));
            }

            (lastName, lastDraft) = (name ?? lastName, draft);
        }
    }
}

using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <content>One name whose sessions are told apart by who they are with: "with Member States on 12 and with stakeholders on 13 February".</content>
internal sealed partial class SessionReader
{
    /// <summary>The name before, with whom this day's session is with.</summary>
    private SessionName? WithAudience(Sentence sentence, IReadOnlyList<SessionName> names, DateMention day, List<DateMention> days) =>
        Ellipsis(sentence, names, day, days) ?? AudienceBehind(sentence, names, day, days);

    /// <summary>"The consultations with Member States will be held on Monday and with stakeholders on Tuesday" names two.</summary>
    private SessionName? Ellipsis(Sentence sentence, IReadOnlyList<SessionName> names, DateMention day, List<DateMention> days)
    {
        var match = _words.Ellipsis.Match(sentence.Before(day.Start));
        var shift = sentence.BeforeStart(day.Start);
        if (!match.Success || Model(names, match.Index + shift) is not { } model)
        {
            return null;
        }

        var tail = match.Groups["tail"];
        if (tail.Success)
        {
            return With(model, tail.Value, tail.Index + shift, tail.Length);
        }

        // "with Member States on 12 February and relevant stakeholders on the 13th": whom another day behind the name is with stands before it too.
        var who = match.Groups["who"];
        return IsAudience(who.Value) && days.FindLast(d => d.End <= match.Index + shift && d.Start >= model.End) is { } other && Lead(sentence, model, other) is { } lead
            ? With(model, lead + " " + who.Value, who.Index + shift, who.Length)
            : null;
    }

    /// <summary>"on 29 February with Member States, and on 1 March with stakeholders": each day's stand behind it.</summary>
    private SessionName? AudienceBehind(Sentence sentence, IReadOnlyList<SessionName> names, DateMention day, List<DateMention> days)
    {
        if (_words.AudienceBehind is not { } pattern || days.Count < 2 || Behind(day) is not { } tail
            || Model(names, day.Start) is not { } model)
        {
            return null;
        }

        var isTold = days.Exists(d => d != day && d.Start >= model.End && Behind(d) is { } other && !string.Equals(other.Value, tail.Value, StringComparison.OrdinalIgnoreCase));
        return isTold && !names.Any(n => n.Start >= day.End && n.Start < day.End + tail.Index + tail.Length && n.Rank == NameRank.Subject) ? With(model, tail.Value, day.End + tail.Index, tail.Length) : null;

        Group? Behind(DateMention of) => pattern.Match(sentence.After(of.End)) is { Success: true } match && match.Groups["tail"] is var found && IsAudience(found.Value) ? found : null;
    }

    private static SessionName? Model(IReadOnlyList<SessionName> names, int before) =>
        names.LastOrDefault(n => n.End <= before && n.Rank == NameRank.Subject) ?? names.LastOrDefault(n => n.End <= before && n.Rank == NameRank.Aside);

    private bool IsAudience(string text) => _words.Invitees.Any(i => i.Pattern.IsMatch(text)) || _words.StakeholderWords.IsMatch(text);

    /// <summary>The word that leads to whom the session of another day is with.</summary>
    private string? Lead(Sentence sentence, SessionName model, DateMention other)
    {
        var told = model.Tail.Length > 0 ? OwnAudience(model) ?? string.Empty : sentence.Text[model.End..other.Start].TrimStart(' ', '”', '"', '»', '’', '“', ',');
        var lead = told.Split(' ')[0];
        return IsAudience(told) && _words.TailLead.IsMatch(lead) ? lead : null;
    }

    /// <summary>"for Member States" of "of informal consultations for Member States"; null where it does not say whom the session is with.</summary>
    private string? OwnAudience(SessionName name)
    {
        for (var at = name.Tail.LastIndexOf(' '); at >= 0; at = at == 0 ? -1 : name.Tail.LastIndexOf(' ', at - 1))
        {
            var from = name.Tail.LastIndexOf(' ', Math.Max(0, at - 1)) + 1;
            if (_words.TailLead.IsMatch(name.Tail[from..at]))
            {
                return IsAudience(name.Tail[at..]) ? name.Tail[from..] : null;
            }
        }

        return null;
    }

    private SessionName With(SessionName model, string tail, int start, int length)
    {
        var head = OwnAudience(model) is { } own ? model.Title[..^own.Length].TrimEnd() : model.Title;
        var title = head + " " + tail;
        return model with
        {
            Start = start,
            End = start + length,
            Title = title,
            Tail = tail,
            Kind = _words.Kinds.FirstOrDefault(k => k.Pattern.IsMatch(title))?.Kind ?? model.Kind,
            IsDefinite = false,
        };
    }
}

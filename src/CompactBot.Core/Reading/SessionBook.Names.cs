using NodaTime;

namespace CompactBot.Core.Reading;

/// <content>Whether a name is of a session that is known.</content>
internal sealed partial class SessionBook
{
    /// <summary>Same kind, or a noun that stands for any kind without words that tell it from others.</summary>
    private static bool IsAlike(SessionDraft draft, SessionName name) => IsOfMonth(draft, name)
        && ((draft.Kind == name.Kind && (name.Kind != SessionKind.Event || name.IsGeneric || name.IsUntitled || name.Head == draft.Name.Head || name.Ordinal is not null))
        || (name.Kind == SessionKind.Event && name.Tail.Length == 0 && (name.IsGeneric || name.Head == draft.Name.Head)));

    /// <summary>"The June session" is none of May, wherever its days are moved to.</summary>
    private static bool IsOfMonth(SessionDraft draft, SessionName name) =>
        name.Month is not { } month || (draft.Name.Month is { } own ? own == month : draft.Groups.Count == 0 || draft.Days.Any(d => d.Month == month));

    /// <summary>"of the Standing Committee", "of the Ramsar Convention Standing Committee": the words of one are all the other's.</summary>
    private bool SameTail(SessionDraft draft, SessionName name)
    {
        if (string.Equals(draft.Name.Tail, name.Tail, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var (one, other) = (WithoutLead(draft.Name.Tail), WithoutLead(name.Tail));
        var (fewer, more) = one.Length <= other.Length ? (one, other) : (other, one);
        return ((fewer.Length > 1 || (fewer[0].Length > 1 && draft.Ordinal() is not null && draft.Ordinal() == name.Ordinal)) && fewer.SequenceEqual(more.Take(fewer.Length), StringComparer.OrdinalIgnoreCase)) || fewer.SequenceEqual(more, StringComparer.OrdinalIgnoreCase) || (fewer.Length > 1 && fewer.Length >= more.Length - 3 && fewer.All(w => more.Contains(w, StringComparer.OrdinalIgnoreCase)) && string.Equals(fewer[^1], more[^1], StringComparison.OrdinalIgnoreCase));
    }

    private SessionDraft? _plenaries;

    /// <summary>"Plenary sessions of SC63 will take place from Tuesday, preceded by meetings of its working groups on Monday": days of the session that has all of them.</summary>
    private SessionDraft? Plenaries(SessionName name, DateMention day)
    {
        if (name is not { IsPlural: true, Ordinal: null, Count: null })
        {
            return null;
        }

        var own = name.Tail.Length > 0 ? name.Title[..^Math.Min(name.Title.Length, name.Tail.Length)].TrimEnd() : name.Title;
        var isSittings = words.SittingsName?.IsMatch(own) == true;
        if (!name.IsGeneric && !isSittings)
        {
            return null;
        }

        var isPart = isSittings || (_plenaries is not null && _plenaries == _last);
        return _plenaries = isPart ? _drafts.FindLast(d => d.Groups.Count > 0 && d.Days.Count() > day.Days.Count && day.Days.All(d.Days.Contains)) : null;
    }

    /// <summary>"The first two will be held in …": of those that one name gave their days, in their order.</summary>
    public IReadOnlyList<SessionDraft> FirstOf(int count)
    {
        var last = _drafts.FindLast(d => d.Groups.Count > 0);
        var series = last is null ? [] : _drafts.FindAll(d => d.Groups.Count > 0 && d.Kind == last.Kind && (d.Ordinal() is not null || d.Name.IsPlural));
        return series.Count > count ? series[..count] : [];
    }

    /// <summary>"Two events will be held in Madrid", and then each with its day: the place of those that have none.</summary>
    public void PlaceUnderPlurals()
    {
        if (_drafts.FindAll(d => d is { Groups.Count: 0, Name.IsPlural: true } && (d.City ?? d.Building) is not null) is not [var all])
        {
            return;
        }

        foreach (var draft in _drafts.Where(d => d.Groups.Count > 0 && (all.Name.IsGeneric || all.Kind == d.Kind) && d.City is null && d.Building is null && d.RoomBuildings.Count == 0 && d.Mode != SessionMode.Virtual))
        {
            draft.SamePlaceAs ??= all;
        }
    }

    /// <summary>A day alone below a title that names a session and no day: it is that session's.</summary>
    public void GoOnBelow(Sentence sentence)
    {
        if (_last is { Groups.Count: 0, Name.IsPlural: false } && sentence.Paragraph == _lastParagraph + 1 && _last.Name.Sentence.Paragraph == _lastParagraph)
        {
            _lastParagraph = sentence.Paragraph;
        }
    }

    /// <summary>It is none of its own.</summary>
    public void Remove(SessionDraft draft) => _drafts.Remove(draft);

    private Sentence? _label;

    /// <summary>"Venue: …", or what stands in the paragraph below "Venue".</summary>
    private bool IsField(Sentence sentence)
    {
        if (words.FieldLine.IsMatch(sentence.Text))
        {
            _label = sentence.Text.Length <= LongestLabel ? sentence : null;
            return true;
        }

        return _label is not null && sentence.Paragraph == _label.Paragraph + 1;
    }

    private const int LongestLabel = 30;

    /// <summary>"with Member States" and "for Member States" are one.</summary>
    private string[] WithoutLead(string tail)
    {
        var all = tail.Split(' ');
        return all.Length > 1 && words.TailLead.IsMatch(all[0]) ? all[1..] : all;
    }

    /// <summary>"the meetings of the fifth intersessional consultation": what follows the noun names the session whose meetings they are.</summary>
    private static bool TailNames(SessionDraft draft, SessionName name)
    {
        if (!name.IsGeneric || name.Ordinal is not null)
        {
            return false;
        }

        var title = draft.Name.Tail.Length > 0 ? draft.Title[..^Math.Min(draft.Title.Length, draft.Name.Tail.Length)].TrimEnd() : draft.Title;
        return title.Contains(' ', StringComparison.Ordinal) && name.Tail.Contains(title, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"The sessions will be held at …", "the meetings of the fifth consultation": those of the session whose name follows, or of the only one that has days.</summary>
    private SessionDraft? OfAll(SessionName name)
    {
        var dated = _drafts.FindAll(d => d.Groups.Count > 0);
        if (name is { Ordinal: null, Tail.Length: > 0, Rank: NameRank.Subject } && words.StakeholderWords.IsMatch(name.Tail) is var isTheirs && (isTheirs || words.Invitees.Any(i => i.Pattern.IsMatch(name.Tail)))
            && (dated.FindLast(d => d.Kind == name.Kind && d.Name.Tail.Length > 0 && SameTail(d, name)) ?? (dated.FindAll(d => d.Kind == name.Kind && d.Name.Tail.Length == 0 && d.Name.Head == name.Head) is [var one] ? one : null)) is { } withThem)
        {
            // "Консультации с государствами-членами": whom it is with tells which it is, where no article does.
            return withThem;
        }

        if (name is { Ordinal: null, Tail.Length: 0, Rank: NameRank.Subject } && words.AudienceAhead?.Match(name.Sentence.Before(name.Start)) is { Success: true } ahead
            && dated.FindLast(d => d.Name.Head.EndsWith(name.Head, StringComparison.Ordinal) && d.Name.Tail.EndsWith(ahead.Groups["tail"].Value, StringComparison.Ordinal)) is { } theirs)
        {
            return theirs;
        }

        if (!name.IsGeneric || name.Ordinal is not null || name.Rank != NameRank.Subject)
        {
            return null;
        }

        return name.Tail.Length > 0 ? dated.FindLast(d => TailNames(d, name))
            : name is { IsPlural: true, IsDefinite: true, Count: null } && dated is [var only] ? only
            : null;
    }

    /// <summary>"the regional groups meetings": words that no session bears tell that another is meant.</summary>
    private bool IsCalledAfter(SessionName name) =>
        !name.IsPlural || words.SittingsName?.IsMatch(name.Title) == true || name.Title.Split(' ')[..^1] is var own && (own.Length < 2 || _drafts.Exists(d => own.All(w => d.Title.Contains(w, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether the session that the text goes on about sits on those days.</summary>
    public bool IsOnNow(Sentence sentence, IReadOnlyList<LocalDate> days) =>
        _last is { Groups.Count: > 0 } && sentence.Paragraph - _lastParagraph is 0 or 1 && days.All(_last.Days.Contains);
}

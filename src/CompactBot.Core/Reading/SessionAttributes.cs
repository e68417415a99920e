using CompactBot.Core.Languages;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <summary>Reads from a sentence what it says of a session beside days and places: theme, who is invited, level, mode, convenor.</summary>
internal sealed class SessionAttributes(ReadingWords words)
{
    /// <summary>A theme stands near the name of its session.</summary>
    private const int ThemeReach = 900;

    private const int ConvenorReach = 300;

    private Sentence? _sentence;
    private List<Group> _invited = [];
    private Match? _everyone;
    private Match? _level;
    private List<(SessionMode Mode, Match Match)> _modes = [];
    private IReadOnlyList<SessionName> _names = [];
    private Match? _convenor;

    /// <summary>Whether it is on screens, in a room or both, and nothing else of it.</summary>
    public void ReadMode(Sentence sentence, SessionDraft draft, SessionName? name = null)
    {
        if (sentence != _sentence)
        {
            Ask(sentence, []);
        }

        // "The consultations on 29 July, followed by a virtual consultation": what a name says is said of that session alone.
        var own = name is null ? -1 : _modes.FindIndex(m => IsIn(name, m.Match));
        own = own >= 0 ? own : _modes.FindIndex(m => _names.All(n => n == name || !IsIn(n, m.Match)));
        if (own >= 0 && _modes[own] is var (mode, stated) && draft.Mode != SessionMode.Hybrid && (draft.Mode == SessionMode.Unstated || mode == SessionMode.Hybrid))
        {
            draft.Mode = mode;
            draft.Note("mode", sentence.Span(stated.Index, stated.Length));
        }
    }

    /// <param name="sentence">The sentence.</param>
    /// <param name="draft">One of its sessions.</param>
    /// <param name="name">How the sentence names it.</param>
    /// <param name="names">All that it names with a day.</param>
    public void Read(Sentence sentence, SessionDraft draft, SessionName? name, IReadOnlyList<SessionName> names)
    {
        // A sentence is asked once, however many sessions it names.
        if (sentence != _sentence)
        {
            Ask(sentence, names);
        }

        ReadTheme(sentence, draft, name);
        ReadInvited(sentence, draft, name);
        ReadLevel(sentence, draft);
        ReadMode(sentence, draft, name);
        ReadConvenor(sentence, draft, name);
    }

    private static bool IsIn(SessionName name, Match match) => name.Start <= match.Index && match.Index < name.End;

    private void Ask(Sentence sentence, IReadOnlyList<SessionName> names)
    {
        var text = sentence.Text;
        (_sentence, _names) = (sentence, names);
        _invited = [.. words.Invite.Matches(text).Select(m => m.Groups["who"])];
        _everyone = Found(words.Everyone);
        _level = Found(words.Level) ?? Found(words.LevelOf);
        _modes = [.. All(SessionMode.Hybrid, words.Hybrid), .. All(SessionMode.Virtual, words.Virtual), .. All(SessionMode.InPerson, words.InPerson)];
        _convenor = Found(words.Convenor);

        IEnumerable<(SessionMode, Match)> All(SessionMode mode, Pattern pattern) => pattern.Matches(text).Select(m => (mode, m));

        Match? Found(Pattern pattern) => pattern.Match(text) is { Success: true } match ? match : null;
    }

    private static int Upto(string text, int from, int reach) => Math.Min(reach, text.Length - from);

    private void ReadTheme(Sentence sentence, SessionDraft draft, SessionName? name)
    {
        if (draft.Theme is not null)
        {
            return;
        }

        var from = name?.Start ?? 0;
        var reach = Upto(sentence.Text, from, ThemeReach);
        var match = words.QuotedTheme.Match(sentence.Text, from, reach);
        if (!match.Success || match.Index - (name?.End ?? 0) > 80)
        {
            match = words.PlainTheme.Match(sentence.Text, from, reach);
        }

        Group? theme = match.Success ? match.Groups["theme"] : null;
        if (theme is null && name is { Tail.Length: > 0 })
        {
            var tailFrom = Math.Max(name.Start, name.End - name.Tail.Length - 1);
            var tail = words.TitleTheme.Match(sentence.Text, tailFrom, name.End - tailFrom);
            theme = tail.Success ? tail.Groups["theme"] : null;
        }

        if (theme is { Length: > 2 })
        {
            var text = theme.Value.TrimEnd(' ', ',', '.', '*', '_', '\n');
            draft.Theme = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            draft.Note("theme", sentence.Span(theme.Index, text.Length));
        }
    }

    private void ReadInvited(Sentence sentence, SessionDraft draft, SessionName? name)
    {
        foreach (var who in _invited)
        {
            AddInvited(sentence, draft, who);
        }

        if (_everyone is { } everyone)
        {
            draft.Invited.UnionWith(Enum.GetValues<Invitee>());
            var from = everyone.Groups["who"].Index;
            draft.Note("invited", sentence.Span(from, everyone.Index + everyone.Length - from));
        }

        if (name is not null && words.TailInvites.Match(sentence.Text[name.Start..name.End]) is { Success: true } tail)
        {
            AddInvited(sentence, draft, tail.Groups["who"], name.Start);
        }
    }

    private void AddInvited(Sentence sentence, SessionDraft draft, Group who, int offset = 0)
    {
        foreach (var invitee in words.Invitees.Where(i => i.Pattern.IsMatch(who.Value)))
        {
            draft.Invited.Add(invitee.Who);
            draft.Note("invited", sentence.Span(offset + who.Index, who.Length));
        }
    }

    private void ReadLevel(Sentence sentence, SessionDraft draft)
    {
        if (draft.Level is not null || _level is null)
        {
            return;
        }

        var level = _level.Groups["level"];
        var who = _level.Groups["who"];
        var span = level.Success
            ? sentence.Span(level.Index, sentence.Text[level.Index..(_level.Index + _level.Length)].TrimEnd().Length)
            : sentence.Span(who.Index, who.Length);
        draft.Level = span.Text;
        draft.Note("level", span);
    }

    private void ReadConvenor(Sentence sentence, SessionDraft draft, SessionName? name)
    {
        if (draft.Convenor is not null || name is null)
        {
            return;
        }

        var match = _convenor is { } before && before.Groups["who"].Index < name.Start && name.Start - (before.Index + before.Length) < 40
            ? before
            : words.ConvenedBy.Match(sentence.Text, name.End, Upto(sentence.Text, name.End, ConvenorReach));
        if (match.Success && match.Groups["who"] is { } who && !words.NotConvenors.IsMatch(who.Value))
        {
            var text = who.Value.TrimEnd();
            draft.Convenor = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            draft.Note("convenor", sentence.Span(who.Index, text.Length));
        }
    }
}

using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <summary>Reads from a sentence what it says of a session beside days and places: theme, who is invited, level, mode, status, convenor.</summary>
internal sealed class SessionAttributes(ReadingWords words)
{
    public void Read(Sentence sentence, SessionDraft draft, SessionName? name)
    {
        ReadTheme(sentence, draft, name);
        ReadInvited(sentence, draft, name);
        ReadLevel(sentence, draft);
        ReadMode(sentence, draft);
        ReadStatus(sentence, draft);
        ReadConvenor(sentence, draft, name);
    }

    private void ReadTheme(Sentence sentence, SessionDraft draft, SessionName? name)
    {
        if (draft.Theme is not null)
        {
            return;
        }

        var from = name?.Start ?? 0;
        var match = words.QuotedTheme.Match(sentence.Text, from);
        if (!match.Success || match.Index - (name?.End ?? 0) > 80)
        {
            match = words.PlainTheme.Match(sentence.Text, from);
        }

        Group? theme = match.Success ? match.Groups["theme"] : null;
        if (theme is null && name is { Tail.Length: > 0 })
        {
            var tail = words.TitleTheme.Match(sentence.Text[..name.End], Math.Max(name.Start, name.End - name.Tail.Length - 1));
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
        foreach (var match in words.Invite.SelectMany(pattern => pattern.Matches(sentence.Text)))
        {
            AddInvited(sentence, draft, match.Groups["who"]);
        }

        if (words.Everyone.Match(sentence.Text) is { Success: true } everyone)
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
        if (draft.Level is not null)
        {
            return;
        }

        if (words.Level.Match(sentence.Text) is { Success: true } match)
        {
            var level = match.Groups["level"];
            var stated = sentence.Text[level.Index..(match.Index + match.Length)].TrimEnd();
            draft.Level = stated;
            draft.Note("level", sentence.Span(level.Index, stated.Length));
        }
        else if (words.LevelOf.Match(sentence.Text) is { Success: true } of)
        {
            draft.Level = of.Groups["who"].Value;
            draft.Note("level", sentence.Span(of.Groups["who"].Index, of.Groups["who"].Length));
        }
    }

    private void ReadMode(Sentence sentence, SessionDraft draft)
    {
        var (mode, match) = words.Hybrid.Match(sentence.Text) is { Success: true } hybrid ? (SessionMode.Hybrid, hybrid)
            : words.Virtual.Match(sentence.Text) is { Success: true } online ? (SessionMode.Virtual, online)
            : words.InPerson.Match(sentence.Text) is { Success: true } there ? (SessionMode.InPerson, there)
            : (SessionMode.Unstated, null);
        if (match is not null && draft.Mode != SessionMode.Hybrid && (draft.Mode == SessionMode.Unstated || mode == SessionMode.Hybrid))
        {
            draft.Mode = mode;
            draft.Note("mode", sentence.Span(match.Index, match.Length));
        }
    }

    private void ReadStatus(Sentence sentence, SessionDraft draft)
    {
        var text = sentence.Text;
        var (status, match) = words.Cancelled.Match(text) is { Success: true } cancelled ? (SessionStatus.Cancelled, cancelled)
            : words.Moved.Match(text) is { Success: true } moved ? (SessionStatus.Moved, moved)
            : words.Postponed.Match(text) is { Success: true } postponed ? (SessionStatus.Postponed, postponed)
            : words.Tentative.Match(text) is { Success: true } tentative ? (SessionStatus.Tentative, tentative)
            : (SessionStatus.Scheduled, null);
        if (match is not null && (int)status > (int)draft.Status)
        {
            draft.Status = status;
            draft.Note("status", sentence.Span(match.Index, match.Length));
        }
    }

    private void ReadConvenor(Sentence sentence, SessionDraft draft, SessionName? name)
    {
        if (draft.Convenor is not null || name is null)
        {
            return;
        }

        var before = words.Convenor.Match(sentence.Text);
        var match = before.Success && before.Groups["who"].Index < name.Start && name.Start - (before.Index + before.Length) < 40
            ? before
            : words.ConvenedBy.Match(sentence.Text, name.End);
        if (match.Success && match.Groups["who"] is { } who && !words.NotConvenors.IsMatch(who.Value))
        {
            var text = who.Value.TrimEnd();
            draft.Convenor = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            draft.Note("convenor", sentence.Span(who.Index, text.Length));
        }
    }
}

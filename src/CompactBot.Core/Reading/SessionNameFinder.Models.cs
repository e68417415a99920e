using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <content>Names that are made after the model of another: by an ordinal alone, or as one of several.</content>
internal sealed partial class SessionNameFinder
{
    /// <summary>"The Review Forum of the Parties will take place on …": what is convened, whatever its noun.</summary>
    public SessionName? Convened(Sentence sentence, IReadOnlyList<(int Start, int End)> dates)
    {
        if (words.VerbNames.FirstOrDefault(v => v.Pattern.IsMatch(sentence.Text)) is { } verb)
        {
            var said = verb.Pattern.Match(sentence.Text);
            return Plain(sentence, said.Index, said.Length, verb.Title) with { IsIndefinite = verb.NeedsPlace };
        }

        if (words.Convening?.Match(sentence.Text) is not { Success: true } match || match.Groups["name"] is not { Success: true } name
            || dates.Any(d => name.Index < d.End && d.Start < name.Index + name.Length) || words.NotSessions.IsMatch(name.Value))
        {
            return null;
        }

        var title = Spaces().Replace(name.Value, " ").Trim();
        return Plain(sentence, name.Index, name.Length, title);
    }

    /// <summary>"A high-level segment will be held on …": none that is known.</summary>
    public bool IsAnother(SessionName name) => words.Indefinite.Contains(Determiner(name.Sentence.Before(name.Start)) ?? string.Empty, StringComparer.OrdinalIgnoreCase);

    /// <summary>A session that the letter has no word for.</summary>
    public SessionName? Untitled(Sentence sentence, DateMention day) =>
        words.Untitled is { } title ? Plain(sentence, day.Start, 0, title) with { IsUntitled = true } : null;

    /// <summary>An item of a list that calls a day by a name of its own: "– Launch of the report: Thursday, 28 September, 10 a.m., Room 12".</summary>
    public SessionName? Labelled(Sentence sentence, DateMention day)
    {
        if (ItemLabel().Match(sentence.Text[..day.Start]) is not { Success: true } match || words.OtherBefore.IsMatch(match.Value) || words.DeadlineBefore.IsMatch(match.Value))
        {
            return null;
        }

        var label = match.Groups["label"];
        return Plain(sentence, label.Index, label.Length, Spaces().Replace(label.Value, " "));
    }

    /// <summary>"SBI 3, 14 to 16 March": a body's letters and the number of its meeting, right before the day.</summary>
    public SessionName? Abbreviated(Sentence sentence, DateMention day)
    {
        var from = Math.Max(0, day.Start - LongestAbbreviated);
        if (Abbreviation().Match(sentence.Text[from..day.Start]) is not { Success: true } match)
        {
            return null;
        }

        var name = match.Groups["name"];
        return Plain(sentence, from + name.Index, name.Length, name.Value);
    }

    private const int LongestAbbreviated = 70;

    [GeneratedRegex(@"(?<![\p{L}\d/.-])(?<name>\p{Lu}{2,}(?:\d{4})?[- ]?\d{1,3}(?:[.-]\d{1,2})?)\s*(?:\([^()]{1,40}\)\s*)?[,:(–—-]?\s*(?:\p{Ll}{1,2}\s+(?=\p{Lu}))?(?:(?<=[,(]\s*|\d\s+\p{Ll}{1,2}\s+)\p{Lu}[\p{L} ]{2,25},\s*)?(?:\p{Ll}{2,4}\s+){0,2}$", RegexOptions.None, 1000)]
    private static partial Regex Abbreviation();

    /// <summary>A session by what stands before its days.</summary>
    public SessionName Called(Sentence sentence, int at, string label) => Plain(sentence, at, label.Length, Spaces().Replace(label, " "));

    [GeneratedRegex(@"^\s*(?:[•·▪●○◦–—*-]|o|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s+(?<label>\p{L}[^:;]{2,100}?)\s*:\s[^:;.]{0,60}$", RegexOptions.None, 1000)]
    private static partial Regex ItemLabel();

    /// <summary>"The Preparatory Committee, which will be held from …": what is convened by the way, whatever its noun.</summary>
    public IEnumerable<SessionName> Relative(Sentence sentence) =>
        from match in (words.RelativeName?.Matches(sentence.Text) ?? Enumerable.Empty<Match>()).Concat(words.FollowedBy?.Matches(sentence.Text) ?? Enumerable.Empty<Match>())
        let name = match.Groups["name"]
        where !words.NotSessions.IsMatch(name.Value)
        select Plain(sentence, name.Index, name.Length, Spaces().Replace(name.Value, " "));

    /// <summary>"A will meet from 9 to 18 January and B from 18 to 27 January": B, right behind the day of another.</summary>
    public IEnumerable<SessionName> Gapped(Sentence sentence, IEnumerable<DateMention> days)
    {
        foreach (var day in words.GappedName is null ? [] : days)
        {
            if (words.GappedName!.Match(sentence.After(day.End)) is { Success: true, Index: 0 } match && !words.NotSessions.IsMatch(match.Groups["name"].Value))
            {
                var name = match.Groups["name"];
                yield return Plain(sentence, day.End + name.Index, name.Length, Spaces().Replace(name.Value, " "));
            }
        }
    }

    private SessionName Plain(Sentence sentence, int start, int length, string title)
    {
        var first = title.Split(' ')[0];
        var ordinal = title.Length > first.Length ? Ordinal(first) : null;
        return new()
        {
            Sentence = sentence,
            Start = start,
            End = start + length,
            Title = title,
            Kind = KindOf(title),
            Head = title.Split(' ')[^1].ToLowerInvariant(),
            Tail = string.Empty,
            Ordinal = ordinal,
            OrdinalSpan = ordinal is null ? null : sentence.Span(start, first.Length),
            Rank = NameRank.Subject,
        };
    }

    /// <summary>The number that stands behind a singular head.</summary>
    private int? Numbered(string text, List<Token> tokens, int head, string singular)
    {
        if (words.Unspaced || head + 1 >= tokens.Count || tokens[head + 1].IsDate || !string.Equals(tokens[head].Text, singular, StringComparison.OrdinalIgnoreCase)
            || text[tokens[head].End..tokens[head + 1].Start] != " ")
        {
            return null;
        }

        var word = tokens[head + 1].Text;
        return words.CardinalsBehind?.TryGetValue(word.ToLowerInvariant(), out var number) == true ? number : null;
    }

    private string NumberWord(int number) => words.Numbers.FirstOrDefault(n => n.Value == number).Key ?? string.Empty;

    /// <summary>"The second will follow on …": a session named by its ordinal alone, after the model of one named before.</summary>
    public SessionName? Elliptic(Sentence sentence, SessionDraft? model)
    {
        if (model is null || words.OrdinalAlone?.Match(sentence.Text) is not { Success: true } match || Ordinal(match.Groups["ordinal"].Value) is not { } ordinal)
        {
            return null;
        }

        var group = match.Groups["ordinal"];
        return Nth(model.Name, ordinal, group.Value) with
        {
            Sentence = sentence,
            Start = group.Index,
            End = group.Index + group.Length,
            Kind = model.Kind,
            OrdinalSpan = sentence.Span(group.Index, group.Length),
            IsDefinite = true,
            Rank = NameRank.Subject,
            IsHost = false,
        };
    }

    /// <summary>"Second" in a row of a table whose first column is headed "Session": the head's noun with the row's ordinal.</summary>
    public SessionName? InRow(Sentence row, string head)
    {
        var (start, end) = TableHead.FirstCell(row);
        var cell = row.Text[start..end];
        var word = cell.Trim();
        start += cell.Length - cell.TrimStart().Length;
        if (Ordinal(word) is not { } ordinal || _forms.Split(head).FirstOrDefault(w => _singular.ContainsKey(w.Form)) is not { Form: not null } noun)
        {
            return null;
        }

        return Plain(row, start, word.Length, word + " " + head.Trim().ToLowerInvariant()) with
        {
            Head = _singular[noun.Form],
            Ordinal = ordinal,
            OrdinalSpan = row.Span(start, word.Length),
            IsDefinite = true,
        };
    }

    /// <summary>One of several: "first round of meetings" of "first two rounds of meetings".</summary>
    public SessionName Nth(SessionName all, int ordinal, string? word = null)
    {
        var title = string.Join(' ', all.Title.Split(' ').Where(w => Ordinal(w) is null && !words.Numbers.ContainsKey(w.ToLowerInvariant()) && !words.NewOnes.IsMatch(w)));
        title = Regex.Replace(title, $@"\b{Regex.Escape(words.Heads[all.Head])}\b", all.Head, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        return all with
        {
            Title = (word ?? words.Ordinals.FirstOrDefault(o => o.Value == ordinal).Key) + " " + title,
            Ordinal = ordinal,
            OrdinalSpan = all.Span,
            IsPlural = false,
            Count = null,
            FirstOrdinal = null,
        };
    }

    /// <summary>"consultations, the first of which": a name made of the one before it.</summary>
    private void AddFirstOfWhich(Sentence sentence, List<SessionName> names)
    {
        var match = words.FirstOfWhich.Match(sentence.Text);
        if (match.Success && Ordinal(match.Groups["ordinal"].Value) is { } ordinal
            && names.FindLast(n => n.End <= match.Index && n.Ordinal is null) is { } all)
        {
            var group = match.Groups["ordinal"];
            names.Insert(names.IndexOf(all) + 1, all with
            {
                Start = match.Index,
                End = match.Index + match.Length,
                Title = group.Value + " " + Regex.Replace(all.Title, $@"\b{Regex.Escape(words.Heads[all.Head])}\b", all.Head, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)),
                Ordinal = ordinal,
                OrdinalSpan = sentence.Span(group.Index, group.Length),
                IsPlural = false,
                IsDefinite = true,
                Rank = NameRank.Subject,
            });
        }
    }

    /// <summary>Where adjectives stand behind their noun, the last of those that follow the head; else the head.</summary>
    private int LastQualifier(string text, List<Token> tokens, int head)
    {
        var last = head;
        while (words.Qualifier is { } qualifier && last - head < MostQualifiers && last + 1 < tokens.Count && !tokens[last + 1].IsDate
            && !_tailStops.Contains(tokens[last + 1].Text) && qualifier.IsMatch(tokens[last + 1].Text)
            && IsNoBreak(text.AsSpan(tokens[last].End, tokens[last + 1].Start - tokens[last].End)))
        {
            last++;
        }

        return last;
    }
}

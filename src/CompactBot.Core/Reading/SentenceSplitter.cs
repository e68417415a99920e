using System.Text.RegularExpressions;
using CompactBot.Core.Letters;

namespace CompactBot.Core.Reading;

/// <summary>Parts a paragraph into sentences; an item of a list and a line "Date: …" are sentences too.</summary>
internal sealed partial class SentenceSplitter(ReadingWords words)
{
    /// <summary>No sentence of a letter is longer; what is longer is cut, so that no pattern meets a text without end.</summary>
    private const int LongestSentence = 2000;

    /// <summary>What tells an item stands in the first words of its line.</summary>
    private const int LongestItemLead = 60;

    public IReadOnlyList<Sentence> Split(LetterParagraph paragraph, MendedText? mended = null)
    {
        var sentences = new List<Sentence>();
        var text = mended?.Text ?? paragraph.Text;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] is '。' or '！' or '？' || text[i] switch
            {
                '.' or '!' or '?' or '؟' => EndsAt(text, start, i),
                '\n' => StartsItem(text, i + 1) || StartsLabelled(text, start, i) || StartsDayFirst(text, start, i) || StartsAnew(text, start, i) || StartsEntry(text, start, i) || IsRow(text, start, i) || IsRow(text, i + 1, LineEnd(text, i + 1)),
                ':' => i - start >= ShortestHead && LabelledDayNext().IsMatch(text, i + 1) && !words.FieldLine.IsMatch(text[start..Math.Min(text.Length, start + LongestItemLead)]),
                ';' => CountsOn(text, i + 1) || NamesNext(text, i + 1) || LabelsNext(text, start, i),
                ',' => AndNext(text, i + 1) && CountsOn(text, i + 1),
                ']' => IsOmission(text, start, i),
                ' ' => (MayBeItem(text, i + 1) && RunOnItem().IsMatch(text, i + 1)) || FollowsYear(text, i) || (AndNext(text, i) && CountsOn(text, i + 1, isKnown: true)),
                _ => false,
            };
            if (ends || (i - start >= LongestSentence && char.IsWhiteSpace(text[i])) || i - start >= 2 * LongestSentence)
            {
                var end = i + 1;
                while (end < text.Length && text[end] is '"' or '”' or '’' or ')' or '»' or '*' or '）' or '」' or '』')
                {
                    end++;
                }

                Add(start, end);
                start = end;
                i = end - 1;
            }
        }

        Add(start, text.Length);
        return sentences;

        void Add(int from, int to)
        {
            while (from < to && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            // "[...] on Monday, the meeting will": what stands where words were left out is no beginning of the sentence.
            if (from < to && text[from] == '[' && LeftOut().Match(text, from) is { Success: true } gap && from + gap.Length < to)
            {
                from += gap.Length;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            if (to > from)
            {
                sentences.Add(new Sentence(paragraph.Number, from, text[from..to], mended));
            }
        }
    }

    /// <summary>Whether a sentence is an item of a list ("(b) …", "• …").</summary>
    public static bool IsItem(Sentence sentence) => Item().IsMatch(sentence.Text);

    private bool EndsAt(string text, int start, int at)
    {
        var next = at + 1;
        while (next < text.Length && text[next] is '"' or '”' or '’' or ')' or '»' or '*' or '）' or '」' or '』')
        {
            next++;
        }

        if (next >= text.Length || !char.IsWhiteSpace(text[next]) || text[next] == '\t')
        {
            return false;
        }

        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next >= text.Length || char.IsLower(text[next]))
        {
            return false;
        }

        if (text[at] != '.')
        {
            return true;
        }

        // "2. The group will meet": the number of an item ends no sentence.
        if (at > start && at - start <= 2 && !text.AsSpan(start, at - start).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        // "4. - 5. September": so are days written elsewhere.
        if (at > start && char.IsDigit(text[at - 1]) && (DashAndDay().IsMatch(text, next) || DayBefore().IsMatch(text[Math.Max(start, at - LongestDay)..at])))
        {
            return false;
        }

        // "10. 00 a.m.": a space was set in the middle of an hour.
        if (at > start && char.IsDigit(text[at - 1]) && (at < start + 3 || !char.IsDigit(text[at - 3])) && LooseMinutes().IsMatch(text, next))
        {
            return false;
        }

        var wordStart = at;
        while (wordStart > start && (char.IsLetter(text[wordStart - 1]) || (text[wordStart - 1] == '.' && wordStart - 1 > start && char.IsLetter(text[wordStart - 2]))))
        {
            wordStart--;
        }

        var word = text[wordStart..at];
        if (words.HourAbbreviations.Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            // "from 10 a.m. Monday" goes on; "until 6 p.m. The second part" does not.
            var following = NextWord().Match(text, next).Value;
            return words.LeftStops.Contains(following, StringComparer.OrdinalIgnoreCase) || IsHead(text, next, following) || BeginsClause(text, next + following.Length);
        }

        // "… in Boardroom A. The fifth session will": no initial, where a small word begins the next sentence.
        return (word.Length != 1 || words.LeftStops.Contains(NextWord().Match(text, next).Value, StringComparer.OrdinalIgnoreCase)) && !words.Abbreviations.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>"… until 6 p.m. Consultations with …": a session's noun, and no room's name.</summary>
    private bool IsHead(string text, int at, string word) =>
        (words.Heads.ContainsKey(word.ToLowerInvariant()) || words.Heads.Values.Contains(word, StringComparer.OrdinalIgnoreCase))
        && !(words.OtherRoom.Match(text, at, Math.Min(text.Length - at, LongestItemLead)) is { Success: true, Index: var room } && room == at);

    /// <summary>"… to 7 December 2012 I notify Parties of …": a stop was lost behind a year.</summary>
    private bool FollowsYear(string text, int at) =>
        at >= 5 && char.IsDigit(text[at - 1]) && YearBefore().IsMatch(text[(at - 5)..at])
        && FirstOfLine().Match(text, at + 1) is { Success: true } next && (words.LeftStops.Contains(next.Value, StringComparer.OrdinalIgnoreCase) || words.Openers.Contains(next.Value, StringComparer.OrdinalIgnoreCase))
        && at + next.Length + 2 < text.Length && char.IsLower(text[at + next.Length + 2]);

    /// <summary>A line that begins with hours, below one that no comma and no small word leads on from: an entry of a programme.</summary>
    private bool StartsEntry(string text, int start, int at)
    {
        if (!HoursAhead().IsMatch(text, at + 1))
        {
            return false;
        }

        var line = text.AsSpan(start, at - start).TrimEnd();
        var word = line[(line.LastIndexOfAny(' ', '\n') + 1)..].ToString();
        return line.Length > 0 && line[^1] is not (',' or ';' or '–' or '-' or '(') && !words.LeftStops.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A line that ends in a bracket or a figure, and one below it that begins as a sentence does: a heading, and its text.</summary>
    private bool StartsAnew(string text, int start, int at)
    {
        var line = text.AsSpan(start, at - start).TrimEnd();
        var next = FirstOfLine().Match(text, at + 1);
        if (line.Length > 0 && next.Success && (char.IsDigit(line[^1]) || line[^1] is '.' or ')') && words.Ordinals.ContainsKey(next.Value.ToLowerInvariant()))
        {
            // "… New York, 22–23 May 2017", and below it "Third thematic consultation".
            return true;
        }

        if (line.Length > 2 && line[^1] == ':' && at + 1 < text.Length && (char.IsDigit(text[at + 1]) || char.IsUpper(text[at + 1])) && line[..^1].TrimEnd() is { Length: > 0 } labelled && char.IsLetterOrDigit(labelled[^1])
            && !words.LeftStops.Contains(labelled[(labelled.LastIndexOfAny(' ', '\n') + 1)..].ToString(), StringComparer.OrdinalIgnoreCase))
        {
            // "Schedule of the dialogues:", and below it "Tuesday, 24 April".
            return true;
        }

        return line.Length > 0 && next.Success && words.LeftStops.Contains(next.Value, StringComparer.OrdinalIgnoreCase)
            && (line[^1] is ')' or ':' || char.IsDigit(line[^1])) && (!char.IsDigit(line[^1]) || !char.IsDigit(text[at + 1]));
    }

    /// <summary>"[...]" stands where sentences were left out, unless the words before it ask for more.</summary>
    private bool IsOmission(string text, int start, int at)
    {
        var open = text.LastIndexOf('[', at);
        if (open < start || at + 1 >= text.Length || !char.IsWhiteSpace(text[at + 1]) || text.AsSpan(open + 1, at - open - 1).ContainsAnyExcept('.', '…', ' '))
        {
            return false;
        }

        var before = text.AsSpan(start, open - start).TrimEnd();
        var word = before[(before.LastIndexOf(' ') + 1)..].ToString();
        return word.Length > 0 && !words.LeftStops.Contains(word, StringComparer.OrdinalIgnoreCase) && at + 2 < text.Length && !words.DeadlineLead.IsMatch(text[(at + 2)..Math.Min(text.Length, at + LongestItemLead)]) && (char.IsLetterOrDigit(text[at + 2]) || text[at + 2] is '[' or '(' or '"' or '“');
    }

    /// <summary>"… at 4 p.m. Links will be sent": a verb follows the first word.</summary>
    private bool BeginsClause(string text, int at) =>
        at < text.Length && text[at] == ' ' && words.Auxiliaries is { } verbs && verbs.Contains(NextWord().Match(text, at + 1).Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>"…; first consultation (virtual): 8 November": what stands behind the semicolon is labelled with a session. "…; Venue: Room 3" goes on with a row.</summary>
    private bool NamesNext(string text, int at) =>
        LabelNext().Match(text, at) is { Success: true } label && label.Groups["label"].Value.Split(' ') is { Length: > 1 } named
        && named.Any(w => words.Heads.ContainsKey(w.ToLowerInvariant()) || words.Heads.Values.Contains(w, StringComparer.OrdinalIgnoreCase));

    /// <summary>"… and the second …": the language's "and" with a short word behind it.</summary>
    private bool AndNext(string text, int at) =>
        words.TailAnd.Length > 0 && at < text.Length && text[at] == ' ' && text.AsSpan(at + 1).StartsWith(words.TailAnd, StringComparison.OrdinalIgnoreCase)
        && NextWord().Match(text, at + 1).Length == words.TailAnd.Length && ShortWordNext().IsMatch(text, at + 1 + words.TailAnd.Length);

    /// <summary>"The first begins at ten; the second, at three": what is counted speaks for itself.</summary>
    private bool CountsOn(string text, int at, bool isKnown = false) =>
        words.OrdinalAlone?.Match(text[at..Math.Min(text.Length, at + 60)]) is { Success: true } alone
        && (!isKnown || words.Ordinals.ContainsKey(alone.Groups["ordinal"].Value.ToLowerInvariant()));

    /// <summary>A row of a table, whose cells are parted by tabs, or by strokes.</summary>
    private static bool IsRow(string text, int from, int to) => text.AsSpan(from, to - from).Contains('\t') || text.AsSpan(from, to - from).Count(TableHead.Slash) >= TableHead.FewestSlashes;

    private static int LineEnd(string text, int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

    private bool StartsItem(string text, int at)
    {
        var end = text.IndexOf('\n', Math.Min(at, text.Length));
        var line = text[at..Math.Min(end < 0 ? text.Length : end, at + LongestItemLead)];
        return Item().IsMatch(line) || words.FieldLine.IsMatch(line);
    }

    [GeneratedRegex(@"^\s*(?:[•·▪●○◦–—*\uE000-\uF8FF-]\s|o\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s|\.\d{1,2}\s)", RegexOptions.None, 1000)]
    private static partial Regex Item();

    /// <summary>Whether the next pattern is worth asking: what begins an item is no letter and no figure, or follows a stop.</summary>
    private static bool MayBeItem(string text, int at)
    {
        if (at >= text.Length || char.IsUpper(text[at]))
        {
            return false;
        }

        if (!char.IsLetterOrDigit(text[at]))
        {
            return true;
        }

        var before = text.AsSpan(0, at).TrimEnd();
        return before.Length > 0 && before[^1] is ':' or ';' or '.';
    }

    /// <summary>An item of a list that runs on in one line.</summary>
    [GeneratedRegex(@"\G(?:[•▪●○\uE000-\uF8FF]\s|(?<=[:;.]\s+)(?:o\s+(?=\p{Lu})|\((?:[a-z]|[ivx]{1,4})\)\s|[–—-]\s+(?=\p{Lu}))|(?<=[:;]\s+)(?:[a-z]\)|\d{1,2}[.)])\s+(?=\p{L})|(?<=\s)[–—-]\s+(?=\p{Lu}[^:;.\n–—]{2,80}:\s+(?:\p{L}+[,.]?\s+)?\d{1,2}(?!\d|[.:h]\d)))", RegexOptions.None, 1000)]
    private static partial Regex RunOnItem();

    [GeneratedRegex(@"\G\[[.… ]{0,6}\]\s+", RegexOptions.None, 1000)]
    private static partial Regex LeftOut();

    [GeneratedRegex(@"\G[–—-]\s*\d{1,2}\.?\s", RegexOptions.None, 1000)]
    private static partial Regex DashAndDay();

    [GeneratedRegex(@"\d{1,2}\.?\s*[–—-]\s*\d{1,2}$", RegexOptions.None, 1000)]
    private static partial Regex DayBefore();

    /// <summary>"14. – 15".</summary>
    private const int LongestDay = 10;

    [GeneratedRegex(@"\G[0-5]\d\b(?!\s*[.)]\s)", RegexOptions.None, 1000)]
    private static partial Regex LooseMinutes();

    [GeneratedRegex(@"\G\s+(?<label>\p{L}[^:;.\n]{2,80}):\s", RegexOptions.None, 1000)]
    private static partial Regex LabelNext();

    [GeneratedRegex(@"\G\s\p{L}{1,5}\s\p{L}", RegexOptions.None, 1000)]
    private static partial Regex ShortWordNext();


    [GeneratedRegex(@"^\s(?:19|20)\d\d$", RegexOptions.None, 1000)]
    private static partial Regex YearBefore();

    [GeneratedRegex(@"\G\d{1,2}(?:[:.h]\d\d)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:[–—-]|\p{L}{1,5})\s*\d{1,2}(?:[:.h]\d\d|\s*[ap]\.?\s?m\b)", RegexOptions.None, 1000)]
    private static partial Regex HoursAhead();

    [GeneratedRegex(@"\G\p{Lu}\p{Ll}*(?=\s)", RegexOptions.None, 1000)]
    private static partial Regex FirstOfLine();

    [GeneratedRegex(@"\G[\p{L}-]+", RegexOptions.None, 1000)]
    private static partial Regex NextWord();
}

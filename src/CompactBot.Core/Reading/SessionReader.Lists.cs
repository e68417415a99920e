using System.Text.RegularExpressions;
using CompactBot.Core.Letters;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <content>Lists whose items say only when: what they are of stands in the line above them. And the title that a letter bears.</content>
internal sealed partial class SessionReader
{
    /// <summary>Where the letter's own date stands: it is the day of nothing else.</summary>
    public LetterSpan? Own { get; init; }

    private bool IsOwn(DateMention mention) => Own is { } own && mention.Span is var span && span.Paragraph == own.Paragraph && span.Start < own.Start + own.Text.Length && own.Start < span.Start + span.Text.Length;

    /// <summary>"Montreal, 20 December 2021" below a letter: where and when it was written, and nothing that is held.</summary>
    private bool IsDateline(Sentence sentence) =>
        Own is { } own && own.Paragraph == sentence.Paragraph && sentence.Span(0, 0).Start is var start && own.Start >= start && own.Start < start + sentence.Text.Length && sentence.Text.Length - own.Text.Length <= MostBesideOwn;

    private const int MostBesideOwn = 40;

    private SessionName? _listed;
    private int _listedParagraph;
    private SessionStatus _listedStatus;

    /// <summary>"The dates for the negotiations are: • 20 to 23 February • 12 to 15 March": each item is a session of the name above.</summary>
    private List<SessionName> Listed(Sentence sentence, List<SessionName> own, List<DateMention> days, List<SessionName> names, bool isPlaced)
    {
        if (_listed is not { } model || days.Count == 0)
        {
            return names;
        }

        if (own.Count == 0 && sentence.Paragraph - _listedParagraph <= MostListed && LineLabel().Match(sentence.Text[..days[0].Start]) is { Success: true } label && !_words.FieldLine.IsMatch(sentence.Text))
        {
            // "… these events, as follows:", and below it "CRIC 11: 15–19 April".
            _listedParagraph = sentence.Paragraph;
            var called = label.Groups["label"];
            if (!isPlaced && (_words.Documents.IsMatch(called.Value) || _words.OtherBefore.IsMatch(label.Value) || _words.DeadlineBefore.IsMatch(label.Value)))
            {
                // "Release of the first draft: 29 January": a step between the sessions.
                days.Clear();
                return names;
            }

            return [_names.Called(sentence, called.Index, called.Value) with { Kind = model.Kind, Series = model }];
        }

        var isItem = SentenceSplitter.IsItem(sentence) || days[0].Start <= 2;
        if ((!isItem && own.Count == 0) || sentence.Paragraph - _listedParagraph > MostListed)
        {
            _listed = null;
            return names;
        }

        _listedParagraph = sentence.Paragraph;
        return own.Count > 0 ? names : [model with { Sentence = sentence, Start = 0, End = 0, IsDefinite = false, IsPlural = false, Count = null, Rank = NameRank.Subject, Series = model }];
    }

    private const int MostListed = 2;

    [GeneratedRegex(@"^\W{0,4}(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+|o\s+)?(?<label>\p{Lu}[^:;.\n]{1,90}?)(?:\s*[:–—]|\s-)\s*(?:\p{Lu}[\p{L}'’. -]{2,30}(?:\s*\([^()]{2,25}\)|,\s*\p{Lu}[\p{L}' -]{2,25})?\s*[,:–—]\s*)?(?:\p{Ll}{1,4}\s+)?$", RegexOptions.None, 1000)]
    private static partial Regex LineLabel();

    /// <summary>"(no meetings on 14 and 17 April)", "23 May will be an off-day": days of a session's stretch on which it does not sit.</summary>
    private IReadOnlyList<DateMention> WithoutFree(Sentence sentence, IReadOnlyList<DateMention> mentions)
    {
        if (_words.NotOnBefore is not { } before || mentions.Count == 0)
        {
            return mentions;
        }

        var free = new List<DateMention>();
        foreach (var mention in mentions)
        {
            if (before.IsMatch(sentence.Before(mention.Start)) || _words.NotOnAfter?.IsMatch(sentence.After(mention.End)) == true
                || (free.Count > 0 && free[^1].End <= mention.Start && _words.ListJoin.IsMatch(sentence.Text[free[^1].End..mention.Start])))
            {
                free.Add(mention);
            }
        }

        if (free.Count > 0)
        {
            _free.Add((free.SelectMany(m => m.Days).ToList(), sentence.Paragraph));
        }

        return free.Count == 0 ? mentions : [.. mentions.Except(free)];
    }

    private readonly List<(IReadOnlyList<LocalDate> Days, int Paragraph)> _free = [];
    private bool _isWithoutWeekends;

    /// <summary>Takes them from the sessions that are told of there.</summary>
    private void FreeDays()
    {
        if (_isWithoutWeekends && _book.Convened() is [var only])
        {
            only.WeekdaysOnly = true;
        }

        foreach (var (days, paragraph) in _free)
        {
            foreach (var draft in _book.Convened().Where(d => d.Days.Count() > days.Count && days.All(d.Days.Contains) && Math.Abs(d.Groups[0].Mention!.Sentence.Paragraph - paragraph) <= 1))
            {
                draft.Free.UnionWith(days);
            }
        }
    }

    private int _deadlinesUnder = -2 * MostListed;

    /// <summary>"Key deadlines:", and below it days at the beginning of lines.</summary>
    private IReadOnlyList<DateMention> UnderDeadlines(Sentence sentence, IReadOnlyList<DateMention> mentions)
    {
        if (mentions.Count == 0)
        {
            _deadlinesUnder = _words.DeadlineList?.IsMatch(sentence.Text) == true ? sentence.Paragraph : _deadlinesUnder;
            return mentions;
        }

        return sentence.Paragraph - _deadlinesUnder > MostListed ? mentions
            : [.. mentions.Select(m => m.Role is not (DateRole.Past or DateRole.Superseded) && (m.Start <= 2 || sentence.Text[m.Start - 1] == '\n') ? m with { Role = DateRole.Deadline, Days = [m.Days[^1]] } : m)];
    }

    /// <summary>Days that stand in a row under "Deadline".</summary>
    private IReadOnlyList<DateMention> InColumns(Sentence sentence, IReadOnlyList<DateMention> mentions)
    {
        if (_words.DeadlineColumn is not { } deadline || mentions.Count == 0)
        {
            return mentions;
        }

        var read = _table.ColumnOf(sentence, 0) is null ? WithoutHead(sentence, mentions) : mentions.Select(m => m.Role == DateRole.Session && _table.ColumnOf(sentence, m.Start) is { } head && deadline.IsMatch(head) ? m with { Role = DateRole.Deadline, Days = [m.Days[^1]] } : m).ToList();
        foreach (var (before, after) in mentions.Zip(read).Where(p => p.First != p.Second && Dates.Contains(p.First)))
        {
            Dates[Dates.IndexOf(before)] = after;
        }

        return read;
    }

    /// <summary>A row of strokes whose table has no head: its days are those of the first cell that has any; others outside of them are of something else.</summary>
    private static List<DateMention> WithoutHead(Sentence sentence, IReadOnlyList<DateMention> mentions) =>
        TableHead.IsRowOfStrokes(sentence) && sentence.Text.IndexOf(TableHead.Slash, mentions[0].End, StringComparison.Ordinal) is >= 0 and var end
            ? [.. mentions.Select(m => m.Start < end || m.Role != DateRole.Session || m.Days.All(d => mentions.Any(first => first.Start < end && first.Days.Contains(d))) ? m : m with { Role = DateRole.Other })]
            : [.. mentions];

    private readonly List<(Sentence Head, IReadOnlyList<PlaceMention> Places)> _placesOfLists = [];

    /// <summary>"They will take place in Geneva, as follows:" – the place of what is listed below and has none of its own.</summary>
    private void PlaceLists()
    {
        foreach (var (head, places) in _placesOfLists)
        {
            var last = head.Paragraph + MostListed;
            foreach (var (draft, sentence) in _book.Convened().Where(d => d.Groups[0].Mention is not null).Select(d => (d, d.Groups[0].Mention!.Sentence)).OrderBy(d => d.Sentence.Paragraph))
            {
                if (sentence == head || sentence.Paragraph < head.Paragraph || (sentence.Paragraph > head.Paragraph + MostListed + 1 && !SentenceSplitter.IsItem(sentence)))
                {
                    continue;
                }

                if (sentence.Paragraph > last + 1)
                {
                    break; // a list's items stand one under another
                }

                last = Math.Max(last, sentence.Paragraph);
                SittingReader.Fill(draft, head, places, _ => false, withBuilding: true);
            }
        }
    }

    /// <summary>Remembers what heads a list, and gives its items what is said there of all.</summary>
    private void NoteList(Sentence sentence, List<SessionName> names, List<DateMention> days, List<(DateMention Mention, SessionDraft Draft, DayGroup Group)> slots)
    {
        if (_listed is not null && _listedStatus > SessionStatus.Scheduled)
        {
            foreach (var draft in slots.Select(s => s.Draft).Distinct().Where(d => d.Status == SessionStatus.Scheduled))
            {
                draft.Status = _listedStatus;
                draft.Note("status", sentence.Span(0, sentence.Text.Length));
            }
        }

        if (days.Count == 0 && ListHead().IsMatch(sentence.Text) && _venues.Find(sentence) is { Count: > 0 } places)
        {
            _placesOfLists.Add((sentence, places));
        }

        if (days.Count == 0 && ListHead().IsMatch(sentence.Text) && names.FindLast(n => (n.IsPlural || IsOfSeveral(n)) && n.Rank != NameRank.Context) is { } head)
        {
            (_listed, _listedParagraph) = (head, sentence.Paragraph);
            _listedStatus = _words.Cancelled.IsMatch(sentence.Text) ? SessionStatus.Cancelled : _words.Postponed.IsMatch(sentence.Text) ? SessionStatus.Postponed : SessionStatus.Scheduled;
        }
    }

    /// <summary>
    /// The title above a letter: it fills in the place that its text does not say again, and where the text names no days at all, it is what is convened.
    /// </summary>
    public IReadOnlyList<SessionDraft> ReadTitle(LetterParagraph head, LetterSpan date)
    {
        PlaceLists();
        FreeDays();
        var isAlone = _book.Convened().Count == 0;
        var at = 0;
        if (isAlone && (head.Text.Split('\n').Any(static l => l.Length > LongestHeadLine) || (head.Text.AsSpan().Count('\n') < FewestLinesOfTitle && SentenceEnd().IsMatch(head.Text))))
        {
            // A note without a salutation, dated below, has its text where others have their title.
            foreach (var sentence in _sentences.Split(head, null))
            {
                Sentences.Add(sentence);
                if (!IsDateline(sentence))
                {
                    Read(sentence);
                }
            }

            return _book.Convened();
        }

        foreach (var line in head.Text.Split('\n'))
        {
            var sentence = new Sentence(head.Number, at, line);
            at += line.Length + 1;
            if (!line.Any(char.IsDigit) || line.Length > LongestTitle)
            {
                continue;
            }

            if (isAlone && _book.Convened().Count == 0)
            {
                Read(sentence);
                continue;
            }

            var days = _dates.Read(sentence, []).Days.Where(d => d.Role == DateRole.Session && d.Span != date).SelectMany(d => d.Days).ToList();
            foreach (var draft in _book.Convened().Where(d => days.Count > 0 && d.Days.All(days.Contains)))
            {
                SittingReader.Fill(draft, sentence, _venues.Find(sentence), d => d.Count() == days.Count);
                if (draft.Ordinal() is null && draft.Days.Count() == days.Count && _names.Find(sentence, []) is [{ Ordinal: { } ordinal, OrdinalSpan: { } span }, ..])
                {
                    draft.Nth = ordinal;
                    draft.Note("ordinal", span);
                }
            }
        }

        return _book.Convened();
    }

    /// <summary>A letterhead and what stands below it have more lines than a paragraph of prose.</summary>
    private const int FewestLinesOfTitle = 4;

    /// <summary>No line of a title is so long.</summary>
    private const int LongestHeadLine = 230;

    /// <summary>Prose: a stop, and a sentence behind it.</summary>
    [GeneratedRegex(@"\p{Ll}{2}\.\s+\p{Lu}\p{Ll}+\s+\p{Ll}+|^.{400}", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();

    /// <summary>"a series of workshops": one by its noun, several by what follows it.</summary>
    private bool IsOfSeveral(SessionName name) => name is { Ordinal: null, Tail.Length: > 0 } && name.Tail.Split(' ').Any(w => _words.Heads.Values.Contains(w.Split('’', '\'')[^1], StringComparer.OrdinalIgnoreCase));

    private const int LongestTitle = 400;

    [GeneratedRegex(@":\s*(?:\[[.… ]*\]\s*)?$", RegexOptions.None, 1000)]
    private static partial Regex ListHead();
}

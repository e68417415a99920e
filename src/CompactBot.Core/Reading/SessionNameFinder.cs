using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <summary>Finds the sessions that a sentence names: a head noun, the words before it that describe it, and what follows it.</summary>
internal sealed partial class SessionNameFinder(ReadingWords words)
{
    /// <summary>Made of the words of a language, once: it keeps nothing of a letter, and many threads read with it.</summary>
    private static readonly ConditionalWeakTable<ReadingWords, SessionNameFinder> Made = [];

    private const int MostWordsBefore = 8;

    /// <summary>Where words are not parted, what is no word of the data is counted sign by sign.</summary>
    private const int MostSignsBefore = 24;
    private const int MostWordsAfter = 14;
    private const int MostQualifiers = 4;

    /// <summary>No sentence of a letter names more sessions.</summary>
    private const int MostNames = 40;

    private readonly WordForms _forms = new(words);
    private readonly int _mostWordsBefore = words.Unspaced ? MostSignsBefore : MostWordsBefore;
    private readonly HashSet<string> _leftStops = new(words.LeftStops.Select(WordForms.Fold), StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _tailStops = new(words.TailStops.Select(WordForms.Fold), StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _ordinals = words.Ordinals
        .Select(o => (Key: WordForms.Fold(o.Key), o.Value)).DistinctBy(o => o.Key).ToDictionary(o => o.Key, o => o.Value, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _singular = words.Heads
        .SelectMany(h => new[] { (Form: WordForms.Fold(h.Key), h.Key), (Form: WordForms.Fold(h.Value), h.Key) })
        .DistinctBy(h => h.Form)
        .ToDictionary(h => h.Form, h => h.Key, StringComparer.OrdinalIgnoreCase);

    public static SessionNameFinder Of(ReadingWords words) => Made.GetValue(words, static w => new SessionNameFinder(w));

    /// <param name="sentence">The sentence.</param>
    /// <param name="dates">Stretches that are dates or hours, which no name reaches into.</param>
    public IReadOnlyList<SessionName> Find(Sentence sentence, IReadOnlyList<(int Start, int End)> dates)
    {
        var tokens = Tokens(sentence.Text, dates);
        var names = new List<SessionName>();
        var right = tokens.Count;
        for (var i = tokens.Count - 1; i >= 0 && names.Count < MostNames; i--)
        {
            if (i >= right || tokens[i].IsDate || !_singular.TryGetValue(tokens[i].Text, out var head) || IsOfRoom(sentence.Text, tokens[i].Start))
            {
                continue;
            }

            var first = FirstWord(sentence.Text, tokens, i);
            var name = Name(sentence, tokens, first, i, head);
            right = first;
            if (name is not null)
            {
                // What a later name's words tell ("of intergovernmental negotiations") is part of this one, not a session of its own.
                names.RemoveAll(later => later.Start < name.End);
                names.Add(name);
            }
        }

        names.Reverse();
        AddCounted(sentence, tokens, names);
        AddCountedBehind(sentence, tokens, names);
        AddFirstOfWhich(sentence, names);
        return names;
    }

    /// <summary>"Conference Room 5" names no conference.</summary>
    private bool IsOfRoom(string text, int at) =>
        words.RoomName.Contains(' ', StringComparison.Ordinal) && string.Compare(text, at, words.RoomName, 0, words.RoomName.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private int FirstWord(string text, List<Token> tokens, int head)
    {
        var first = head;
        while (!words.HeadsFirst && first > 0 && head - first < _mostWordsBefore
            && !_leftStops.Contains(tokens[first - 1].Text)
            && !tokens[first - 1].IsDate
            && !(Ordinal(tokens[first].Text) is not null && char.IsUpper(tokens[first].Text[0]) && text[tokens[first].Start - 1] == '\n')
            && IsNoBreak(text.AsSpan(tokens[first - 1].End, tokens[first].Start - tokens[first - 1].End)))
        {
            first--;
        }

        return first;
    }

    private SessionName? Name(Sentence sentence, List<Token> tokens, int first, int head, string singular)
    {
        var text = sentence.Text;
        var described = LastQualifier(text, tokens, head);
        var last = LastWord(text, tokens, described);
        if (text.IndexOf('(', tokens[head].End, tokens[last].End - tokens[head].End) is >= 0 and var bracket && text.IndexOf(')', bracket, tokens[last].End - bracket) < 0)
        {
            // What opens a bracket and does not close it ends the name.
            last = Math.Max(head, tokens.FindLastIndex(t => t.End <= bracket));
            described = Math.Min(described, last);
        }

        var start = tokens[first].Start;
        var end = tokens[last].End;

        // "(b) Second meeting": the number of an item is no part of the name.
        var close = text.IndexOf(')', start, tokens[head].Start - start);
        if (close >= 0 && text.LastIndexOf('(', close, close - start + 1) < 0)
        {
            first = tokens.FindIndex(t => t.Start > close);
            start = tokens[first].Start;
        }

        // A bracket that opened before the name closes after it.
        var open = text.IndexOf('(', start, tokens[head].End - start);
        if (open >= 0 && text.IndexOf(')', open, end - open) < 0)
        {
            first = tokens.FindIndex(t => t.Start > open);
            start = tokens[first].Start;
        }

        // "the third and final meeting"
        var joined = first >= 2 && string.Equals(tokens[first - 1].Text, words.TailAnd, StringComparison.OrdinalIgnoreCase) && Ordinal(tokens[first - 2].Text) is not null ? first - 2 : (int?)null;
        if (joined is { } with && words.LastOnes.Contains(tokens[first].Text, StringComparer.OrdinalIgnoreCase))
        {
            first = with;
            start = tokens[first].Start;
            joined = null;
        }

        var (ordinal, ordinalToken) = joined is null && Joined(tokens, first) is { } tens ? tens : OrdinalOf(tokens, first, words.HeadsFirst ? described : head);
        start = Math.Min(start, ordinalToken?.Start ?? start);
        if (ordinal is null && words.OrdinalAhead?.Match(sentence.Before(tokens[first].Start)) is { Success: true } ahead && Ordinal(ahead.Groups["ordinal"].Value) is { } parted)
        {
            var at = sentence.BeforeStart(tokens[first].Start) + ahead.Groups["ordinal"].Index;
            (ordinal, ordinalToken) = (parted, new Token(ahead.Groups["ordinal"].Value, at, at + ahead.Groups["ordinal"].Length, false));
        }

        int? of = null;
        var isOneOf = false;
        Token? ofToken = null;
        if (ordinal is null && words.Numbers.TryGetValue(tokens[first].Text.ToLowerInvariant(), out var number) && first >= 2
            && IsPartitive(tokens, first) is { } ordinalAt && OrdinalOf(tokens, ordinalAt, ordinalAt) is { Ordinal: { } nth } found)
        {
            (ordinal, ordinalToken, of, ofToken) = (nth, found.Token, number, tokens[first]);
            start = tokens[ordinalAt].Start;
            first++;
        }

        if (ordinal is null && of is null && first >= 3 && words.Definite.Contains(tokens[first - 1].Text, StringComparer.OrdinalIgnoreCase)
            && string.Equals(tokens[first - 2].Text, words.Partitive, StringComparison.OrdinalIgnoreCase) && OrdinalOf(tokens, first - 3, first - 3) is { Ordinal: { } oneOf } one)
        {
            // "the second of the formal consultations"
            (ordinal, ordinalToken, isOneOf) = (oneOf, one.Token, true);
            start = tokens[first - 3].Start;
        }

        if (ordinal is null && of is null && first >= 3 && words.Series is { } series && string.Equals(tokens[first - 2].Text, series, StringComparison.OrdinalIgnoreCase)
            && string.Equals(tokens[first - 1].Text, words.Partitive, StringComparison.OrdinalIgnoreCase) && OrdinalOf(tokens, first - 3, first - 3) is { Ordinal: { } nthSeries } ofSeries)
        {
            // "the Fifty-ninth Series of Meetings" is one, and the fifty-ninth.
            (ordinal, ordinalToken, isOneOf) = (nthSeries, ofSeries.Token, true);
            start = tokens[first - 3].Start;
        }

        if (ordinal is null && of is null && described == head && Numbered(text, tokens, head, singular) is { } numbered)
        {
            // "Round two", "Session 3"
            (ordinal, ordinalToken) = (numbered, tokens[head + 1]);
            described = head + 1;
            last = Math.Max(last, head + 1);
            end = tokens[last].End;
        }

        var hundreds = ordinal is < 100 && ordinalToken is { } least ? HundredsBefore(text, least.Start) : null;
        if (hundreds is var (hundred, hundredAt))
        {
            // "the one hundred and seventh session"
            (ordinal, ordinalToken) = (ordinal + hundred, new Token(text[hundredAt..ordinalToken!.Value.End], hundredAt, ordinalToken.Value.End, false));
            start = Math.Min(start, hundredAt);
        }

        int? count = null;
        for (var i = first; of is null && i < head; i++)
        {
            count ??= words.Numbers.TryGetValue(tokens[i].Text.ToLowerInvariant(), out var figure) ? figure : null;
        }

        if (words.HeadsFirst && head > 0 && words.Numbers.TryGetValue(tokens[head - 1].Text.ToLowerInvariant(), out var behind))
        {
            count ??= behind;
        }

        // "the first two rounds" are two, not the first.
        int? firstOrdinal = null;
        var plural = !string.Equals(tokens[head].Text, singular, StringComparison.OrdinalIgnoreCase) || (count is > 1 && ordinal is null && (words.NoPlurals || words.CountedSingular));
        if (count is > 1 && plural)
        {
            firstOrdinal = ordinal ?? (words.CountedHeads.Contains(singular, StringComparer.OrdinalIgnoreCase) && tokens[first].Text.Equals(NumberWord(count.Value), StringComparison.OrdinalIgnoreCase) ? 1 : null);
            (ordinal, ordinalToken) = (null, null);
        }

        var headWord = plural && ordinal is not null && (isOneOf || !words.AlwaysPlural.Contains(tokens[head].Text, StringComparer.OrdinalIgnoreCase)) ? singular : text[tokens[head].Start..tokens[head].End];
        var before = of is null && !isOneOf ? text[(hundreds is null ? tokens[first].Start : Math.Min(start, tokens[first].Start))..tokens[head].Start] : ordinalToken!.Value.Text + " " + text[tokens[first].Start..tokens[head].Start];
        var tail = text[tokens[described].End..end];
        var title = Spaces().Replace(before + headWord + text[tokens[head].End..end], " ").Trim();
        var lead = sentence.Before(joined is { } earlier ? tokens[earlier].Start : start);
        if (words.NotSessions.IsMatch(text[start..end]) || words.HolderBefore?.IsMatch(lead) == true || (Determiner(lead) is { } no && words.Negations.Contains(no, StringComparer.OrdinalIgnoreCase)))
        {
            return null;
        }

        return new SessionName
        {
            Sentence = sentence,
            Start = start,
            End = end,
            Title = title,
            Kind = KindOf(title, tail),
            Head = singular,
            Tail = Spaces().Replace(words.HeadTail?.Match(tail) is { Success: true } compound ? tail[compound.Length..] : tail, " ").Trim(),
            Ordinal = ordinal,
            OrdinalSpan = ordinalToken is { } o ? sentence.Span(o.Start, o.End - o.Start) : null,
            Of = of,
            OfSpan = ofToken is { } n ? sentence.Span(n.Start, n.End - n.Start) : null,
            Count = count,
            FirstOrdinal = firstOrdinal,
            IsPlural = plural && ordinal is null,
            IsDefinite = (words.DefiniteName?.IsMatch(title) == true || (DeterminerOf(tokens, first, lead) is { } d && words.Definite.Contains(d, StringComparer.OrdinalIgnoreCase) && !words.NewOnes.IsMatch(title))),
            IsIndefinite = Determiner(lead) is { } article && words.Indefinite.Contains(article, StringComparer.OrdinalIgnoreCase),
            IsGeneric = words.GenericHeads.Contains(singular, StringComparer.OrdinalIgnoreCase),
            IsWeak = words.WeakHeads.Contains(singular, StringComparer.OrdinalIgnoreCase),
            Rank = words.SecondaryBefore.IsMatch(lead) || words.SecondaryAfter?.IsMatch(sentence.After(end)) == true ? NameRank.Context : words.WeakSecondaryBefore.IsMatch(lead) ? NameRank.Aside : NameRank.Subject,
            IsHost = words.Accompanying.IsMatch(lead),
        };
    }

    /// <summary>"of", perhaps with "the", between an ordinal and a number: the index of the ordinal.</summary>
    private int? IsPartitive(List<Token> tokens, int number)
    {
        var at = number - 1;
        if (at >= 1 && words.Definite.Contains(tokens[at].Text, StringComparer.OrdinalIgnoreCase))
        {
            at--;
        }

        return at >= 1 && string.Equals(tokens[at].Text, words.Partitive, StringComparison.OrdinalIgnoreCase) ? at - 1 : null;
    }

    /// <summary>"Consultation on the Ocean Conference" is a consultation: what it is about makes no conference of it.</summary>
    private SessionKind KindOf(string title, string tail)
    {
        var kind = KindOf(title);
        return kind == SessionKind.Conference && tail.Length > 0 && KindOf(title[..^Math.Min(title.Length, Spaces().Replace(tail, " ").TrimEnd().Length)].TrimEnd()) is var own and not (SessionKind.Event or SessionKind.NegotiationRound) ? own : kind;
    }

    private SessionKind KindOf(string title) => words.Kinds.FirstOrDefault(k => k.Pattern.IsMatch(title))?.Kind ?? SessionKind.Event;

    private string? DeterminerOf(List<Token> tokens, int first, string lead) => !words.Unspaced ? Determiner(lead) : first > 0 ? tokens[first - 1].Text : null;

    private static string? Determiner(string lead) => LastWordOf().Match(lead) is { Success: true } match ? match.Groups["word"].Value : null;

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<word>[\p{L}-]+)\s+$|(?<word>\p{L}+['’])$", RegexOptions.RightToLeft, 1000)]
    private static partial Regex LastWordOf();
}

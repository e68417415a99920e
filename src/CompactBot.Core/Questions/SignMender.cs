namespace CompactBot.Core.Questions;

/// <summary>
/// Mends a slip in a script that does not part words: a sign that is in no word of the lexicon, beside signs that make a longer word of it
/// with that sign changed, lost or left out.
/// </summary>
internal static partial class SignMender
{
    /// <summary>Shorter words are too near to each other.</summary>
    public const int ShortestPhrase = 3;

    private const int LongestPhrase = 9;

    /// <summary>More signs that are in no word are a subject of their own.</summary>
    private const int MostLeftOver = 6;

    /// <summary>A word of so many signs is told by the others where one is another; of shorter ones each sign is a word elsewhere.</summary>
    private const int ShortestTold = 4;

    private const int ShortWeight = 10;

    /// <summary>A phrase of so many signs is meant where all but one stand there.</summary>
    private const int ShortestCertain = 5;

    /// <summary>
    /// A slip that leaves nothing over, for each of its signs is a word by itself: the long phrases that a stretch of small words is an edit
    /// away from.
    /// </summary>
    public static IEnumerable<NearWord> Within(FoundWords found, Lexicon lexicon)
    {
        var tokens = found.Tokens;
        return from at in Enumerable.Range(0, found.Items.Count)
            where IsSmall(found, at)
            from length in Enumerable.Range(ShortestTold - 1, LongestPhrase - ShortestTold + 1)
            from back in Enumerable.Range(0, length)
            let first = found.Items[at].First - back
            where first >= 0 && first + length <= tokens.Count && Unbroken(tokens, first, first + length)
            let written = string.Concat(tokens.Skip(first).Take(length).Select(t => t.Text))
            from phrase in lexicon.Signs.All(written)
            where phrase.Length >= ShortestTold
            select new NearWord(tokens[first].Start, tokens[first + length - 1].End - tokens[first].Start, phrase, Weight(written, phrase));
    }

    /// <summary>
    /// Long phrases that a stretch is an edit away from, whatever its signs are by themselves: so many others that agree leave no doubt.
    /// </summary>
    public static IEnumerable<NearWord> Long(FoundWords found, Lexicon lexicon)
    {
        var tokens = found.Tokens;
        var isNew = new bool[tokens.Count + 1]; // where an item begins, and behind the last one
        foreach (var item in found.Items)
        {
            isNew[item.First] = isNew[item.First + item.Count] = true;
        }

        return from first in Enumerable.Range(0, tokens.Count)
            where isNew[first]
            from length in Enumerable.Range(ShortestCertain - 1, LongestPhrase - ShortestCertain + 2)
            let last = first + length
            where last <= tokens.Count && isNew[last] && found.Items.All(i => i.First != first || i.Count != length) && Unbroken(tokens, first, last)
            let written = string.Concat(tokens.Skip(first).Take(length).Select(t => t.Text))
            from phrase in lexicon.Signs.All(written)
            where phrase.Length >= ShortestCertain && phrase.Length >= written.Length
                && (lexicon.IsFact(phrase) || found.Items.Any(i => i.Kind == ItemKind.Content && i.First >= first && i.First < last))
            select new NearWord(tokens[first].Start, tokens[last - 1].End - tokens[first].Start, phrase, SpellingMender.Weight(written, phrase));
    }

    /// <summary>
    /// A word for a room behind a number or a letter, of which one sign is another; or its last one was lost, where nothing follows and a word that
    /// stands before days and places leads the number.
    /// </summary>
    public static NearWord? Room(FoundWords found, Lexicon lexicon)
    {
        var tokens = found.Tokens;
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (WordToken.IsSign(tokens[at].Text) || tokens[at].Length > 2)
            {
                continue;
            }

            var first = at + 1 + (lexicon.DayMarks.Contains(tokens[at + 1].Text) ? 1 : 0);
            foreach (var room in lexicon.NumberedRoom)
            {
                for (var length = room.Length - 1; WordToken.IsSign(room[..1]) && room.Length == ShortestPhrase && length <= room.Length && first + length <= tokens.Count && Unbroken(tokens, first, first + length); length++)
                {
                    var end = first + length;
                    var isLast = end == tokens.Count || (end == tokens.Count - 1 && found.Items[^1] is { Count: 1 } particle && lexicon.YesNoAnywhere.Longest(tokens, particle.First, tokens.Count).Length == 1);
                    var same = Enumerable.Range(0, length).Count(i => tokens[first + i].Text[0] == room[i]);
                    var isLed = isLast && at > 0 && lexicon.DateLeads.Contains(tokens[at - 1].Text);
                    if (same == room.Length - 1 && (room.StartsWith(string.Concat(tokens.Skip(first).Take(room.Length - 1).Select(t => t.Text)), StringComparison.Ordinal) ? isLed : length == room.Length))
                    {
                        return new NearWord(tokens[first].Start, tokens[end - 1].End - tokens[first].Start, room, 0);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>
    /// A number of a series, the sign that counts with it, and two signs of which one is in no word: the kind of session that these three are but for
    /// one sign.
    /// </summary>
    public static NearWord? Kind(FoundWords found, Lexicon lexicon)
    {
        for (var at = 0; lexicon.Counters.Count > 0 && at + 3 < found.Items.Count; at++)
        {
            var first = found.Items[at + 1].First;
            if (found.Items[at].Of(MeaningKind.Ordinal) is null || !lexicon.Counters.Contains(found.Tokens[first].Text) || found.Items[at + 1].Count > 1 || found.Items[at + 2].Count > 1 || found.Items[at + 3].Count > 1
                || (found.Items[at + 2].Kind != ItemKind.Content && found.Items[at + 3].Kind != ItemKind.Content) || !Unbroken(found.Tokens, first, first + ShortestPhrase))
            {
                continue;
            }

            var written = string.Concat(found.Tokens.Skip(first).Take(ShortestPhrase).Select(t => t.Text));
            var near = lexicon.Signs.All(written).Where(phrase => phrase.Length == ShortestPhrase && phrase[0] == written[0] && phrase.Where((sign, i) => sign != written[i]).Count() == 1 && lexicon.IsFact(phrase)).ToList();
            if (near is [var kind])
            {
                return new NearWord(found.Tokens[first].Start, found.Tokens[first + ShortestPhrase - 1].End - found.Tokens[first].Start, kind, 0);
            }
        }

        return null;
    }

    /// <summary>The sign between a number of a series and a session that is none of those that stand there, as one that may.</summary>
    public static NearWord? Counter(FoundWords found, Lexicon lexicon)
    {
        for (var at = 0; lexicon.Counters.Count > 0 && at + 2 < found.Items.Count; at++)
        {
            var (sign, kind) = (found.Items[at + 1], found.Items[at + 2]);
            var word = found.Tokens[sign.First];
            if (found.Items[at].Of(MeaningKind.Ordinal) is not null && sign is { Count: 1, Kind: ItemKind.Phrase or ItemKind.Content } && WordToken.IsSign(word.Text) && sign.Of(MeaningKind.Day) is null
                && !lexicon.Counters.Contains(word.Text) && !lexicon.PartOf.Contains(word.Text) && kind is { Count: > 1 } && kind.Of(MeaningKind.SessionKind) is { } meant)
            {
                var counter = lexicon.Counters.FirstOrDefault(c => lexicon.Phrases.Longest([.. WordToken.Split(c + kind.Text.Replace(" ", "", StringComparison.Ordinal))], 0, kind.Count + 1) is var (meanings, length) && length == kind.Count + 1 && meanings.Any(m => m.Kind == MeaningKind.SessionKind && m.Value == meant.Value));
                return new NearWord(word.Start, word.Length, counter ?? lexicon.Counters[0], 0);
            }
        }

        return null;
    }

    /// <summary>
    /// Of a stretch of words without content the phrases that it becomes with one sign more; they begin where a word does. A question that says
    /// clearly what it asks is taken at its word sooner, and so only longer phrases are found in it.
    /// </summary>
    public static IEnumerable<NearWord> Lost(FoundWords found, Lexicon lexicon, bool isClear)
    {
        var (tokens, shortest) = (found.Tokens, isClear ? ShortestTold : ShortestPhrase);
        return from at in Enumerable.Range(0, found.Items.Count)
            let first = found.Items[at].First
            from length in Enumerable.Range(shortest - 1, LongestPhrase - shortest + 1)
            let last = first + length
            where last <= tokens.Count && Unbroken(tokens, first, last)
                && found.Items.Skip(at).TakeWhile(i => i.First < last).All(i => IsWithoutContent(i) && (i.First > first || i.Count < length))
            let written = string.Concat(tokens.Skip(first).Take(length).Select(t => t.Text))
            from phrase in lexicon.Signs.All(written)
            where phrase.Length > written.Length && !lexicon.IsFact(phrase)
            select new NearWord(tokens[first].Start, tokens[last - 1].End - tokens[first].Start, phrase, 2);
    }

    private static bool IsWithoutContent(FoundItem item) => item.Kind == ItemKind.Phrase
        && item.Meanings.All(m => m is { Kind: MeaningKind.Stop or MeaningKind.Cue or MeaningKind.Number or MeaningKind.Day or MeaningKind.DateWord } or { Kind: MeaningKind.Ask, Value: "which" or "count" });

    /// <summary>Whether one sign stands there that is a word without content of its own, or a number.</summary>
    private static bool IsSmall(FoundWords found, int at) => found.Items[at] is { Count: 1 } item && WordToken.IsSign(found.Tokens[item.First].Text)
        && item.Meanings.All(m => m.Kind is MeaningKind.Stop or MeaningKind.Cue or MeaningKind.Number or MeaningKind.Day or MeaningKind.DateWord);

    /// <summary>The phrases that a stretch around the slip is an edit away from: the likeliest edits and the longest phrases first.</summary>
    /// <param name="names">Names of places that are looked for too.</param>
    public static IEnumerable<NearWord> Near(IReadOnlyList<WordToken> tokens, FoundItem slip, Lexicon lexicon, SpellingMender names)
    {
        if (slip.Count > MostLeftOver || IsTold(tokens, slip, lexicon))
        {
            return [];
        }

        var end = slip.First + slip.Count;
        var earliest = Math.Max(0, end - LongestPhrase);
        return from first in Enumerable.Range(earliest, slip.First - earliest + 1)
            from last in Enumerable.Range(end, Math.Min(LongestPhrase, tokens.Count - end + 1))
            where last - first <= LongestPhrase && Unbroken(tokens, first, last)
            let written = string.Concat(tokens.Skip(first).Take(last - first).Select(t => t.Text))
            from phrase in lexicon.Signs.All(written, shortest: 1).Concat(names.All(written))
            where phrase.Length >= ShortestPhrase ? written.Length >= ShortestPhrase - 1 : (IsNearShort(written, phrase, slip.First - first, slip.Count) && (written.Length > 1 || IsCounted(tokens, first, lexicon)))
                || (slip.Count == 1 && IsHalf(written, phrase, slip.First - first) && Stands(tokens, first, lexicon, MeaningKind.Ask) && Asks(lexicon, phrase))
            let weight = Weight(written, phrase)
            orderby weight, phrase.Length descending
            select new NearWord(tokens[first].Start, tokens[last - 1].End - tokens[first].Start, phrase, weight);
    }

    /// <summary>The fewer signs a word has, the less the others tell of one that is another; a sign by itself tells least.</summary>
    private static int Weight(string written, string phrase)
    {
        var weight = SpellingMender.Weight(written, phrase);
        return written.Length == 1 ? ShortWeight : weight < ShortWeight ? weight : weight + (ShortWeight * Math.Max(0, ShortestTold + 1 - phrase.Length));
    }

    /// <summary>
    /// Words of two signs are near each other by chance: only a sign between the two, the two changed about, or one of them standing alone
    /// tells of such a word.
    /// </summary>
    private static bool IsNearShort(string written, string phrase, int slip, int count) => written.Length switch
    {
        1 => true,
        2 => count == 2 && written[0] == phrase[1] && written[1] == phrase[0],
        3 => slip == 1 && count == 1,
        _ => false,
    };

    /// <summary>Whether a number of a series stands before it, so that a kind of session is to be expected.</summary>
    private static bool IsCounted(IReadOnlyList<WordToken> tokens, int at, Lexicon lexicon) => Stands(tokens, at, lexicon, MeaningKind.Ordinal);

    /// <summary>Whether a word of that kind stands right before it.</summary>
    private static bool Stands(IReadOnlyList<WordToken> tokens, int at, Lexicon lexicon, MeaningKind kind) => Enumerable.Range(1, Math.Min(at, ShortestPhrase))
        .Any(back => lexicon.Phrases.Longest(tokens, at - back, at) is var (meanings, length) && length == back && meanings.Any(m => m.Kind == kind));

    /// <summary>Whether the slip is the second of two signs, and the first was lost or is another.</summary>
    private static bool IsHalf(string written, string phrase, int slip) => phrase.Length == 2 && slip == written.Length - 1 && written.Length <= 2 && phrase[1] == written[slip];

    /// <summary>Whether a word of what is to be done covers it.</summary>
    private static bool IsTold(IReadOnlyList<WordToken> tokens, FoundItem slip, Lexicon lexicon) => Enumerable.Range(Math.Max(0, slip.First - LongestPhrase), slip.First - Math.Max(0, slip.First - LongestPhrase) + 1)
        .Any(at => at + Math.Max(lexicon.Leading.Longest(tokens, at, tokens.Count).Length, lexicon.Anywhere.Longest(tokens, at, tokens.Count).Length) >= slip.First + slip.Count);

    private static bool Unbroken(IReadOnlyList<WordToken> tokens, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (!WordToken.IsSign(tokens[at].Text) || (at > first && tokens[at - 1].End != tokens[at].Start))
            {
                return false;
            }
        }

        return true;
    }
}

namespace CompactBot.Core.Questions;

/// <summary>
/// Slips that are words of the language themselves ("round for", "las parte interesadas"): told by where they stand, for there they fit nothing, and
/// one edit away stands what does.
/// </summary>
internal static class KnownSlips
{
    private const int ShortestWord = 3;

    /// <summary>What could stand there; null where nothing is amiss.</summary>
    public static NearWord? In(FoundWords found, Func<FoundWords, Query> build, Lexicon lexicon, CatalogueIndex index)
    {
        for (var at = 0; at < found.Items.Count; at++)
        {
            var item = found.Items[at];
            var word = found.Tokens[item.First];
            if (item is not { Count: 1, Kind: ItemKind.Phrase } || word.Text.Length < ShortestWord || WordToken.IsSign(word.Text) || item.Meanings.Any(m => m.Kind is not (MeaningKind.Stop or MeaningKind.Cue)))
            {
                continue;
            }

            var (before, after) = (at > 0 ? found.Items[at - 1] : null, at + 1 < found.Items.Count ? found.Items[at + 1] : null);
            if ((before is not null && (Number(found, word, before, after, build, lexicon) ?? City(found, word, before, after, lexicon, index)) is { } near)
                || (after is not null && (near = Joined(found, word, after, lexicon)!) is not null))
            {
                return near;
            }
        }

        return null;
    }

    /// <summary>"The dates of round for": where a number follows what it counts, a small word at the end that is an edit from one.</summary>
    private static NearWord? Number(FoundWords found, WordToken word, FoundItem before, FoundItem? after, Func<FoundWords, Query> build, Lexicon lexicon)
    {
        if (after is not null || lexicon.OrdinalsFollow || found.Items[^1].Of(MeaningKind.Cue) is not null || before.Of(MeaningKind.SessionKind) is not { Many: false }
            || build(found) is not { Kind: QueryKind.When or QueryKind.Where or QueryKind.Room or QueryKind.Time or QueryKind.Duration, References: [{ Ordinals.Count: 0, Position: null }] })
        {
            return null;
        }

        var near = lexicon.Mender.All(word.Text).Where(n => Means(lexicon, n, MeaningKind.Number)).ToList();
        return near is [var number] ? new NearWord(word.Start, word.Length, number, 0) : null;
    }

    /// <summary>"The session viene": right behind a session, or a word of one letter, a small word at the end that is an edit from a city of sessions.</summary>
    private static NearWord? City(FoundWords found, WordToken word, FoundItem before, FoundItem? after, Lexicon lexicon, CatalogueIndex index)
    {
        if ((before.Of(MeaningKind.SessionKind) is null && found.Tokens[before.First].Text.Length > 1)
            || (after is not null && (after.Kind != ItemKind.Phrase || after.Meanings.Any(m => m.Kind != MeaningKind.Stop) || after.First + after.Count < found.Tokens.Count)))
        {
            return null;
        }

        var near = index.Cities(lexicon).All(word.Text);
        return near is [var city] ? new NearWord(word.Start, word.Length, city, 0) : null;
    }

    /// <summary>"Parte interesadas": a small word that is an edit from the one that makes a name with the next.</summary>
    private static NearWord? Joined(FoundWords found, WordToken word, FoundItem after, Lexicon lexicon)
    {
        if (after.Count != 1 || after.Of(MeaningKind.Invitee) is null || lexicon.IsWrittenTogether)
        {
            return null;
        }

        var next = found.Tokens[after.First];
        var near = lexicon.Mender.All(word.Text).Where(n => lexicon.Phrases.Longest([word with { Text = n }, next], 0, 2).Length == 2).ToList();
        return near is [var one] ? new NearWord(word.Start, word.Length, one, 0) : null;
    }

    private static bool Means(Lexicon lexicon, string word, MeaningKind kind) => lexicon.Words(word) is [_] words && lexicon.Phrases.Longest(words, 0, 1).Meanings.Any(m => m.Kind == kind);

    /// <summary>
    /// A word that can hardly be meant as it stands, and whose slip could make more than one thing of the question; null where there is none. A
    /// word for a session's place in time that is another such word with two letters changed about ("الاقدم", the oldest, for "القادم", the next),
    /// written without the marks that would tell them. A sign that counts sessions, behind nothing that they are counted by; a day between a number of
    /// a series and a session.
    /// </summary>
    public static string? Doubted(FoundWords found, Query query, Lexicon lexicon)
    {
        for (var at = 0; at < found.Items.Count; at++)
        {
            var item = found.Items[at];
            var word = found.Tokens[item.First];
            if (item.Count > 1 || item.Kind != ItemKind.Phrase)
            {
                continue;
            }

            if (item.Of(MeaningKind.Position) is not null && lexicon.SwappedPlaces.Contains(word.Text) && found.Text.AsSpan(word.Start, word.Length).EndsWith(word.Text, StringComparison.OrdinalIgnoreCase))
            {
                return word.Text;
            }

            if (at == 0 || !WordToken.IsSign(word.Text))
            {
                continue;
            }

            var before = found.Items[at - 1];
            if ((item.Of(MeaningKind.SessionKind) is not null && lexicon.Counters.Contains(word.Text) && before.Is(MeaningKind.Ask, "when"))
                || (item.Of(MeaningKind.Day) is not null && before.Of(MeaningKind.Ordinal) is not null && at + 1 < found.Items.Count && found.Items[at + 1].Of(MeaningKind.SessionKind) is not null)
                || (item.Of(MeaningKind.SessionKind) is not null && !query.Joined && !query.Compares && query.Relation is null && query.References.Count > 1 && query.References.Any(r => r.Loose && r.Word == word.Text)))
            {
                return word.Text;
            }
        }

        return null;
    }
}

namespace CompactBot.Core.Questions;

/// <summary>
/// Mends a slip by what the question becomes: of the known words that are an edit away from a strange one, the one with which the question
/// reads best. A word that makes another fact of it (another number of a series, day, or kind of session) is only taken where no second one
/// reads nearly as well, so that a slip is asked again sooner than answered wrongly.
/// </summary>
/// <param name="find">The words of a text.</param>
/// <param name="build">What they ask.</param>
internal sealed class SlipMender(Func<string, FoundWords> find, Func<FoundWords, Query> build, Lexicon lexicon, CatalogueIndex index)
{
    /// <summary>So many are tried for one word; each is a reading of the whole question.</summary>
    private const int MostTried = 16;

    /// <summary>What leaves the rest as strange as it was is no mend.</summary>
    private const int Strange = 100;

    /// <summary>By so much the best must lead before others that make other facts.</summary>
    internal const int Lead = 10;

    /// <summary>The first letter is seldom mistaken: in shorter words another one makes another word.</summary>
    private const int LongStart = 6;

    /// <summary>A word of so few letters, one of them written together with it, is one edit from several that make facts.</summary>
    private const int ShortestFact = 4;

    /// <summary>What stands behind a stem may be no ending of it.</summary>
    private const int StemWeight = 3;

    /// <summary>The text with one strange word or stretch mended; null where nothing near reads better, or two read as well and mean different things.</summary>
    /// <param name="text">The question.</param>
    /// <param name="before">Its words.</param>
    /// <param name="near">What could stand in the place of what stands there, the likeliest first.</param>
    /// <param name="isLost">Whether nothing but what was lost is put back, so that what reads no worse is taken.</param>
    /// <param name="isDoing">Whether something is to be done, as long as it is not mended: only what asks is a mend then.</param>
    public string? Mend(string text, FoundWords before, IEnumerable<NearWord> near, bool isLost = false, bool isDoing = false)
    {
        var tried = near.DistinctBy(n => (n.Start, n.Length, n.Word)).Take(MostTried).Select(n => Try(text, n, IsBesideDate(before, n))).OrderBy(t => t.Cost).DistinctBy(t => t.Text).ToList();
        if (tried.Count == 0 || tried[0].AsksNothing || (isDoing && !tried[0].AsksMore))
        {
            return null;
        }

        var asked = build(before);
        var cost = Cost(before, asked);
        var isLessStrange = tried[0].Cost / Strange < cost / Strange || (tried[0].Weight < Lead && tried[0].Cost + Lead < cost) || (tried[0].IsFact && tried[0].Cost < cost);
        if (!(isLost ? tried[0].Cost <= cost && tried[0].AsksMore : isLessStrange) && (asked.KindStated || asked.YesNo || !tried[0].AsksMore))
        {
            return null; // as strange as before, and what was asked is no clearer
        }

        var best = tried[0];
        if (best is { IsFact: false, IsAsk: false, IsBesideDate: true } && lexicon.IsWrittenTogether && best.Length <= ShortestFact)
        {
            return null; // a short word beside a date may be of it
        }

        return tried.Skip(1).Any(other => other.Meaning != best.Meaning && Contests(other, best)) ? null : best.Text;
    }

    /// <summary>The text with a stretch mended where all that could stand there come to the same; null where they do not.</summary>
    public string? Agreed(string text, IEnumerable<NearWord> near)
    {
        var tried = near.DistinctBy(n => (n.Start, n.Length, n.Word)).Take(MostTried).Select(n => Try(text, n, besideDate: false)).DistinctBy(t => t.Text).ToList();
        return tried.Count > 0 && tried.TrueForAll(t => t is { IsWhole: true, AsksNothing: false } && (t.AsksMore || t.IsFact) && t.Meaning == tried[0].Meaning) ? tried[0].Text : null;
    }

    /// <summary>
    /// Whether another reading may be meant as well as the best: it costs as little, or it makes another fact of the question by an edit that is
    /// hardly less likely; and of a short word that would become a fact every other reading does.
    /// </summary>
    private static bool Contests(Reading other, Reading best) =>
        other.Cost - best.Cost < (best.IsFact && other.IsFact && best.Fact != other.Fact ? Lead : 1)
        || (best is { IsFact: false, HasLead: true } && other.IsWhole && (best.SaysAsk ? other.GoesOn && !best.GoesOn : other.SaysAsk) && other.Cost <= best.Cost + Lead + 2)
        || (best is { IsPlace: true, Weight: > Lead } && other is { IsFact: true, IsWhole: true } && other.Weight <= best.Weight)
        || (other is { IsFact: true, IsWhole: true } && best.Fact != other.Fact && IsNear(other, best))
        || (best is { IsFact: true, IsShort: true } && (best.HasLead || (other.HasLead && other.Cost <= best.Cost + Lead)) && other is { IsWhole: true, AsksNothing: false } && other.Weight <= best.Weight + Lead);

    /// <summary>
    /// Whether the other fact is about as likely. A word that says what is asked is doubted least; a short one, one that is itself a fact, and one beside
    /// a date most.
    /// </summary>
    private static bool IsNear(Reading other, Reading best) =>
        best.IsAsk ? other.Weight < best.Weight + Lead && Math.Min(other.Cost, best.Weight > Lead && other.Weight <= best.Weight ? other.Told : int.MaxValue) < best.Cost + Lead
        : (other.IsBesideDate && !best.IsFact)
            || (other.Weight < best.Weight + Lead + (best.IsFact || best.IsShort ? 1 : 0)
                && (!best.IsFact && other.Weight <= best.Weight ? other.Told - best.Told : other.Cost - best.Cost) < Lead);

    /// <summary>What a known word should be where it fits nothing: see <see cref="KnownSlips"/>.</summary>
    public NearWord? Known(FoundWords found) => KnownSlips.In(found, build, lexicon, index);

    /// <summary>Whether no word says what is asked.</summary>
    public bool IsUnclear(FoundWords found) => build(found) is { KindStated: false, YesNo: false };

    /// <summary>Whether another known word is about as near, or nearer, and one of the two would make another fact of the question.</summary>
    public bool IsContested(WordToken word, string known)
    {
        var weight = SpellingMender.Weight(word.Text, known);
        var cities = index.Cities(lexicon).All(word.Text).ToHashSet(StringComparer.Ordinal);
        bool IsFact(string near) => lexicon.IsFact(near) || cities.Contains(near);

        // Of a short word with another written before it, too little is left to tell a fact by.
        var doubt = word.Text.Length <= ShortestFact && lexicon.Words(known).Count > 1 ? Lead : 2;
        return Near(word).Any(n => n.Word != known && !lexicon.MeanTheSame(n.Word, known, inNumberToo: true)
            && (n.Weight + Lead <= weight
                || (n.Weight <= weight + doubt && (IsFact(known) || IsFact(n.Word)))
                || lexicon.MeanTheSame(n.Word, known))); // one of it or many
    }

    /// <summary>The one number of a series that the word is an edit from; null where it is none's, or those of several.</summary>
    public NearWord? Numbered(WordToken word)
    {
        if (lexicon.Numbers.All(word.Text).Count == 0)
        {
            return null;
        }

        var near = Near(word).Where(n => lexicon.Ordinal(n.Word) is not null).ToList();
        return near.Count > 0 && near.All(n => lexicon.Ordinal(n.Word) == lexicon.Ordinal(near[0].Word)) ? near[0] : null;
    }

    /// <summary>The known words one edit from that one, with what may be written together with it; the likeliest edits first.</summary>
    public IReadOnlyList<NearWord> Near(WordToken word)
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        Gather(all, "", word.Text);
        foreach (var (lead, rest) in lexicon.Unattached(word.Text))
        {
            Gather(all, lead, rest);
        }

        if (all.Count == 0 && lexicon.IsWrittenTogether)
        {
            // Names bear no capital there, and are as likely to have a slip as other words.
            foreach (var name in lexicon.PlaceNames.All(word.Text))
            {
                all.TryAdd(name, SpellingMender.Weight(word.Text, name));
            }
        }

        return [.. all.OrderBy(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Select(n => new NearWord(word.Start, word.Length, n.Key, n.Value))];
    }

    private void Gather(Dictionary<string, int> all, string lead, string word)
    {
        void Add(IEnumerable<string> near, string ending = "", int more = 0)
        {
            foreach (var known in near.Where(known => lexicon.IsWrittenTogether || known[0] == word[0] || known.Length >= LongStart || SpellingMender.Weight(word, known) < Lead))
            {
                all.TryAdd(lead + known + ending, SpellingMender.Weight(word, known + ending) + more);
            }
        }

        Add(lexicon.Mender.All(word));
        Add(lexicon.Smalls.All(word));
        Add(lexicon.Others.All(word).Where(known => known.Length > (lexicon.IsWrittenTogether ? ShortestFact : LongStart) || SpellingMender.Weight(word, known) < Lead));
        Add(index.Cities(lexicon).All(word));
        var terms = Terms.Of(lexicon.Language);
        Add(terms.Mender.All(word));
        for (var end = word.Length; end >= WordStems.Shortest(word) && end >= SpellingMender.ShortestWord; end--)
        {
            Add(lexicon.Stems.All(word[..end]), word[end..], StemWeight);
            Add(terms.Stems.All(word[..end]), word[end..], StemWeight);
        }

        if (!index.Terms.Serve(lexicon.Language))
        {
            Add(index.Mender.All(word).Where(n => !lexicon.Stop.Contains(n)));
        }
    }

    private static bool IsBesideDate(FoundWords found, NearWord near) => found.Items.Any(i => i.Kind == ItemKind.Date && !WordToken.IsSign(found.Tokens[i.First].Text)
        && ((i.First > 0 && found.Tokens[i.First - 1].Start == near.Start) || (i.First + i.Count < found.Tokens.Count && found.Tokens[i.First + i.Count].Start == near.Start)));

    private Reading Try(string text, NearWord near, bool besideDate)
    {
        // An article that is written together with its word was left off it.
        var written = WordToken.Fold(text.AsSpan(near.Start, near.Length));
        var article = lexicon.Article(written);
        var mended = text.Remove(near.Start, near.Length).Insert(near.Start, article + near.Word);
        var found = find(mended);
        var query = build(found);
        var word = article + near.Word;
        var cost = Cost(found, query) + near.Weight + (written[0] == word[0] || near.Weight < Lead ? 0 : Lead);
        var here = found.Items.Where(i => found.Tokens[i.First].Start < near.Start + word.Length && found.Tokens[i.First + i.Count - 1].End > near.Start)
            .Take(WordToken.IsSign(near.Word) ? 1 : int.MaxValue)
            .ToList();
        var isFact = here.Any(i => i.Kind is ItemKind.Date or ItemKind.Place || i.Meanings.Any(m => m.Kind is MeaningKind.Ordinal or MeaningKind.Number or MeaningKind.SessionKind or MeaningKind.Position or MeaningKind.Day or MeaningKind.Letter || m is { Kind: MeaningKind.Cue, Value: "thereafter" }));
        // What makes one expression with its neighbours is meant sooner than what stands alone: two slips seldom fit each other.
        var joins = !WordToken.IsSign(near.Word) && here.Any(i => found.Tokens[i.First + i.Count - 1].End > near.Start + word.Length || found.Tokens[i.First].Start < near.Start);
        cost -= joins ? Lead : 0;
        return new Reading(mended, near.Weight, cost, Meaning(query), isFact, AsksNothing(query), query is { KindStated: true, Doing: false })
        {
            IsWhole = query.Unknown.Count == 0,
            Fact = Fact(query),
            IsShort = !joins && written.Length <= ShortestFact && lexicon.Unattached(written).Any(),
            HasLead = lexicon.IsWrittenTogether && lexicon.Words(word).Count > 1,
            IsPlace = here.Any(i => i.Kind == ItemKind.Place),
            GoesOn = query.Thereafter,
            SaysAsk = here.Any(i => i.Of(MeaningKind.Ask) is not null),
            IsBesideDate = besideDate,
            IsAsk = here.Any(i => i.Of(MeaningKind.Ask) is not null) && (written.Length > ShortestFact || lexicon.Words(word).Count == 1),
            Length = written.Length,
            Told = cost - Bare(query),
        };
    }

    /// <summary>What is strange weighs most, then numbers that count nothing, then a question that asks nothing, then how many parts it falls into.</summary>
    private static int Cost(FoundWords found, Query query) =>
        (Strange * query.Unknown.Count)
        + (query.Doing ? Strange / 2 : 0)
        + (AsksNothing(query) ? 2 * Lead : 0)
        + (query is { References.Count: 0, Days.Count: 0, Letter: null, Places.Count: 0 } ? Lead / 2 : 0)
        + (query.Relation is null && !query.Compares ? Lead * (Math.Max(1, query.References.Count) - 1) : 0)
        + (query.Thereafter && query.References.Any(r => r.Ordinals.Count > 0) ? Lead : 0)
        + (query.AsksNewDays ? 1 : 0) // "when does it change" is asked more seldom than "when does it begin"
        + Bare(query)
        + query.References.Sum(r => r.Many && (r.Ordinals.Count == 1 || r.Position is not null) ? 2 * Lead : r.Many ? 1 : 0)
        + (Lead * query.Content.Count)
        - query.References.Count(r => r is { Named: true, Ordinals.Count: 1 })
        + found.Items.Count;

    /// <summary>A number that names nothing ("the second") is seldom a question's first: unless it goes on from the last.</summary>
    private static int Bare(Query query) => query.Follows || query.Corrects ? 0 : 2 * Lead * query.References.Count(r => r is { Named: false, Kind: null });

    private static bool AsksNothing(Query query) => query is { KindStated: false, YesNo: false, References.Count: 0, Days.Count: 0, Letter: null, DayShift: 0, Places.Count: 0, Rooms.Count: 0, Content.Count: 0, Thereafter: false };

    /// <summary>What a question comes to, whatever words it uses.</summary>
    private static string Meaning(Query query) => string.Join('|', [
        (query with { AskedWords = null, Past = false }).ToString(),
        Fact(query),
        .. query.Hours.Select(h => h.ToString()),
        .. query.Places.Concat(query.Rooms).Select(p => p.Name),
        .. query.Invitees.Select(i => i.ToString()),
        .. query.Offices,
        .. query.People,
        .. query.Content,
    ]);

    private static string Fact(Query query) => string.Join('|', [
        .. query.References.Select(r => $"{r.Kind} {string.Join(',', r.Ordinals)} {r.Position} {r.Named} {r.Many}"),
        .. query.Days.Select(d => $"{d.From} {d.To}"),
        .. query.Places.Select(p => p.Name),
        .. query.Letter is { } letter ? [$"letter {letter.Many}"] : Array.Empty<string>(),
        .. query.Thereafter || query.DayShift != 0 || query.DayOfSession is not null ? [$"{query.Thereafter} {query.DayShift} {query.DayOfSession}"] : Array.Empty<string>(),
    ]);

    /// <param name="Text">The question as it would be.</param>
    /// <param name="Weight">How unlikely the edit is.</param>
    /// <param name="Cost">How badly it reads.</param>
    /// <param name="Meaning">What it comes to.</param>
    /// <param name="IsFact">Whether the word tells a session or a day from others.</param>
    private sealed record Reading(string Text, int Weight, int Cost, string Meaning, bool IsFact, bool AsksNothing, bool AsksMore)
    {
        /// <summary>Which sessions and days are named.</summary>
        public required string Fact { get; init; }

        /// <summary>Whether no strange word is left.</summary>
        public bool IsWhole { get; init; }

        /// <summary>How badly it reads, but for numbers that may be told by what was spoken of.</summary>
        public int Told { get; init; }

        /// <summary>Whether the word says what is asked.</summary>
        public bool IsAsk { get; init; }

        /// <summary>How many letters of it were written.</summary>
        public int Length { get; init; }

        /// <summary>Whether the word stands right beside a date, and so may be of it.</summary>
        public bool IsBesideDate { get; init; }

        /// <summary>Whether the word is a place's name.</summary>
        public bool IsPlace { get; init; }

        /// <summary>Whether it goes on to what follows ("and after it?").</summary>
        public bool GoesOn { get; init; }

        /// <summary>Whether the word is one that asks, however short.</summary>
        public bool SaysAsk { get; init; }

        /// <summary>Whether a small word is written together with it.</summary>
        public bool HasLead { get; init; }

        /// <summary>Whether too little of the word is left to tell a fact by.</summary>
        public bool IsShort { get; init; }
    }
}

/// <summary>What could stand in the place of a stretch of a text, and how unlikely the edit is that made that of it.</summary>
internal sealed record NearWord(int Start, int Length, string Word, int Weight);

using System.Text;
using CompactBot.Core.Dates;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>Reads a question: words into a <see cref="Query"/>. Knows no language; the words are data.</summary>
internal sealed class QuestionReader(IDateReader dates, Gazetteer places)
{
    /// <summary>More strange words than this are another subject and no slips; and the look-up of each takes its time.</summary>
    private const int MostSlips = 16;

    /// <summary>A slip that is mended by what becomes of the question costs readings of it: more slips are not looked at, nor in long questions.</summary>
    private const int MostChosen = 4;

    private const int MostMends = 2;

    private const int LongestMended = 240;

    /// <summary>Shorter ones are abbreviations as often as sentences.</summary>
    private const int ShortestLeadIn = 8;

    /// <summary>Nobody says more before a question.</summary>
    private const int MostLeadIns = 6;

    private const string Marks = "?？؟";

    private readonly WordFinder _words = new(dates, places);

    /// <param name="text">The asker's words.</param>
    /// <param name="now">The asker's clock.</param>
    /// <param name="language">The language that the words are in.</param>
    /// <param name="index">The catalogue that is asked.</param>
    public Query Read(string text, LocalDateTime now, string language, CatalogueIndex index)
    {
        var lexicon = Lexicon.Of(language);
        text = WithoutAfterthought(WithoutLeadIn(text, now, lexicon, index), now, lexicon, index);
        var found = _words.Find(text, now, lexicon, index);
        var slips = new SlipMender(words => _words.Find(words, now, lexicon, index), words => QueryBuilder.Build(words, lexicon, index), lexicon, index);
        if (Mend(text, found, slips, lexicon, index) is { } mended)
        {
            text = mended;
            found = _words.Find(text, now, lexicon, index);
        }

        for (var mends = 0; mends < MostMends && text.Length <= LongestMended && Choose(text, found, slips, lexicon, index) is { } chosen; mends++)
        {
            text = chosen;
            found = _words.Find(text, now, lexicon, index);
        }

        var query = QueryBuilder.Build(found, lexicon, index);
        var doubted = query.Content.Where(word => !query.Unknown.Contains(word) && IsDoubted(word, slips, lexicon, index)).ToList();
        if (KnownSlips.Doubted(found, query, lexicon) is { } placed)
        {
            doubted.Add(placed);
        }

        return doubted.Count == 0 ? query : query with { Content = [.. query.Content.Union(doubted)], Unknown = [.. query.Unknown, .. doubted] };
    }

    /// <summary>A slip that was left for it could be two facts ("sessios") is no word of a theme that looks like it.</summary>
    private static bool IsDoubted(string word, SlipMender slips, Lexicon lexicon, CatalogueIndex index) =>
        word.Length >= SpellingMender.ShortestWord && !word.Contains(' ', StringComparison.Ordinal) && !WordToken.IsSign(word) && !lexicon.Knows(word) && !index.HasExactly(word)
        && !(index.Terms.Serve(lexicon.Language) && Terms.Of(lexicon.Language).Has(word))
        && slips.Near(new WordToken(word, 0, word.Length)).Any(n => n.Weight <= SlipMender.Lead && lexicon.IsFact(n.Word));

    /// <summary>
    /// "I am with the mission of a country. When is the round?": a sentence before the question that names no session, letter or day, and
    /// wants nothing done, says nothing of what is asked.
    /// </summary>
    private string WithoutLeadIn(string text, LocalDateTime now, Lexicon lexicon, CatalogueIndex index)
    {
        var (start, leadIns) = (0, 0);
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '。') || (!char.IsWhiteSpace(text[at + 1]) && text[at] != '。') || at - start < ShortestLeadIn || (at > 2 && !char.IsLetter(text[at - 3])))
            {
                continue;
            }

            if (text.AsSpan(start, at - start).ContainsAny(Marks))
            {
                break;
            }

            if (!text.AsSpan(at).ContainsAny(Marks) && !Names(_words.Find(text[(at + 1)..], now, lexicon, index)))
            {
                break;
            }

            var found = _words.Find(text[start..at], now, lexicon, index);
            if (found.Opening(lexicon).Doing
                || Names(found) || found.Items.Any(i => i.Kind is ItemKind.Date or ItemKind.Room or ItemKind.Symbol))
            {
                break;
            }

            start = at + 1;
            if (++leadIns == MostLeadIns)
            {
                break;
            }
        }

        return start == 0 ? text : text[start..];
    }

    private static bool Names(FoundWords found) => found.Items.Any(i => i.Of(MeaningKind.SessionKind) is not null || i.Of(MeaningKind.Letter) is not null);

    /// <summary>"What became of the session? It stood in our diaries.": a statement behind the question that has words of no letter's tells nothing of it.</summary>
    private string WithoutAfterthought(string text, LocalDateTime now, Lexicon lexicon, CatalogueIndex index)
    {
        var end = text.AsSpan().LastIndexOfAny(Marks) + 1;
        return end >= ShortestLeadIn && text.Length - end > ShortestLeadIn
            && _words.Find(text[end..], now, lexicon, index).Items.Any(i => i.Kind == ItemKind.Content && !lexicon.Knows(i.Text) && !index.StandsInALetter(i.Text))
            ? text[..end]
            : text;
    }

    /// <summary>The text with the first strange word mended by what the question becomes; null where there is none.</summary>
    private static string? Choose(string text, FoundWords found, SlipMender slips, Lexicon lexicon, CatalogueIndex index)
    {
        if (Displaced(text, found, slips, lexicon) is { } numbered)
        {
            return numbered;
        }

        if (slips.Known(found) is { } known)
        {
            return text.Remove(known.Start, known.Length).Insert(known.Start, known.Word);
        }

        if (WordToken.HasSigns(text) && !found.Opening(lexicon).Doing && (SignMender.Counter(found, lexicon) ?? SignMender.Kind(found, lexicon) ?? SignMender.Room(found, lexicon) ?? Only(SignMender.Long(found, lexicon))) is { } certain)
        {
            return text.Remove(certain.Start, certain.Length).Insert(certain.Start, certain.Word);
        }

        if (WordToken.HasSigns(text) && slips.Agreed(text, SignMender.Replaced(found, lexicon)) is { } agreed)
        {
            return agreed;
        }

        // A slip in a word of a session may leave the stem of a term.
        var items = found.Items.Where(i => i is { Kind: ItemKind.Content } && (!i.IsTerm || (i.Count == 1 && !WordToken.IsSign(i.Text)))).ToList();
        if (items.Count == 0 && !WordToken.HasSigns(text))
        {
            return null;
        }

        var isDoing = found.Opening(lexicon).Doing;
        var near = items.Where(i => WordToken.IsSign(found.Tokens[i.First].Text))
            .Where(i => !(i.Count > 1 && index.StandsInALetter(i.Text)))
            .Select(i => SignMender.Near(found.Tokens, i, lexicon, index.Names(lexicon)))
            .Concat(items.Select(i => (Word: found.Tokens[i.First], i.IsTerm))
                .Where(i => i.Word is var word && !WordToken.IsSign(word.Text) && !index.HasExactly(word.Text) && (!lexicon.Known.Contains(word.Text) || (lexicon.IsWrittenTogether && !isDoing && !lexicon.Small.Contains(word.Text))))
                .Select(i => i.IsTerm ? slips.Near(i.Word).Where(n => lexicon.IsFact(n.Word)) : slips.Near(i.Word)));
        return items.Count > MostChosen || (isDoing && items.Count > 1) ? null
            : near.Select(words => slips.Mend(text, found, words, isDoing: isDoing)).FirstOrDefault(mended => mended is not null)
                ?? (items.Count == 0 && !isDoing && WordToken.HasSigns(text) ? Within(text, found, slips, lexicon) : null);
    }

    /// <summary>A slip in a script that does not part words, of which each sign is a word by itself.</summary>
    private static string? Within(string text, FoundWords found, SlipMender slips, Lexicon lexicon)
    {
        var isClear = !slips.IsUnclear(found);
        return slips.Mend(text, found, isClear ? [] : SignMender.Within(found, lexicon)) ?? slips.Mend(text, found, SignMender.Lost(found, lexicon, isClear), isLost: true);
    }

    /// <summary>What could stand there where nothing else could.</summary>
    private static NearWord? Only(IEnumerable<NearWord> near) => near.OrderBy(n => n.Weight).DistinctBy(n => n.Word).Take(2).ToList() is [var one] ? one : null;

    /// <summary>
    /// "La carta ronda": a known word right where a number of a series stands, one edit from one and no fact itself, is that number's slip.
    /// </summary>
    private static string? Displaced(string text, FoundWords found, SlipMender slips, Lexicon lexicon)
    {
        for (var at = 0; at + 1 < found.Items.Count; at++)
        {
            var (here, kind) = lexicon.OrdinalsFollow ? (found.Items[at + 1], found.Items[at]) : (found.Items[at], found.Items[at + 1]);
            var word = found.Tokens[here.First];
            if (here is { Count: 1, Kind: ItemKind.Phrase or ItemKind.Place } && kind.Of(MeaningKind.SessionKind) is not null
                && !WordToken.IsSign(word.Text) && (!lexicon.Small.Contains(word.Text) || (lexicon.OrdinalsFollow && word.Text.Length < word.Length && lexicon.Article(WordToken.Fold(text.AsSpan(word.Start, word.Length))).Length > 0)) && (!lexicon.IsFact(word.Text) || here.Of(MeaningKind.Letter) is not null || IsMiscounted(here, kind, lexicon)) && slips.Numbered(word) is { } number)
            {
                return text.Remove(number.Start, number.Length).Insert(number.Start, lexicon.Article(WordToken.Fold(text.AsSpan(number.Start, number.Length))) + number.Word);
            }
        }

        return null;
    }

    /// <summary>Whether a number of more than one stands before one session, in a language where it would stand before many ("cuatro período").</summary>
    private static bool IsMiscounted(FoundItem here, FoundItem kind, Lexicon lexicon) => here.Of(MeaningKind.Number) is { Number: > 1 and var number } && here.Of(MeaningKind.Ordinal) is null
        && kind.Meanings.All(m => m.Kind != MeaningKind.SessionKind || !m.Many) && lexicon.CountsByForm(number);

    /// <summary>The text with every unknown word that is one edit from a single known word replaced by that; null where there is none.</summary>
    private static string? Mend(string text, FoundWords found, SlipMender slips, Lexicon lexicon, CatalogueIndex index)
    {
        StringBuilder? mended = null;
        var shift = 0;
        var words = found.Items.Where(i => i.Kind == ItemKind.Content).Select(i => found.Tokens[i.First]).ToList();
        if (words.Count > MostSlips)
        {
            return null;
        }

        foreach (var word in words)
        {
            if (word.Text.Length < SpellingMender.ShortestWord || lexicon.Knows(word.Text) || index.HasExactly(word.Text) || (index.Terms.Serve(lexicon.Language) && Terms.Of(lexicon.Language).Has(word.Text))
                || Nearest(word.Text, lexicon, index) is not { } known || slips.IsContested(word, known))
            {
                continue;
            }

            // An article that is written together with its word was left off it.
            var written = WordToken.Fold(text.AsSpan(word.Start, word.Length));
            var article = lexicon.Article(written);
            if (article.Length > 0 && known.StartsWith(article, StringComparison.Ordinal) && SpellingMender.Weight(written, known) > SlipMender.Lead)
            {
                continue; // with its article it is further from that word than without
            }

            known = known.StartsWith(article, StringComparison.Ordinal) ? known : article + known;
            mended ??= new StringBuilder(text);
            mended.Remove(word.Start + shift, word.Length).Insert(word.Start + shift, known);
            shift += known.Length - word.Length;
        }

        return mended?.ToString();
    }

    private static string? Nearest(string word, Lexicon lexicon, CatalogueIndex index)
    {
        // Words of letters in another language are near by chance.
        var ofLanguage = lexicon.Mender.Near(word);
        List<string> ofLetters = index.Terms.Serve(lexicon.Language) ? [] : [.. index.Mender.Near(word).Where(n => !lexicon.Stop.Contains(n))];
        var near = ofLanguage.Intersect(ofLetters, StringComparer.Ordinal).ToList();
        near = near.Count > 0 ? near : [.. ofLanguage.Union(ofLetters, StringComparer.Ordinal)];
        if (near.Count == 0)
        {
            return NearestPart(word, lexicon, index);
        }
        if (near.Count > 1)
        {
            // A slip that keeps the word's length or loses a letter within is likelier than one that makes another word's form.
            near = [.. near.Where(n => n[0] == word[0] && n[^1] == word[^1])];
        }

        return near.Count == 1 ? near[0]
            : near.Count > 1 && near.TrueForAll(n => CatalogueIndex.Alike(n, near[0])) && !near.Exists(lexicon.IsFact) ? near[0]
            : ofLanguage.Count > 1 && ofLetters.Count == 0 && ofLanguage.All(n => lexicon.MeanTheSame(n, ofLanguage[0])) ? ofLanguage[0]
            : null;
    }

    /// <summary>A slip behind what is written together with a word, in a word's stem, or in a word without content.</summary>
    private static string? NearestPart(string word, Lexicon lexicon, CatalogueIndex index)
    {
        foreach (var (lead, rest) in lexicon.Unattached(word))
        {
            var near = lexicon.Mender.Near(rest);
            if (near.Count > 0 && near.All(n => n == near[0] || lexicon.MeanTheSame(n, near[0])))
            {
                return lead + near[0];
            }
        }

        if (index.Cities(lexicon).Near(word) is [var city])
        {
            return city;
        }

        if (Terms.Of(lexicon.Language).Mender.Near(word) is [var term] && !CatalogueIndex.Alike(term, word)) // another form is no slip
        {
            return term;
        }

        for (var end = word.Length; end >= WordStems.Shortest(word) && end >= SpellingMender.ShortestWord; end--)
        {
            if (lexicon.Stems.Near(word[..end]) is [var stem])
            {
                return stem + word[end..];
            }
        }

        return lexicon.Smalls.Near(word) is [var small] ? small : null;
    }
}

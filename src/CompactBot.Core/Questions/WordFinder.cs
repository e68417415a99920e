using System.Globalization;
using CompactBot.Core.Dates;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>
/// Sorts every word of a question: dates first, then places and rooms, then the longest phrase of the lexicon; what is left over is
/// content. Nothing is passed over in silence: a word that is not understood must be seen by whoever answers.
/// </summary>
internal sealed class WordFinder(IDateReader dates, Gazetteer places)
{
    private readonly PhraseTrie<string> _countries = Named(places);

    public FoundWords Find(string text, LocalDateTime now, Lexicon lexicon, CatalogueIndex index)
    {
        var tokens = lexicon.Words(text);
        var masks = new FoundItem?[tokens.Count];
        MaskPlaces(text, tokens, masks, lexicon);
        MaskRooms(tokens, masks, lexicon, index);
        MaskDates(text, now, tokens, masks, lexicon);
        var items = new List<FoundItem>(tokens.Count);
        var free = 0;
        var cuts = new int[tokens.Count];
        for (var at = 0; at < tokens.Count;)
        {
            for (free = Math.Max(free, at); free < tokens.Count && masks[free] is null; free++)
            {
                // the words up to the next date, place or room: counted once, not for each of them
            }

            if (masks[at] is null && WordToken.IsSign(tokens[at].Text) && cuts[at] == 0)
            {
                UnspacedWords.Cut(tokens, at, free, lexicon, index, cuts);
            }

            var item = masks[at] ?? Phrase(tokens, at, cuts[at] > 0 ? at + cuts[at] : free, lexicon, index);
            if (items.Count > 0 && Joined(items[^1], item, tokens) is { } joined)
            {
                items[^1] = joined;
            }
            else
            {
                items.Add(item);
            }

            at = item.First + item.Count;
        }

        return new FoundWords(text, tokens, items);
    }

    private static PhraseTrie<string> Named(Gazetteer places)
    {
        var countries = new PhraseTrie<string>();
        foreach (var (name, country) in places.Countries)
        {
            countries.Add(WordToken.Split(name).Select(t => t.Text), country);
        }

        return countries;
    }

    private void MaskPlaces(string text, List<WordToken> tokens, FoundItem?[] masks, Lexicon lexicon)
    {
        foreach (var mention in places.Find(text))
        {
            if (Span(tokens, mention.Start, mention.End) is { } span && !Taken(masks, span))
            {
                var kind = mention.Kind == MentionKind.Room ? ItemKind.Room : ItemKind.Place;
                Mask(masks, new FoundItem(kind, span.First, span.Count, mention.Text) { Place = mention, Name = mention.Name });
            }
        }

        for (var at = 0; at < tokens.Count; at++)
        {
            // A country stands for its cities.
            if (masks[at] is null && _countries.Longest(tokens, at, tokens.Count) is { Length: > 0 and var length } found && !Taken(masks, (at, length)))
            {
                var country = found.Meanings[0];
                Mask(masks, Country(at, length, text[tokens[at].Start..tokens[at + length - 1].End], country, tokens[at].Start));
            }
            else if (masks[at] is null && lexicon.Places.GetValueOrDefault(tokens[at].Text) is { } named)
            {
                var written = text.Substring(tokens[at].Start, tokens[at].Length);
                Mask(masks, named.IsCountry ? Country(at, 1, written, named.Name, tokens[at].Start) : new FoundItem(ItemKind.Place, at, 1, written)
                {
                    Place = new PlaceMention(MentionKind.City, named.Name, written, tokens[at].Start) { Place = places.City(named.Name) },
                    Name = named.Name,
                });
            }
        }
    }

    private static FoundItem Country(int at, int count, string written, string country, int start) => new(ItemKind.Place, at, count, written)
    {
        Place = new PlaceMention(MentionKind.City, country, country, start),
        Name = country,
    };

    /// <summary>Rooms of the catalogue by what is left of their names without words like "chamber", or by their number.</summary>
    private static void MaskRooms(List<WordToken> tokens, FoundItem?[] masks, Lexicon lexicon, CatalogueIndex index)
    {
        foreach (var (words, room) in index.RoomNames(tokens, lexicon))
        {
            for (var at = 0; at + words.Count <= tokens.Count; at++)
            {
                if (tokens[at].Text == words[0] && words.Select((w, i) => tokens[at + i].Text == w).All(same => same) && !Taken(masks, (at, words.Count)))
                {
                    Mask(masks, new FoundItem(ItemKind.Room, at, words.Count, string.Join(' ', words)) { Name = room });
                }
            }
        }
    }

    private void MaskDates(string text, LocalDateTime now, List<WordToken> tokens, FoundItem?[] masks, Lexicon lexicon)
    {
        foreach (var expression in dates.Read(text, now, lexicon.Language))
        {
            if (Span(tokens, expression.Start, expression.End) is { } span && !Taken(masks, span)
                && IsDate(tokens, span, lexicon))
            {
                Mask(masks, new FoundItem(ItemKind.Date, span.First, span.Count, expression.Text) { Date = expression });
            }
        }

        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (masks[at] is null && masks[at + 1] is null && tokens[at].IsNumber && tokens[at].Length < 3 && lexicon.DayMarks.Contains(tokens[at + 1].Text)
                && int.Parse(tokens[at].Text, CultureInfo.InvariantCulture) is var day and > 0 and < 32
                && !lexicon.Phrases.Longest(tokens, at + 2, tokens.Count).Meanings.Any(m => m.Kind == MeaningKind.RoomWord || m is { Kind: MeaningKind.Ask, Value: "room" } && lexicon.Wh.Longest(tokens, at + 2, tokens.Count).Length == 0))
            {
                var word = text[tokens[at].Start..tokens[at + 1].End];
                Mask(masks, new FoundItem(ItemKind.Date, at, 2, word) { Date = new DateExpression(word, tokens[at].Start, DateKind.Date, DaysOfMonth(day, now.Date)) });
            }
        }

        for (var at = 0; at < tokens.Count; at++)
        {
            if (masks[at] is null && lexicon.MonthOf(tokens, at) is { } month)
            {
                var word = text.Substring(tokens[at].Start, tokens[at].Length);
                Mask(masks, new FoundItem(ItemKind.Date, at, 1, word) { Date = new DateExpression(word, tokens[at].Start, DateKind.DateRange, Months(month, now.Date)), Meanings = lexicon.Stop.Contains(tokens[at].Text) ? [] : [new Meaning(MeaningKind.Cue, "likewise")] });
            }

            if (masks[at] is null && tokens[at].IsNumber && tokens[at].Length == 4
                && int.Parse(tokens[at].Text, CultureInfo.InvariantCulture) is var year and >= 1945 and < 2100)
            {
                var word = text.Substring(tokens[at].Start, tokens[at].Length);
                var value = new DateValue(new DatePoint(new LocalDate(year, 1, 1), null), new DatePoint(new LocalDate(year, 12, 31), null));
                Mask(masks, new FoundItem(ItemKind.Date, at, 1, word)
                {
                    Date = new DateExpression(word, tokens[at].Start, DateKind.DateRange, [value]),
                });
            }
        }
    }

    /// <summary>That month of this year, or of the years about it: the nearest to come first.</summary>
    private static IReadOnlyList<DateValue> Months(int month, LocalDate today) => [.. new[] { 0, 1, -1 }
        .Select(years => new LocalDate(today.Year + years, month, 1))
        .OrderBy(first => first.With(DateAdjusters.EndOfMonth) < today)
        .Select(first => new DateValue(new DatePoint(first, null), new DatePoint(first.With(DateAdjusters.EndOfMonth), null)))];

    /// <summary>"The 22nd": the next one to come, or one of the months about it.</summary>
    private static IReadOnlyList<DateValue> DaysOfMonth(int day, LocalDate today)
    {
        var first = today.With(DateAdjusters.StartOfMonth);
        return [.. new[] { 0, 1, 2, -1 }.Select(first.PlusMonths)
            .Where(month => day <= month.Calendar.GetDaysInMonth(month.Year, month.Month))
            .Select(month => month.PlusDays(day - 1))
            .OrderBy(d => d < today)
            .Select(d => new DateValue(new DatePoint(d, null), new DatePoint(d, null)))];
    }

    /// <summary>
    /// "The sixth" is a number in a series, unless a word for a day leads it ("on the 22nd") and no kind of session follows; a longer
    /// phrase of the lexicon ("the day after") is no date; nor is a word without content ("now").
    /// </summary>
    private static bool IsDate(List<WordToken> tokens, (int First, int Count) span, Lexicon lexicon)
    {
        if (IsOverlapped(tokens, span, lexicon))
        {
            return false;
        }

        var end = span.First + span.Count;
        var words = tokens.GetRange(span.First, span.Count);
        if (words.TrueForAll(w => lexicon.Ordinal(w.Text) is not null || IsOnly(lexicon, w.Text, MeaningKind.Stop)))
        {
            var ordinal = words.Find(w => lexicon.Ordinal(w.Text) is not null);
            if (ordinal.Text is null)
            {
                return words.Exists(w => lexicon.DayWords.Contains(w.Text)); // "today" may be a small word elsewhere
            }

            var follows = end < tokens.Count && lexicon.Phrases.Longest(tokens, end, tokens.Count).Meanings
                .Any(m => m.Kind is MeaningKind.SessionKind or MeaningKind.Letter or MeaningKind.Day or MeaningKind.Ordinal);
            var lead = span.First > 0 && (lexicon.DateLeads.Contains(words[0].Text) || lexicon.DateLeads.Contains(tokens[span.First - 1].Text));
            return !follows && (lead || lexicon.Ordinal(ordinal.Text) > 12);
        }

        if (span.First > 0 && WordToken.IsSign(words[0].Text) && IsOnly(lexicon, tokens[span.First - 1].Text, MeaningKind.OrdinalLead))
        {
            return false; // a number of a series
        }

        if (words.TrueForAll(w => w.IsNumber) && span.Count == 1 && words[0].Length < 3)
        {
            return false;
        }

        if (Enumerable.Range(span.First, span.Count).Any(i => lexicon.Phrases.Longest(tokens, i, tokens.Count).Meanings.Any(m => m is { Kind: MeaningKind.Cue, Value: "sameWeek" }))
            || (span.First > 0 && lexicon.Ordinal(tokens[span.First - 1].Text) is not null && IsOnly(lexicon, words[0].Text, MeaningKind.Day))
            || (span.First > 0 && lexicon.Phrases.Longest(tokens, span.First - 1, tokens.Count) is var (before, covered) && covered > span.Count && before.Any(m => m is { Kind: MeaningKind.Cue, Value: "sameDay" }))
            || IsLength(tokens, span, lexicon))
        {
            return false; // "that week", "the first morning": told by what was spoken of, or by the session
        }

        if (Enumerable.Range(span.First, span.Count).Any(i => WordToken.IsSign(tokens[i].Text) && lexicon.Wh.Longest(tokens, i, tokens.Count).Length > 0))
        {
            return false; // what asks for an hour is none, though the word may also mean "a few"
        }

        var (meanings, length) = lexicon.Phrases.Longest(tokens, span.First, tokens.Count);
        return length <= span.Count ? length < span.Count || span.Count == 1 || !meanings.Any(m => m.Kind == MeaningKind.Stop) : !meanings.Any(m => m.Kind == MeaningKind.Day);
    }

    /// <summary>"Does the round last five days": behind a session that word is a verb, and the days are counted.</summary>
    private static bool IsLength(List<WordToken> tokens, (int First, int Count) span, Lexicon lexicon) => span is { First: > 0, Count: > 2 }
        && IsOnly(lexicon, tokens[span.First].Text, MeaningKind.Position) && IsOnly(lexicon, tokens[span.First - 1].Text, MeaningKind.SessionKind)
        && lexicon.ManyDays.Contains(tokens[span.First + span.Count - 1].Text);

    /// <summary>"最后一天", "最晚": a longer word for a day or for what is asked that begins before the date and ends with it or behind it.</summary>
    private static bool IsOverlapped(List<WordToken> tokens, (int First, int Count) span, Lexicon lexicon) => WordToken.IsSign(tokens[span.First].Text)
        && Enumerable.Range(1, Math.Min(3, span.First)).Any(back => lexicon.Phrases.Longest(tokens, span.First - back, tokens.Count) is var (meanings, length)
            && length >= back + span.Count && meanings.Any(m => m.Kind is MeaningKind.Day or MeaningKind.Ask));

    private static bool IsOnly(Lexicon lexicon, string word, MeaningKind kind)
    {
        var (meanings, _) = lexicon.Phrases.Longest([new WordToken(word, 0, word.Length)], 0, 1);
        return meanings.Any(m => m.Kind == kind);
    }

    private static FoundItem Phrase(List<WordToken> tokens, int at, int end, Lexicon lexicon, CatalogueIndex index)
    {
        var word = tokens[at].Text;

        var (meanings, length) = lexicon.Phrases.Longest(tokens, at, end);
        var term = index.Terms.Serve(lexicon.Language) ? Terms.Of(lexicon.Language).Longest(tokens, at, end) : 0;
        if (term > length)
        {
            return new FoundItem(ItemKind.Content, at, term, Text(tokens, at, term)) { IsTerm = true };
        }

        if (length > 0)
        {
            return new FoundItem(ItemKind.Phrase, at, length, Text(tokens, at, length)) { Meanings = meanings };
        }

        if (lexicon.Ordinal(word) is { } ordinal)
        {
            return new FoundItem(ItemKind.Phrase, at, 1, word) { Meanings = [new Meaning(MeaningKind.Ordinal, word, Number: ordinal)] };
        }

        if (tokens[at].IsNumber)
        {
            var number = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            return new FoundItem(ItemKind.Number, at, 1, word) { Number = number };
        }

        var kind = word.Contains('/', StringComparison.Ordinal) ? ItemKind.Symbol : index.People.Contains(word) ? ItemKind.Person : ItemKind.Content;
        return new FoundItem(kind, at, 1, word);
    }

    private static string Text(List<WordToken> tokens, int at, int count) =>
        count == 1 ? tokens[at].Text : WordToken.Join(tokens.Skip(at).Take(count).Select(t => t.Text));

    /// <summary>Signs of a script that does not part words make one word of content where nothing stands between them.</summary>
    private static FoundItem? Joined(FoundItem last, FoundItem next, List<WordToken> tokens) =>
        last is { Kind: ItemKind.Content, IsTerm: false } && next is { Kind: ItemKind.Content, IsTerm: false } && WordToken.IsSign(tokens[next.First].Text) && WordToken.IsSign(tokens[last.First].Text)
        && tokens[last.First + last.Count - 1].End == tokens[next.First].Start
            ? last with { Count = last.Count + next.Count, Text = last.Text + next.Text }
            : null;

    private static (int First, int Count)? Span(List<WordToken> tokens, int start, int end)
    {
        var first = tokens.FindIndex(t => t.Start >= start && t.Start < end);
        var last = tokens.FindLastIndex(t => t.Start < end && t.End > start);
        return first < 0 || last < first ? null : (first, last - first + 1);
    }

    private static bool Taken(FoundItem?[] masks, (int First, int Count) span) =>
        masks.AsSpan(span.First, span.Count).ContainsAnyExcept((FoundItem?)null);

    private static void Mask(FoundItem?[] masks, FoundItem item) => masks.AsSpan(item.First, item.Count).Fill(item);
}

using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <content>A day that stands alone in its line, and below it hours with what they are of and where: a programme, a page of the Journal.</content>
internal sealed partial class SessionReader
{
    private const int MostEntries = 80;

    /// <summary>An entry's hours stand at its beginning.</summary>
    private const int LatestHours = 12;

    /// <summary>An entry without hours says what is held and where, and no more.</summary>
    private const int LongestEntry = 120;

    /// <summary>"Day 2 – " beside the day itself.</summary>
    private const int MostBesideDay = 12;

    /// <summary>So many paragraphs below its day, or below the entry before it, an entry stands.</summary>
    private const int MostToEntry = 3;

    private DateMention? _dayAlone;
    private int _dayAloneParagraph;
    private readonly List<(DateMention Day, Sentence Sentence, List<DateExpression> Hours, IReadOnlyList<PlaceMention> Venues, Sentence Places, SessionName? Name)> _entries = [];

    /// <summary>Remembers a day that stands alone, and what stands below it with its hours; those are of it.</summary>
    private bool NoteEntry(Sentence sentence, IReadOnlyList<DateMention> mentions, IReadOnlyList<DateExpression> hours, IReadOnlyList<PlaceMention> venues, List<SessionName> names)
    {
        if (mentions.Count > 0)
        {
            var isAlone = mentions is [{ Role: DateRole.Session, Days.Count: 1 } only] && hours.Count == 0 && names.Count == 0 && venues.Count == 0 && !SentenceSplitter.IsItem(sentence)
                && sentence.Text.Length - (only.End - only.Start) <= MostBesideDay && !_words.FieldLine.IsMatch(sentence.Text);
            if (mentions is [{ Role: DateRole.Session } day1] && names.Count == 0 && hours.Count == 0 && sentence.Text.Length - (day1.End - day1.Start) <= MostBesideDay)
            {
                _book.GoOnBelow(sentence);
            }

            (_dayAlone, _dayAloneParagraph) = isAlone ? (mentions[0], sentence.Paragraph) : (null, 0);
            return false;
        }

        if (_dayAlone is not { } day || sentence.Paragraph - _dayAloneParagraph > MostToEntry)
        {
            _dayAlone = null;
            return false;
        }

        var isPlaced = hours.Count == 0 && venues.Any(v => v.Kind == MentionKind.Room) && sentence.Text.Length <= LongestEntry && _entries.Exists(e => e.Day == day);
        if (isPlaced && _entries.Count < MostEntries)
        {
            _dayAloneParagraph = sentence.Paragraph;
            var rooms = venues.Where(v => v.Kind == MentionKind.Room).ToList();
            if (_entries[^1] is { Hours.Count: > 0 } above && above.Day == day && !above.Venues.Any(v => v.Kind == MentionKind.Room) && sentence.Text.StartsWith(rooms[0].Text, StringComparison.Ordinal))
            {
                // "10:00–13:00 Round table 4", and below it "Conference Room 5".
                _entries[^1] = (above.Day, above.Sentence, above.Hours, [rooms[0]], sentence, above.Name);
                rooms.RemoveAt(0);
            }

            _entries.AddRange(rooms.Select(room => (day, sentence, new List<DateExpression>(), (IReadOnlyList<PlaceMention>)[room], sentence, (SessionName?)null)));
            return true;
        }

        if (hours.Count == 0 || hours[0].Start > LatestHours || _entries.Count >= MostEntries || !Upright().IsMatch(sentence.Text[..hours[0].Start]))
        {
            return false;
        }

        _dayAloneParagraph = sentence.Paragraph;
        _entries.Add((day, sentence, [.. hours.TakeWhile((h, i) => i == 0 || _words.ListJoin.IsMatch(sentence.Text[hours[i - 1].End..h.Start]))], venues, sentence, names.Find(n => n.Rank == NameRank.Subject)));
        return true;
    }

    /// <summary>The entries are sittings of the session that has their day; where none has it, each that is named is a session.</summary>
    private void ReadEntries()
    {
        foreach (var day in _entries.GroupBy(e => e.Day.Days[0]))
        {
            var over = _book.Convened().Where(d => d.Days.Contains(day.Key)).ToList();
            if (over.Count > 1)
            {
                // "Schedule of the dialogues: Tuesday, 24 April", of a meeting that is known to have that day.
                var heading = over.FindAll(d => d.Groups.TrueForAll(g => g.Mention is { } m && _entries.Exists(e => e.Day == m)));
                over = over.FindAll(d => !heading.Contains(d));
                if (over.Count != 1)
                {
                    continue;
                }

                heading.ForEach(_book.Remove);
            }

            foreach (var (mention, sentence, hours, venues, places, name) in day)
            {
                var draft = over is [var only] ? only : name is null ? null : _book.Another(name);
                if (draft is null || (over.Count > 0 && draft.Groups.Exists(g => g is { IsEntry: false, Hours.Count: > 0 } && g.Days.Contains(day.Key))))
                {
                    continue;
                }

                var group = new DayGroup([day.Key], mention) { IsEntry = true };
                draft.Groups.Add(group);
                var at = new SentenceSlots(sentence, [mention], [(mention, draft, group)], [(draft, name)], false);
                foreach (var hour in hours)
                {
                    _sittings.AddHours(hour, at with { Only = group });
                }

                foreach (var venue in venues)
                {
                    _sittings.AddVenue(venue, at with { Sentence = places, Only = group });
                }

                if (group.Hours.Count == 0 && group.Rooms.Count == 0)
                {
                    draft.Groups.Remove(group);
                }
            }
        }
    }

    [GeneratedRegex(@"^\W*(?:\p{L}{2,5}\W+)?$", RegexOptions.None, 1000)]
    private static partial Regex Upright();

    private readonly List<(Sentence Sentence, IReadOnlyList<DateExpression> Hours, IReadOnlyList<PlaceMention> Venues)> _loose = [];

    /// <summary>Hours and rooms of a sentence that tells of nothing that is known: where the letter has one session, and has none for it, they are its.</summary>
    private void ReadLoose()
    {
        if (_book.Convened() is not [var only])
        {
            return;
        }

        foreach (var (sentence, hours, venues) in _loose)
        {
            var at = new SentenceSlots(sentence, [], [], [(only, null)], false);
            var groups = only.Groups.Append(only.Undated).ToList();
            if (groups.TrueForAll(g => g.Hours.Count == 0))
            {
                hours.ToList().ForEach(h => _sittings.AddHours(h, at));
            }

            if (groups.TrueForAll(g => g.Rooms.Count == 0))
            {
                venues.Where(v => v.Kind == MentionKind.Room).ToList().ForEach(v => _sittings.AddVenue(v, at));
            }

            if (only.Mode == SessionMode.Unstated)
            {
                _attributes.ReadMode(sentence, only);
            }
        }
    }

    /// <summary>It says that something is held, or is a field of what is announced.</summary>
    private void NoteLoose(Sentence sentence, IReadOnlyList<DateExpression> hours, IReadOnlyList<PlaceMention> venues)
    {
        if ((hours.Count > 0 || venues.Any(v => v.Kind == MentionKind.Room)) && (_words.Convening?.IsMatch(sentence.Text) == true || _words.FieldLine.IsMatch(sentence.Text)))
        {
            _loose.Add((sentence, hours, venues));
        }
    }
}

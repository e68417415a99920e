using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <content>The last days that letters set.</content>
internal sealed partial class LetterAnswers
{
    /// <summary>Whether a last day is set for that session: it stands beside what is said of it, or beside nothing that is said of another.</summary>
    private static bool Concerns(LetterReading letter, Deadline deadline, Session session)
    {
        bool Beside(Session s) => s.Evidence.Any(e => e.Letter == letter.Letter.Id && e.Paragraph == deadline.Paragraph);
        return letter.Sessions.Any(s => s.Id == session.Id) && (Beside(session) || !letter.Sessions.Any(Beside));
    }

    /// <summary>What is due for one of those sessions, by its day.</summary>
    private List<(LetterReading Letter, Deadline Deadline)> Concerned(IReadOnlyList<Session> named)
    {
        var concerned = new Dictionary<string, HashSet<Deadline>>(StringComparer.Ordinal); // each told by itself: to compare their words takes longer
        var letters = new List<LetterReading>();
        foreach (var session in named)
        {
            foreach (var letter in context.Index.Letters.WithDeadlines(session))
            {
                if (!concerned.TryGetValue(letter.Letter.Id, out var deadlines))
                {
                    concerned[letter.Letter.Id] = deadlines = new HashSet<Deadline>(ReferenceEqualityComparer.Instance);
                    letters.Add(letter);
                }

                deadlines.UnionWith(letter.Deadlines.Where(d => Concerns(letter, d, session)));
            }
        }

        return [.. context.Index.Letters.InOrder(letters).SelectMany(l => l.Deadlines.Where(concerned[l.Letter.Id].Contains).Select(d => (Letter: l, Deadline: d))).OrderBy(x => x.Deadline.Date)];
    }

    private Answer Deadlines(IReadOnlyList<Session> named, Absences absences)
    {
        var isNamed = query.References.Any(r => r.Named);
        var concerned = isNamed ? Concerned(named) : [];
        if (isNamed && query.Content.Count == 0 && named.Count > 0 && concerned.Count == 0 && context.Index.Letters.Deadlines.Count > 0)
        {
            return absences.NotSaid(named[0], "none.said.deadline");
        }

        // Words that tell the session are none of the deadline's.
        var content = query.Content.Where(w => context.Index.Speaking(named, w).Count == 0).ToList();
        var ofThese = concerned.Count > 0 ? named : [];
        IReadOnlyList<(LetterReading Letter, Deadline Deadline)> all = concerned.Count > 0 ? concerned : content.Count == 0 ? context.Index.Letters.Deadlines : context.Index.Letters.DeadlinesWith(content, w => Lexicon.Of(context.Phrases.Language).Ordinal(w) is not null);
        bool IsMeant((LetterReading Letter, Deadline Deadline) x) => content.Count == 0 || Has(x.Letter, content, string.Join(' ', x.Deadline.What, x.Deadline.Quote, x.Letter.Letter.Paragraph(x.Deadline.Paragraph)?.Text));

        // They come by their days: of many those are looked at that are told, and no more.
        var today = FirstFrom(all, context.Now.Date);
        var shown = all.Skip(today).Where(IsMeant).Take(MostTold + 1).ToList();
        var isPast = shown.Count == 0;
        if (isPast)
        {
            shown = [.. Enumerable.Range(1, today).Select(back => all[today - back]).Where(IsMeant).Take(MostTold + 1)];
        }

        if (shown.Count == 0 || (isPast && !query.Past && content.Count == 0 && ofThese.Count == 0))
        {
            return content.Count > 0 ? absences.Plainly("none.unsaid", null, null, ("words", string.Join(' ', content))) : absences.Plainly( // other last days may be ahead
                "none.deadline",
                shown.Take(1).Select(x => _phrases.Sentence("known.deadline", ("what", context.Sessions.Quoted(x.Letter, x.Deadline.What)), ("day", context.Times.Day(x.Deadline.Date)))),
                shown.Take(1).Select(x => context.Cite.Of(x.Letter, x.Deadline.Paragraph, x.Deadline.Quote)).OfType<Citation>());
        }

        if (isPast && shown.Count <= MostTold)
        {
            shown.Reverse(); // of more the last first: the one too many is the oldest
        }

        var cut = Cut(shown);
        return context.Answered(
            _phrases.Sentence(shown[0].Deadline.Date < context.Now.Date ? "deadline.past" : "deadline", ("what", context.Sessions.Quoted(shown[0].Letter, shown[0].Deadline.What)), ("day", context.Times.Day(shown[0].Deadline.Date))),
            ofThese.Take(MostTold),
            shown.Select(x => context.Cite.Of(x.Letter, x.Deadline.Paragraph, x.Deadline.Quote)).OfType<Citation>(),
            shown.Count > 1 ? [new MessageSection(null, [.. shown.Select(x => new Fact(context.Times.Day(x.Deadline.Date), context.Sessions.Quoted(x.Letter, x.Deadline.What)))])] : null,
            cut);
    }

    /// <summary>Where in what is due by its day that begins which is due on a day or later.</summary>
    private static int FirstFrom(IReadOnlyList<(LetterReading Letter, Deadline Deadline)> byDay, LocalDate day)
    {
        var (first, last) = (0, byDay.Count);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = byDay[middle].Deadline.Date < day ? (middle + 1, last) : (first, middle);
        }

        return first;
    }

    /// <summary>What letters set a last day for ("registration"): that day is what they say of it. Null where none does.</summary>
    private Answer? DueDate(IReadOnlyList<Session> named)
    {
        var asked = Terms.KeysOf(query.AskedWords ?? "");
        var due = context.Index.Letters.Due(asked);
        if (named.Count > 0)
        {
            var concerned = Concerned(named).Select(x => (x.Letter.Letter.Id, x.Deadline)).ToHashSet();
            due = due.Where(x => concerned.Contains((x.Letter.Letter.Id, x.Deadline)));
        }

        return due.Take(1).ToList() is [var (letter, deadline)] && (named.Count > 0 || deadline.Date >= context.Now.Date)
            ? context.Answered(
                _phrases.Sentence(deadline.Date < context.Now.Date ? "deadline.past" : "deadline", ("what", context.Sessions.Quoted(letter, deadline.What)), ("day", context.Times.Day(deadline.Date))),
                named,
                context.Cite.Of(letter, deadline.Paragraph, deadline.Quote) is { } citation ? [citation] : [])
            : null;
    }
}

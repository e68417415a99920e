namespace CompactBot.Core.Reading;

/// <content>By when something has to be done, and what.</content>
internal sealed partial class LetterFacts
{
    private List<Deadline> Deadlines()
    {
        var deadlines = new List<Deadline>();
        foreach (var mention in _sessions.Dates.Where(d => d.Role == DateRole.Deadline && d.Days[^1] >= _draft.Date))
        {
            var sentence = mention.Sentence;
            var marker = _words.DeadlineBefore.Match(sentence.Before(mention.Start));
            var from = marker.Success ? sentence.BeforeStart(mention.Start) + marker.Index : mention.Start;
            var previous = _sessions.Dates.Where(d => d.Sentence == sentence && d.End <= from).Select(d => d.End).DefaultIfEmpty().Max();
            var clauseStart = Math.Max(previous, sentence.Text.LastIndexOfAny([';', ':'], Math.Max(0, from - 1)) + 1);
            var clause = sentence.Text[clauseStart..from];
            var what = _words.MeantTo.Match(clause) is { Success: true } meant
                ? meant.Groups["what"].Value.Trim() + " " + meant.Groups["do"].Value
                : _words.ClauseTrim.Replace(clause.Trim(), string.Empty);
            what = OneLine(_words.ClauseTrim.Replace(what.Trim(), string.Empty)).Trim(' ', ',');
            if (what.Length < 3)
            {
                what = OneLine(sentence.Text[mention.End..]).Trim(' ', ',', '.', ':');
            }

            if (what.Length < 3)
            {
                // "The deadline for registration is 31 October": what is due stands in the words that tell of the deadline.
                what = OneLine(sentence.Text[from..mention.Start]).Trim(' ', ',', ':');
            }

            if (what.Length < 3)
            {
                // "comments on the draft of 2 March by 15 May": what is due is told before another day.
                what = OneLine(_words.ClauseTrim.Replace(sentence.Text[(sentence.Text.LastIndexOfAny([';', ':'], Math.Max(0, from - 1)) + 1)..from], string.Empty)).Trim(' ', ',');
            }

            if (what.Length < 3)
            {
                // "… are requested to register online at: by 13 May": an address was left out behind the colon.
                what = OneLine(_words.ClauseTrim.Replace(sentence.Text[..from], string.Empty)).Trim(' ', ',', ':');
            }

            if (what.Length < 3 && _sessions.Sentences.LastOrDefault(s => s.Paragraph == sentence.Paragraph && s != sentence && _sessions.Sentences.IndexOf(s) == _sessions.Sentences.IndexOf(sentence) - 1) is { } above)
            {
                // "Names of representatives [...] no later than 20 May": what is due stands before what was left out.
                what = OneLine(above.Text).Trim(' ', ',', ':', '[', ']', '.');
            }

            if (what.Length >= 3)
            {
                deadlines.Add(new Deadline(Shortened(what), mention.Days[^1], sentence.Span(from, mention.End - from).Text, sentence.Paragraph));
            }
        }

        return deadlines;
    }
}

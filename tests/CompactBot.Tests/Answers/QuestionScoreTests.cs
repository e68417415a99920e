using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using CompactBot.Core.Questions;
using CompactBot.Core.World;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>
/// How well questions are answered, for every set and language: right, wrong (a wrong fact, or an answer where there is none) and abstained
/// (not understood, or asked back, where there is an answer). Printed with -showliveoutput; a fall under a floor fails.
/// </summary>
public sealed class QuestionScoreTests(ITestOutputHelper output)
{
    private static readonly Instant Now = Instant.FromUtc(2018, 2, 10, 14, 0);

    /// <summary>What an intent of the calendar sets asks for.</summary>
    private static readonly Dictionary<string, QueryKind[]> Kinds = new(StringComparer.Ordinal)
    {
        ["FindCalendarWhen"] = [QueryKind.When, QueryKind.Time, QueryKind.Agenda],
        ["FindCalendarWhere"] = [QueryKind.Where, QueryKind.Room, QueryKind.List],
        ["FindCalendarWho"] = [QueryKind.Invited, QueryKind.Person],
        ["FindDuration"] = [QueryKind.Duration],
        ["TimeRemaining"] = [QueryKind.Until],
        ["FindCalendarEntry"] = [QueryKind.Agenda, QueryKind.List, QueryKind.Overview, QueryKind.When, QueryKind.Where, QueryKind.Theme],
        ["FindCalendarDetail"] = [QueryKind.Overview, QueryKind.List, QueryKind.Agenda, QueryKind.Theme],
        ["ShowNextCalendar"] = [QueryKind.Overview, QueryKind.Agenda, QueryKind.List],
        ["ShowPreviousCalendar"] = [QueryKind.Overview, QueryKind.Agenda, QueryKind.List],
    };

    public static TheoryData<string> Collected => [.. QuestionSets.Collected];

    public static TheoryData<string> Spoken => [.. LanguageTags.Spoken];

    /// <summary>The least that is answered right, and the most that is answered wrong, of the project's own questions.</summary>
    [Theory]
    [MemberData(nameof(Spoken))]
    public void OwnQuestions_AreAnsweredRight(string language)
    {
        foreach (var (name, catalogue) in new (string, CatalogueSnapshot)[] { ("read by hand", LettersByHand.Catalogue), ("read by the reader", QuestionCorpus.ByReader) })
        {
            var turns = QuestionCorpus.Names
                .SelectMany(QuestionCorpus.Load)
                .SelectMany(conversation => QuestionCorpus.Judge(catalogue, conversation))
                .Where(turn => turn.Language == language)
                .ToList();
            var (right, wrong, abstained) = (turns.Count(t => t.Verdict == Verdict.Right), turns.Count(t => t.Verdict == Verdict.Wrong), turns.Count(t => t.Verdict == Verdict.Abstained));
            output.WriteLine($"{language}, own questions, letters {name}: {turns.Count} asked, {right} right, {wrong} wrong, {abstained} abstained");
            turns.Count.ShouldBeGreaterThanOrEqualTo(QuestionSets.OwnQuestions(language));
            wrong.ShouldBe(0, string.Join('\n', turns.Where(t => t.Verdict == Verdict.Wrong).Select(t => t.Ask)));
            right.ShouldBeGreaterThanOrEqualTo((int)(turns.Count * 0.97));
        }
    }

    /// <summary>Utterances that others collected, asking: they reach the right kind of query; and doing: they are declined.</summary>
    [Theory]
    [MemberData(nameof(Collected))]
    public void CalendarUtterances_AreUnderstood(string language)
    {
        var rows = QuestionSets.Lines($"calendar.{language}.tsv").Select(line => line.Split('\t')).Where(row => row.Length == 2).ToList();
        var entries = rows.Count(row => Kinds.ContainsKey(row[0]) && QuestionSets.ListEntries.Contains(row[1].Trim()));
        var asking = rows.Where(row => Kinds.ContainsKey(row[0]) && !QuestionSets.ListEntries.Contains(row[1].Trim())).Select(row => (Intent: row[0], Text: row[1], Query: Read(row[1], language))).ToList();
        var doing = rows.Where(row => row[0].StartsWith("Create", StringComparison.Ordinal) || row[0].StartsWith("Change", StringComparison.Ordinal) || row[0].StartsWith("Delete", StringComparison.Ordinal)).ToList();
        var missed = asking.Where(a => a.Query.Doing || !Kinds[a.Intent].Contains(a.Query.Kind)).ToList();
        var undeclined = doing.Where(row => !Read(row[1], language).Doing).Select(row => row[1]).ToList();
        output.WriteLine($"{language}, calendar: {asking.Count} asking, {asking.Count - missed.Count} reached (and {entries} entries of word lists); {doing.Count} doing, {doing.Count - undeclined.Count} declined");
        foreach (var (intent, text, query) in missed)
        {
            output.WriteLine($"    {intent} as {(query.Doing ? "doing" : query.Kind)}: {text}");
        }

        foreach (var text in undeclined)
        {
            output.WriteLine($"    not declined: {text}");
        }

        var floor = QuestionSets.Floor(language);
        (asking.Count - missed.Count).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(asking.Count * floor.Asking));
        (doing.Count - undeclined.Count).ShouldBeGreaterThanOrEqualTo((int)Math.Floor(doing.Count * floor.Doing));
    }

    private static Query Read(string text, string language) =>
        new QuestionReader(new DateReader(), Gazetteer.World).Read(text, Now.InUtc().LocalDateTime, language, CatalogueIndex.Of(LettersByHand.Catalogue));
}

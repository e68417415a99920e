using System.Diagnostics;
using System.Globalization;
using CompactBot.Core.Answers;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.World;
using CompactBot.Intake;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Benchmarks.Questions;

/// <summary>
/// How long questions take, from words to answer, with few sessions and with many, and how much memory all languages need. A catalogue is indexed
/// before it is asked, as the service does when a letter is accepted.
/// </summary>
internal static class QuestionMeasures
{
    private const int Asked = 2000;
    private const int FewSessions = 10;
    private const int ManyProcesses = 5000;
    private const int SessionsOfEach = 20;

    private static readonly TimeSpan MedianBound = TimeSpan.FromMilliseconds(0.2);
    private static readonly TimeSpan LastHundredthBound = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan FirstBound = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AnyBound = TimeSpan.FromMilliseconds(20);
    private const double MegabytesBound = 150;

    private static readonly ThreadLocal<ThreadTime> Clock = new(() =>
    {
        var clock = new ThreadTime();
        clock.Watch();
        return clock;
    });

    private static readonly Instant Now = Instant.FromUtc(2018, 2, 10, 14, 0);

    /// <summary>Prints each figure beside its bound; false where one is over it.</summary>
    public static bool Run()
    {
        var within = InNewProcess();
        var (longest, median) = (QuestionShapes.Corpus[^1], QuestionShapes.Corpus[QuestionShapes.Corpus.Count / 2]);
        Console.WriteLine($"median question: {median}");
        Console.WriteLine($"longest question: {longest}");
        foreach (var (processes, sessions) in new[] { (2, FewSessions / 2), (ManyProcesses, SessionsOfEach) })
        {
            var began = Stopwatch.GetTimestamp();
            var catalogue = MadeCatalogue.Of(processes, sessions);
            var respondent = Respondent();
            respondent.Prepare(catalogue);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{catalogue.Sessions.Count:N0} sessions in {processes:N0} processes, made and indexed in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s"));
            within &= Warm(respondent, catalogue, "median question", median);
            within &= Warm(respondent, catalogue, "longest question", longest);
            within &= All(respondent, catalogue, "any of the corpus", QuestionShapes.Corpus.Select(q => (q, q)));
            within &= All(respondent, catalogue, "any shape", QuestionShapes.Hostile);
        }

        return within;
    }

    /// <summary>What the new process prints: the first question's milliseconds, and the megabytes after one question in each language.</summary>
    public static void First()
    {
        var catalogue = MadeCatalogue.Of(2, FewSessions / 2);
        var respondent = Respondent();
        respondent.Prepare(catalogue);
        var began = Stopwatch.GetTimestamp();
        Ask(respondent, catalogue, "When is the next round, and in which room?");
        var first = Stopwatch.GetElapsedTime(began);
        foreach (var question in (string[])["Quand a lieu la prochaine session ?", "¿Cuándo es la próxima ronda?", "متى الجولة القادمة؟", "Когда следующий раунд?", "下一轮谈判什么时候举行？"])
        {
            Ask(respondent, catalogue, question);
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.TotalMilliseconds} {self.WorkingSet64 / 1024.0 / 1024.0}"));
    }

    private static bool InNewProcess()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Environment.GetCommandLineArgs() is [var assembly, ..] && !Environment.ProcessPath!.EndsWith("CompactBot.Benchmarks", StringComparison.Ordinal) ? new[] { assembly, "first" } : ["first"]])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var child = Process.Start(start)!;
        var figures = child.StandardOutput.ReadToEnd().Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        child.WaitForExit();
        var within = Print("first question after start", TimeSpan.FromMilliseconds(figures[0]), FirstBound);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"memory after all languages",-34} {figures[1],9:N1} MB  bound {MegabytesBound:N0} MB  {(figures[1] > MegabytesBound ? "OVER" : "within")}"));
        return within & figures[1] <= MegabytesBound;
    }

    private static bool Warm(Respondent respondent, CatalogueSnapshot catalogue, string name, string question)
    {
        WarmUp(respondent, catalogue, question);
        var times = new TimeSpan[Asked];
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = Ask(respondent, catalogue, question);
        }

        Array.Sort(times);
        return Print(name + ", p50", times[Asked / 2], MedianBound) & Print(name + ", p99", times[Asked * 99 / 100], LastHundredthBound);
    }

    /// <summary>The best of a few askings of each: what is bound is the work, and not what else the machine does.</summary>
    private static bool All(Respondent respondent, CatalogueSnapshot catalogue, string name, IEnumerable<(string Name, string Text)> questions)
    {
        const int Times = 4;
        var (slowest, which) = (TimeSpan.Zero, "");
        foreach (var (shape, text) in questions)
        {
            var took = Enumerable.Range(0, Times).Min(_ => Ask(respondent, catalogue, text));
            if (Environment.GetEnvironmentVariable("QUESTION_TIMES") is not null && took > MedianBound * 2)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {took.TotalMilliseconds,9:N3} ms {shape}"));
            }

            (slowest, which) = took > slowest ? (took, shape) : (slowest, which);
        }

        return Print($"{name} ({(which.Length > 40 ? which[..40] + "…" : which)})", slowest, AnyBound);
    }

    private static void WarmUp(Respondent respondent, CatalogueSnapshot catalogue, string question)
    {
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 50; i++)
            {
                Ask(respondent, catalogue, question);
            }

            // What is asked often is compiled behind its back.
            Task.Delay(50).GetAwaiter().GetResult();
        }
    }

    /// <summary>By the thread's own clock where there is one: what the neighbours of a busy machine take is no work of the bot's.</summary>
    private static TimeSpan Ask(Respondent respondent, CatalogueSnapshot catalogue, string question)
    {
        var began = Stopwatch.GetTimestamp();
        Clock.Value!.Begin();
        respondent.Answer(catalogue, new Question(question, Now), Dialogue.Empty);
        return Clock.Value.Used() ?? Stopwatch.GetElapsedTime(began);
    }

    private static Respondent Respondent() => new(new DateReader(), Gazetteer.World, new SqlitePassages());

    private static bool Print(string name, TimeSpan took, TimeSpan bound)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {took.TotalMilliseconds,9:N3} ms  bound {bound.TotalMilliseconds} ms  {(took > bound ? "OVER" : "within")}"));
        return took <= bound;
    }
}

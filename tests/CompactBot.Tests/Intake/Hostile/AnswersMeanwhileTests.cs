using System.Diagnostics;
using CompactBot.Channels;
using CompactBot.Intake;
using CompactBot.Storage;
using CompactBot.Tests.Intake.Pdf;
using CompactBot.Tests.Intake.Programs;
using CompactBot.Tests.Public;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Questions are answered while others send files that were made to harm.</summary>
public sealed class AnswersMeanwhileTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Questions =
        ["When is the first round?", "When is the third round?", "Where is the next session?", "What is the deadline?", "Who signed the letter?", "What was enclosed?", "How many rounds are there?"];

    private static readonly string[] Bombs =
    [
        "zip-bomb-1000-to-1", "zip-bomb-in-many-parts", "zip-ten-thousand-entries", "xml-huge-run-of-text", "xml-million-cells", "xml-million-attributes",
        "text-one-line-of-words", "text-letter-over-and-over", "text-of-combining-marks", "text-megabytes", "text-of-short-paragraphs", "xml-quadratic-blowup",
    ];

    [Fact]
    public async Task HostileFiles_LeaveAnswersAsSoonAsEver()
    {
        ReadingPrograms.Need();
        using var house = WebHouse.Start();
        var assistant = house.Services.GetRequiredService<Assistant>();
        var desk = house.Services.GetRequiredService<LetterDesk>();
        var version = house.Services.GetRequiredService<LiveCatalogue>().Current.Version;
        (string Name, byte[] Content)[] files =
        [
            .. Bombs.Select(HostileFiles.Of).Select(f => (f.File, f.Make())),
            .. HostilePdfs.Refused.Take(24).Where((_, i) => i % 3 == 0).Select(f => (f.Key, f.Value())),
        ];
        files.Length.ShouldBe(20);
        var quiet = await AskAsync(assistant, () => false, "quiet");
        var sending = Task.WhenAll(files.Select(f => Task.Run(() => desk.AcceptAsync(f.Name, f.Content, "api"))));
        var meanwhile = await AskAsync(assistant, () => !sending.IsCompleted, "meanwhile");
        var receipts = await sending;

        output.WriteLine($"p95 of {quiet.Count} answers in quiet: {P95(quiet).TotalMilliseconds:0.0} ms; of {meanwhile.Count} answers meanwhile: {P95(meanwhile).TotalMilliseconds:0.0} ms, the slowest {meanwhile.Max().TotalMilliseconds:0} ms");
        P95(meanwhile).ShouldBeLessThan(PatientClock.Of(Limit));
        receipts.ShouldAllBe(r => r.Reason == null || !r.Reason.Contains("fault of the reader", StringComparison.Ordinal));
        house.Services.GetRequiredService<LiveCatalogue>().Current.Version.ShouldBe(version + receipts.Count(r => r.Status == LetterReceiptStatus.Accepted));
    }

    /// <summary>A hundred questions, and then as many as come while it goes on, each on the threads that requests come on.</summary>
    private static async Task<List<TimeSpan>> AskAsync(Assistant assistant, Func<bool> goesOn, string dialogue)
    {
        var times = new List<TimeSpan>();
        while (times.Count < 100 || (goesOn() && times.Count < 20_000))
        {
            var asked = Stopwatch.GetTimestamp();
            var answer = await Task.Run(() => assistant.Ask($"{dialogue}-{times.Count}", Questions[times.Count % Questions.Length]));
            times.Add(Stopwatch.GetElapsedTime(asked));
            answer.ShouldNotBeNull();
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }

        return times;
    }

    private static TimeSpan P95(List<TimeSpan> times) => times.Order().ElementAt(times.Count * 95 / 100);
}

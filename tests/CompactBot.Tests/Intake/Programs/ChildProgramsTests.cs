using System.Diagnostics;
using System.Text;
using CompactBot.Intake;
using CompactBot.Intake.Programs;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Programs;

public sealed class ChildProgramsTests
{
    [Fact]
    public async Task MissingProgram_IsNamedWithItsInstallation()
    {
        var result = await RunAsync("pdftonowhere", []);
        result.Outcome.ShouldBe(ProgramOutcome.Missing);
        result.Refusal("pdftonowhere", "this PDF").ShouldBe("pdftonowhere is not installed, which reads such files; install it with 'apt-get install pdftonowhere'");
        ChildPrograms.InstallCommand("pdftotext").ShouldBe("apt-get install poppler-utils");
    }

    [Fact]
    public async Task Limits_AreThoseOfTheProgram()
    {
        ReadingPrograms.Need();
        var limits = Encoding.UTF8.GetString((await RunAsync("cat", ["/proc/self/limits"])).Output).Split('\n');
        Limit("Max address space").ShouldBe((240L * 1_048_576).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Limit("Max cpu time").ShouldBe("5");
        Limit("Max file size").ShouldBe("1000000");
        Limit("Max core file size").ShouldBe("0");
        Limit("Max open files").ShouldBe("64");

        string Limit(string name) => limits.First(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
    }

    [Fact]
    public async Task Environment_HoldsNoSecrets()
    {
        ReadingPrograms.Need();
        Environment.SetEnvironmentVariable("COMPACTBOT_TEST_SECRET", "not for programs");
        var seen = Encoding.UTF8.GetString((await RunAsync("env", [])).Output);
        seen.ShouldNotContain("COMPACTBOT_TEST_SECRET");
        seen.ShouldContain("LC_ALL=C.UTF-8");
    }

    [Fact]
    public async Task EndlessProgram_IsEndedByTheClock()
    {
        ReadingPrograms.Need();
        var watch = Stopwatch.StartNew();
        (await RunAsync("sleep", ["3600"], TimeSpan.FromMilliseconds(300))).Outcome.ShouldBe(ProgramOutcome.TooLong);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task ProgramsOfOneFile_ShareOneBudget()
    {
        ReadingPrograms.Need();
        using var programs = Programs(new ProgramOptions());
        using var folder = new WorkFolder();
        var watch = Stopwatch.StartNew();
        var budget = new ReadingBudget(TimeSpan.FromSeconds(1));
        (await programs.RunAsync(Call("sleep", ["0.4"], folder, budget), CancellationToken.None)).Outcome.ShouldBe(ProgramOutcome.Done);
        (await programs.RunAsync(Call("sleep", ["3600"], folder, budget), CancellationToken.None)).Outcome.ShouldBe(ProgramOutcome.TooLong);
        budget.IsSpent.ShouldBeTrue();
        (await programs.RunAsync(Call("echo", [], folder, budget), CancellationToken.None)).Outcome.ShouldBe(ProgramOutcome.TooLong);
        watch.Elapsed.ShouldBeLessThan(PatientClock.Of(TimeSpan.FromSeconds(1.5)));
    }

    [Fact]
    public async Task WritingEarnsTime_TheQueueCostsNone()
    {
        ReadingPrograms.Need();
        using var programs = Programs(new ProgramOptions { AtOnce = 1 });
        using var folder = new WorkFolder();
        var first = programs.RunAsync(Call("sleep", ["0.7"], folder, TimeSpan.FromSeconds(10)), CancellationToken.None);
        var budget = new ReadingBudget(TimeSpan.FromSeconds(0.5));
        (await programs.RunAsync(Call("sleep", ["0.1"], folder, budget), CancellationToken.None)).Outcome.ShouldBe(ProgramOutcome.Done);
        (await first).Outcome.ShouldBe(ProgramOutcome.Done);
        budget.Earn(TimeSpan.FromSeconds(10));
        (await programs.RunAsync(Call("sleep", ["0.7"], folder, budget), CancellationToken.None)).Outcome.ShouldBe(ProgramOutcome.Done);
        budget.Left.ShouldBeInRange(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(9.4));
    }

    [Fact]
    public async Task EndlessOutput_IsEndedByItsLength()
    {
        ReadingPrograms.Need();
        (await RunAsync("yes", [])).Outcome.ShouldBe(ProgramOutcome.TooMuchOutput);
    }

    [Fact]
    public async Task Arguments_AreSeenByNoShell()
    {
        ReadingPrograms.Need();
        Encoding.UTF8.GetString((await RunAsync("echo", ["$HOME; `id` > x"])).Output).ShouldBe("$HOME; `id` > x\n");
    }

    [Fact]
    public async Task TooManyAtOnce_OneIsToldToComeAgain()
    {
        ReadingPrograms.Need();
        using var programs = Programs(new ProgramOptions { AtOnce = 1, MostWaiting = 0 });
        using var folder = new WorkFolder();
        var first = programs.RunAsync(Call("sleep", ["3600"], folder, TimeSpan.FromSeconds(1)), CancellationToken.None);
        var second = await programs.RunAsync(Call("echo", [], folder, TimeSpan.FromSeconds(1)), CancellationToken.None);
        second.Outcome.ShouldBe(ProgramOutcome.Busy);
        (await first).Outcome.ShouldBe(ProgramOutcome.TooLong);
    }

    [Fact]
    public async Task Folder_IsPrivateAndRemoved()
    {
        string path;
        using (var folder = new WorkFolder())
        {
            path = folder.FullName;
            await folder.PutAsync("letter", new byte[] { 1 }, CancellationToken.None);
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        Directory.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public void FolderOfAKilledHost_IsRemovedAfterAnHour()
    {
        using var left = new WorkFolder();
        using var used = new WorkFolder();
        File.WriteAllText(Path.Combine(left.FullName, "letter"), "New York");
        var now = SystemClock.Instance.GetCurrentInstant();
        Directory.SetLastWriteTimeUtc(left.FullName, (now - Duration.FromMinutes(61)).ToDateTimeUtc());

        WorkFolder.RemoveAbandoned(now).ShouldBeGreaterThanOrEqualTo(1);

        Directory.Exists(left.FullName).ShouldBeFalse();
        Directory.Exists(used.FullName).ShouldBeTrue();
    }

    private static ChildPrograms Programs(ProgramOptions options) => new(new IntakeOptions { Programs = options }, NullLogger<ChildPrograms>.Instance);

    private static ProgramCall Call(string program, IReadOnlyList<string> arguments, WorkFolder folder, TimeSpan limit) => Call(program, arguments, folder, new ReadingBudget(limit));

    private static ProgramCall Call(string program, IReadOnlyList<string> arguments, WorkFolder folder, ReadingBudget budget) =>
        new(program, arguments) { Folder = folder, Budget = budget, CpuSeconds = 5 };

    private static async Task<ProgramResult> RunAsync(string program, IReadOnlyList<string> arguments, TimeSpan? wallClock = null)
    {
        using var programs = Programs(new ProgramOptions());
        using var folder = new WorkFolder();
        return await programs.RunAsync(Call(program, arguments, folder, wallClock ?? TimeSpan.FromSeconds(60)), CancellationToken.None);
    }
}

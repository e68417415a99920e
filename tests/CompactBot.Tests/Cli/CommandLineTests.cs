using System.Text.Json;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Samples");

    private readonly BuiltCommand _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task UnknownCommand_IsWrongUsageWithALine()
    {
        var run = await _command.RunAsync(["sing"]);

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("sing");
        run.Error.ShouldContain("--help");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_Json_PrintsBothLettersOfACoverAndTouchesNoStore()
    {
        var run = await _command.RunAsync(["read", "--json", Path.Combine(Samples, "2016-11-01-first-briefing.txt")]);

        run.Status.ShouldBe(0, run.Error);
        using var document = JsonDocument.Parse(run.Output);
        document.RootElement.GetProperty("letters").GetArrayLength().ShouldBe(2);
        Directory.Exists(Path.Combine(_command.Folder, "store")).ShouldBeFalse();
    }

    [Fact]
    public async Task Read_WhatIsNoLetter_SaysWhichAndWhyAndReadsTheOthers()
    {
        var recipe = _command.Write("recipe.txt", "Take two eggs and a spoon of flour.");
        var empty = _command.Write("empty.txt", "");
        var latin = _command.Write("latin.txt", [0x47, 0xF3, 0x6D, 0x65, 0x7A]);
        var run = await _command.RunAsync(["read", recipe, empty, latin, Path.Combine(_command.Folder, "absent.txt"), Path.Combine(Samples, "2017-05-02-second-thematic-session.txt")]);

        run.Status.ShouldBe(1);
        var problems = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        problems.Length.ShouldBe(4, run.Error);
        problems[0].ShouldStartWith(recipe);
        problems[1].ShouldContain("it is empty");
        problems[2].ShouldContain("not UTF-8");
        problems[3].ShouldContain("no such file");
        run.Output.ShouldContain("2017-05-22");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task LettersAdd_Twice_ChangesNothingAndSaysSo()
    {
        var letter = Path.Combine(Samples, "2018-02-05-zero-draft-and-first-round.txt");
        var first = await _command.RunAsync(["letters", "add", letter]);
        var second = await _command.RunAsync(["letters", "add", letter]);
        var list = await _command.RunAsync(["letters", "list"]);

        first.Status.ShouldBe(0, first.Error);
        first.Output.ShouldContain("added 2018-02-05-");
        second.Status.ShouldBe(0, second.Error);
        second.Output.ShouldContain("held already, nothing changed");
        list.Lines.ShouldHaveSingleItem().ShouldStartWith("2018-02-05-");
    }

    [Fact]
    public async Task AskBatch_OfLettersInAFolder_AnswersEveryLineInOrderAndABadOneWithAnError()
    {
        var input = """
            {"id": "q1", "text": "when is the sixth thematic session", "now": "2017-09-20T09:00:00-04:00", "conversation": "c1"}
            this is no request
            {"id": "q3", "text": "which room?", "now": "2017-09-20T09:01:00-04:00", "conversation": "c1"}
            {"id": "q4", "text": "hi", "now": "yesterday-ish"}
            {"id": "q5", "text": "when is the first round", "now": "2018-02-04"}
            """;
        var run = await _command.RunAsync(["ask", "--batch", "-", "--letters", Samples], input);

        run.Status.ShouldBe(0, run.Error);
        var answers = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        answers.Count.ShouldBe(5);
        answers[0].GetProperty("outcome").GetString().ShouldBe("answered");
        answers[0].GetProperty("sessions")[0].GetProperty("start").GetString().ShouldBe("2017-10-12");
        answers[0].GetProperty("citations").GetArrayLength().ShouldBeGreaterThan(0);
        answers[1].GetProperty("outcome").GetString().ShouldBe("error");
        answers[2].GetProperty("text").GetString()!.ShouldContain("Conference Room XIX");
        answers[3].GetProperty("outcome").GetString().ShouldBe("error");
        answers[3].GetProperty("id").GetString().ShouldBe("q4");
        answers[4].GetProperty("outcome").GetString().ShouldBe("not-announced", "the letter of 5 February was not yet written");
        Directory.Exists(Path.Combine(_command.Folder, "store")).ShouldBeFalse();
    }

    [Fact]
    public async Task Ask_PipeAmongTheLetters_IsNamedAndNotWaitedFor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes in a folder are of Linux");
        var letter = _command.Write("letter.txt", await File.ReadAllTextAsync(Path.Combine(Samples, "2018-02-05-zero-draft-and-first-round.txt"), TestContext.Current.CancellationToken));
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_command.Folder, "a.txt")))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var run = await _command.RunAsync(["ask", "--letters", Path.GetDirectoryName(letter)!, "--now", "2018-02-10", "when is the first round?"]);

        run.Error.ShouldContain("a.txt: it is empty");
        run.Output.ShouldContain("20 February 2018");
    }

    [Fact]
    public async Task AskBatch_NowAtTheEndsOfTheCalendar_IsAnErrorAndTheNextLineIsAnswered()
    {
        var input = """
            {"id": "q1", "text": "what is on tomorrow", "now": "9999-12-31T23:59:59"}
            {"id": "q2", "text": "was there anything last week", "now": "-9998-01-01T00:00:00+18:00"}
            {"id": "q3", "text": "when is the first round", "now": "2018-02-10"}
            """;
        var run = await _command.RunAsync(["ask", "--batch", "-", "--letters", Samples], input);

        run.Status.ShouldBe(0, run.Error);
        run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString()).ShouldBe(["error", "error", "answered"]);
    }

    [Fact]
    public async Task Ask_WrongNow_IsWrongUsage()
    {
        var run = await _command.RunAsync(["ask", "--letters", Samples, "--now", "soon", "when is the next round"]);

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("soon");
    }

    [Fact]
    public async Task WrongOption_StopsWithALineThatNamesItAndTheMend()
    {
        _command.Settings["Intake__MaxBytes"] = "12";
        var run = await _command.RunAsync(["letters", "list"]);

        run.Status.ShouldBe(1);
        run.Error.ShouldContain("Intake:MaxBytes");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task UnknownOption_StopsWithALineThatNamesIt()
    {
        _command.Settings["Intake__MaxBites"] = "5000000";
        var run = await _command.RunAsync(["letters", "list"]);

        run.Status.ShouldBe(1);
        run.Error.ShouldStartWith("Intake: there is no option 'MaxBites'");
        run.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("Delivery__Attempts", "many", "Delivery:Attempts: 'many'")]
    [InlineData("Storage__BusySeconds", "long", "Storage:BusySeconds: 'long'")]
    [InlineData("Urls", "nonsense", "Urls: 'nonsense' is no address")]
    [InlineData("Logging__LogLevel__Default", "Loud", "Logging:LogLevel")]
    public async Task WrongSetting_StopsTheServiceWithOneLine(string name, string value, string line)
    {
        _command.Settings[name] = value;
        var run = await _command.RunAsync(["serve"]);

        run.Status.ShouldBe(1);
        run.Error.ShouldStartWith(line);
        (run.Output + run.Error).ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("letters", "list")]
    public async Task BrokenSettingsFile_IsOneLineThatSaysWhere(params string[] arguments)
    {
        _command.Write("appsettings.json", """{ "Storage": { "Folder": "x" } "Intake": {} }""");
        var run = await _command.RunAsync(arguments);

        run.Status.ShouldBe(1);
        run.Error.ShouldContain("appsettings.json");
        run.Error.ShouldContain("LineNumber: 0");
        (run.Output + run.Error).ShouldNotContain("   at ");
    }

    [Fact]
    public async Task TakenPort_IsOneLineThatSaysSo()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        _command.Settings["Urls"] = $"http://{taken.LocalEndpoint}";
        var run = await _command.RunAsync(["serve"]);

        run.Status.ShouldBe(1);
        run.Error.ShouldContain("taken by another program");
        (run.Output + run.Error).ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Doctor_SaysALineForEachThing()
    {
        var run = await _command.RunAsync(["doctor"]);

        run.Status.ShouldBe(0, run.Error);
        run.Lines.ShouldContain(line => line.StartsWith("ok    settings", StringComparison.Ordinal));
        run.Lines.ShouldContain(line => line.Contains("store", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EmptyStoreInDevelopment_AnswersFromTheSamples()
    {
        _command.Settings["Intake__Samples"] = "development";
        _command.Settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        var run = await _command.RunAsync(["ask", "--now", "2018-02-10", "when is the first round of negotiations?"]);

        run.Status.ShouldBe(0, run.Error);
        run.Output.ShouldContain("20 February 2018");
        run.Output.ShouldContain("New York");
        run.Error.ShouldBeEmpty();
    }
}

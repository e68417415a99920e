using System.CommandLine;
using System.Text.Json;
using CompactBot.Contracts;
using CompactBot.Core.Reading;
using CompactBot.Intake;

namespace CompactBot.Cli;

/// <summary>Reads letters and prints what was found; stores nothing.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Letters to read." };
        var json = new Option<bool>("--json") { Description = "Print JSON, one document a file." };
        var command = new Command("read", "Reads letters and prints what it found; stores nothing.") { files, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(files), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, bool asJson, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(withStore: false);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        var reader = app.Services.GetRequiredService<LetterFileReader>();
        var status = CommandLine.Done;
        foreach (var file in files)
        {
            var (content, problem) = await LetterFolder.ContentAsync(file, cancellation);
            var result = content is null ? ReadingResult.Refused(problem!) : await reader.ReadAsync(Path.GetFileName(file), content, cancellation);
            if (result.Refusal is { } reason)
            {
                await Console.Error.WriteLineAsync($"{file}: {reason}.");
                status = CommandLine.Unreadable;
                continue;
            }

            Console.Out.WriteLine(asJson
                ? JsonSerializer.Serialize(LetterFileJson.For(Path.GetFileName(file), result.Letters), LetterContract.Readable.LetterFileJson)
                : Describe(file, result.Letters));
        }

        return status;
    }

    private static string Describe(string file, IReadOnlyList<LetterReading> letters)
    {
        var lines = new List<string> { file };
        foreach (var letter in letters)
        {
            lines.Add($"  {letter.Letter.Id}  ({Wire.Kebab(letter.Kind)}, {Wire.Day(letter.Letter.Date)}, {letter.Place ?? "no place"})");
            lines.Add($"    {letter.Subject}");
            lines.AddRange(letter.Issuers.Select(i => $"    from {i.Name}, {i.Capacity}"));
            lines.AddRange(letter.Sessions.SelectMany(s => SessionLines.Describe(s).Select(line => "    " + line)));
            lines.AddRange(letter.Deadlines.Select(d => $"    deadline {Wire.Day(d.Date)}: {d.What}"));
            lines.AddRange(letter.Enclosures.Select(e => $"    with it: {e.What}"));
            lines.AddRange(letter.References.Select(r => $"    refers to {r.Symbol}{(r.Paragraph is null ? "" : ", paragraph " + r.Paragraph)}"));
            lines.AddRange(letter.EarlierLetters.Select(e => $"    refers to a letter of {Wire.Day(e.Date)}"));
            lines.AddRange(letter.Remarks.Select(r => $"    {Wire.Kebab(r.Severity)}: {r.Text}"));
        }

        return string.Join('\n', lines);
    }
}

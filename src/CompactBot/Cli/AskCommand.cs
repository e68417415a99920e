using System.CommandLine;
using System.Text.Json;
using CompactBot.Channels;
using CompactBot.Contracts;
using CompactBot.Core.Answers;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Messages;
using CompactBot.Intake;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Cli;

/// <summary>Answers one question, or a file of them.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("QUESTION") { Arity = ArgumentArity.ZeroOrMore, Description = "The question." };
        var now = new Option<string?>("--now") { HelpName = "T", Description = "The clock and the state of knowledge, ISO 8601; letters dated after it are not seen." };
        var zone = new Option<string?>("--zone") { HelpName = "Z", Description = "The asker's zone, an IANA name such as Europe/Paris." };
        var language = new Option<string?>("--language") { HelpName = "L", Description = "The asker's language; told from the words where it is not given." };
        var letters = new Option<string?>("--letters") { HelpName = "DIR", Description = "Answer from the letters in this folder, and touch no store." };
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var batch = new Option<string?>("--batch") { HelpName = "FILE", Description = "Answer a file of JSON requests, one a line; - is standard input." };
        var command = new Command("ask", "Answers one question, or a batch of them.") { words, now, zone, language, letters, json, batch };
        command.Validators.Add(result =>
        {
            if (result.GetValue(batch) is null == (result.GetValue(words) is not { Length: > 0 }))
            {
                result.AddError("Give either a QUESTION or --batch FILE.");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            new AskRequest
            {
                Text = string.Join(' ', parsed.GetValue(words) ?? []),
                Now = parsed.GetValue(now),
                Zone = parsed.GetValue(zone),
                Language = parsed.GetValue(language),
            },
            parsed.GetValue(letters),
            parsed.GetValue(json),
            parsed.GetValue(batch),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(AskRequest request, string? folder, bool asJson, string? batch, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(withStore: folder is null);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        CatalogueSnapshot catalogue;
        if (folder is null)
        {
            catalogue = app.Services.GetRequiredService<LiveCatalogue>().Current;
        }
        else
        {
            var (readings, problems) = await LetterFolder.ReadAsync(folder, app.Services.GetRequiredService<LetterFileReader>(), cancellation);
            foreach (var problem in problems)
            {
                await Console.Error.WriteLineAsync(problem);
            }

            if (readings.Count == 0)
            {
                return CommandLine.Unreadable;
            }

            catalogue = CatalogueSnapshot.Of(readings);
        }

        var questions = new QuestionLines(
            catalogue,
            app.Services.GetRequiredService<Respondent>(),
            app.Services.GetRequiredService<AnsweringOptions>().Home,
            app.Services.GetRequiredService<IClock>());
        return batch is not null
            ? await BatchLines.RunAsync(batch, questions.Answer, cancellation)
            : await AnswerOneAsync(questions, request, asJson);
    }

    private static async Task<int> AnswerOneAsync(QuestionLines questions, AskRequest request, bool asJson)
    {
        var (answer, problem) = questions.Answer(request);
        if (answer is null)
        {
            await Console.Error.WriteLineAsync(problem);
            return CommandLine.WrongUsage;
        }

        Console.Out.WriteLine(asJson ? JsonSerializer.Serialize(AskAnswer.For(request.Id, answer), AskContract.Line.AskAnswer) : PlainText.Render(answer.Message));
        return CommandLine.Done;
    }
}

using System.CommandLine;
using System.Globalization;
using CompactBot.Contracts;
using CompactBot.Intake;
using CompactBot.Storage;

namespace CompactBot.Cli;

/// <summary>The letters in the store.</summary>
internal static class LettersCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Letters to add." };
        var add = new Command("add", "Adds letters, and drafts their announcements.") { files };
        add.SetAction((parsed, cancellation) => AddAsync(parsed.GetRequiredValue(files), cancellation));

        var list = new Command("list", "Lists the letters held.");
        list.SetAction((_, _) => ListAsync());

        var id = new Argument<string>("ID") { Description = "The letter's id, as list shows it." };
        var show = new Command("show", "Shows a letter's text, paragraph by paragraph.") { id };
        show.SetAction((parsed, _) => ShowAsync(parsed.GetRequiredValue(id)));

        return new Command("letters", "The letters in the store.") { add, list, show, RereadCommand.Create(), CorrectionsCommand.Create() };
    }

    private static async Task<int> AddAsync(string[] files, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        var desk = app.Services.GetRequiredService<LetterDesk>();
        var status = CommandLine.Done;
        foreach (var file in files)
        {
            var (content, problem) = await LetterFolder.ContentAsync(file, cancellation);
            var receipt = content is null
                ? new LetterReceipt(LetterReceiptStatus.Refused, file, [], null, problem)
                : await desk.AcceptAsync(Path.GetFileName(file), content, "cli", cancellation);
            switch (receipt.Status)
            {
                case LetterReceiptStatus.Refused:
                    await Console.Error.WriteLineAsync($"{file}: {receipt.Reason}.");
                    status = CommandLine.Unreadable;
                    break;
                case LetterReceiptStatus.AlreadyHeld:
                    Console.Out.WriteLine($"{file}: held already, nothing changed ({string.Join(", ", receipt.Letters)}).");
                    break;
                default:
                    Console.Out.WriteLine($"{file}: added {string.Join(", ", receipt.Letters)}.");
                    if (receipt.Announcement is { } announcement)
                    {
                        Console.Out.WriteLine($"  Its announcement is drafted: see 'compactbot announcements show {announcement}'.");
                    }

                    break;
            }
        }

        return status;
    }

    private static async Task<int> ListAsync()
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        foreach (var letter in app.Services.GetRequiredService<LiveCatalogue>().Current.Letters)
        {
            Console.Out.WriteLine($"{letter.Letter.Id}  {Wire.Day(letter.Letter.Date)}  {Wire.Kebab(letter.Kind)}  {letter.Subject}");
        }

        return CommandLine.Done;
    }

    private static async Task<int> ShowAsync(string id)
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        if (app.Services.GetRequiredService<LiveCatalogue>().Current.Letter(id) is not { } letter)
        {
            await Console.Error.WriteLineAsync($"{id}: no letter is held under that id; see 'compactbot letters list'.");
            return CommandLine.Unreadable;
        }

        foreach (var paragraph in letter.Letter.Paragraphs)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{paragraph.Number}] {paragraph.Text}\n"));
        }

        return CommandLine.Done;
    }
}

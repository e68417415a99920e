using System.CommandLine;
using System.Globalization;
using CompactBot.Contracts;
using CompactBot.Storage;

namespace CompactBot.Cli;

/// <summary>Where the bot can speak: which of them follow, when they last spoke to it, and why those that cannot be reached cannot.</summary>
internal static class ConversationsCommand
{
    public static Command Create()
    {
        var lost = new Option<bool>("--lost") { Description = "Only those that cannot be reached." };
        var list = new Command("list", "Lists the conversations: state, last contact (UTC), id and name.") { lost };
        list.SetAction((parsed, cancellation) => ListAsync(parsed.GetValue(lost), cancellation));
        return new Command("conversations", "Where the bot can speak.") { list };
    }

    private static async Task<int> ListAsync(bool lost, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        foreach (var conversation in (await app.Services.GetRequiredService<ConversationStore>().ListAsync(cancellation)).Where(c => !lost || c.AbsentReason is not null))
        {
            var state = conversation.AbsentReason is { } why ? $"lost ({why})" : conversation.Following ? "follows" : "does not follow";
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{state}  {conversation.LastContact.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {conversation.Id}  {Wire.Kebab(conversation.Kind)}  {conversation.Name}"));
        }

        return CommandLine.Done;
    }
}

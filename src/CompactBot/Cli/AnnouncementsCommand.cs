using System.CommandLine;
using System.Globalization;
using CompactBot.Contracts;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using CompactBot.Delivery;

namespace CompactBot.Cli;

/// <summary>What goes out: drafts, decisions and what became of them.</summary>
internal static class AnnouncementsCommand
{
    private const string By = "the command line";

    public static Command Create()
    {
        var list = new Command("list", "Lists the announcements, the newest first.");
        list.SetAction((_, _) => ListAsync());
        return new Command("announcements", "What goes out to the conversations that follow.")
        {
            list,
            OnOne("show", "Shows an announcement, who gets it, and what became of it.", ShowAsync),
            OnOne("approve", "Approves a draft: it is sent to every conversation that follows. Warnings of its letters are told on standard error.", ApproveAsync),
            OnOne("drop", "Drops a draft: it is not sent.", (desk, id) => desk.DropAsync(id, By)),
            OnOne("withdraw", "Stops what is not posted yet of an approved announcement.", (desk, id) => desk.WithdrawAsync(id, By)),
            OnOne("replay", "Tries again what failed: all of an announcement, or one delivery.", (desk, id) => desk.ReplayAsync(id)),
        };
    }

    private static Command OnOne(string name, string description, Func<AnnouncementDesk, string, Task<DeskResult>> act)
    {
        var id = new Argument<string>("ID") { Description = "The announcement's id, as list shows it." };
        var command = new Command(name, description) { id };
        command.SetAction((parsed, _) => ActAsync(parsed.GetRequiredValue(id), act));
        return command;
    }

    private static async Task<int> ActAsync(string id, Func<AnnouncementDesk, string, Task<DeskResult>> act)
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        var result = await act(app.Services.GetRequiredService<AnnouncementDesk>(), id);
        var accepted = result.Outcome is DeskOutcome.Done or DeskOutcome.Already;
        await (accepted ? Console.Out : Console.Error).WriteLineAsync(result.Sentence);
        return accepted ? CommandLine.Done : CommandLine.Unreadable;
    }

    private static async Task<int> ListAsync()
    {
        await using var app = await CommandServices.OpenAsync(withStore: true);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        foreach (var summary in await app.Services.GetRequiredService<AnnouncementDesk>().ListAsync())
        {
            var counts = string.Join(", ", summary.Counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {Wire.Kebab(c.Key)}")));
            Console.Out.WriteLine($"{summary.Id}  {Wire.Kebab(summary.State)}  {summary.Headline}{(counts.Length == 0 ? "" : $"  ({counts})")}");
        }

        return CommandLine.Done;
    }

    /// <summary>Who approves here sees the warnings as they approve: a script that approves goes on, and its log has them.</summary>
    private static async Task<DeskResult> ApproveAsync(AnnouncementDesk desk, string id)
    {
        if (await desk.FindAsync(id) is not { } detail)
        {
            return await desk.ApproveAsync(id, By);
        }

        foreach (var warning in detail.Remarks.Where(r => r.Severity == RemarkSeverity.Warning))
        {
            await Console.Error.WriteLineAsync($"warning: {warning.Text}");
        }

        return await desk.ApproveAsync(id, By, detail.Warnings);
    }

    private static async Task<DeskResult> ShowAsync(AnnouncementDesk desk, string id)
    {
        if (await desk.FindAsync(id) is not { } detail)
        {
            return new DeskResult(DeskOutcome.NotFound, $"There is no announcement {id}; see 'compactbot announcements list'.");
        }

        var lines = new List<string> { $"{detail.Announcement.Id}  {Wire.Kebab(detail.Announcement.State)}" };
        lines.AddRange(detail.Remarks.Select(r => $"{Wire.Kebab(r.Severity)}: {r.Text}"));
        lines.Add("");
        lines.Add(PlainText.Render(detail.Announcement.Message));
        lines.Add("");
        lines.AddRange(detail.Recipients.Select(r => string.Create(CultureInfo.InvariantCulture, $"to {r.Conversations} in {r.Platform} {r.Workspace}")));
        lines.AddRange(detail.Excluded.Select(e => $"not to {e.Name ?? e.ConversationId}: {e.Reason}"));
        if (detail.Recipients.Count == 0 && detail.Excluded.Count == 0)
        {
            lines.Add("No conversation follows.");
        }

        if (detail.Report is { } report)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"intended {report.Intended} = sent {report.Sent} + failed {report.Failed} + uncertain {report.Uncertain} + excluded {report.Excluded} + withdrawn {report.Withdrawn} + under way {report.Pending + report.Sending}"));
            lines.AddRange(report.Lines.Select(l => $"  {Wire.Kebab(l.State)}  {l.Name ?? l.ConversationId}  {l.DeliveryId}{(l.Reason is null ? "" : "  " + l.Reason)}"));
        }

        return new DeskResult(DeskOutcome.Done, string.Join('\n', lines));
    }
}

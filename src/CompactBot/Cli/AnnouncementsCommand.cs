using System.CommandLine;
using System.Globalization;
using CompactBot.Contracts;
using CompactBot.Core.Announcements;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using CompactBot.Delivery;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Cli;

/// <summary>What goes out: drafts, decisions and what became of them.</summary>
internal static class AnnouncementsCommand
{
    public static Command Create()
    {
        var list = new Command("list", "Lists the announcements, the newest first.");
        list.SetAction((_, _) => ListAsync());
        return new Command("announcements", "What goes out to the conversations that follow.")
        {
            list,
            OnOne("show", "Shows an announcement, who gets it, and what became of it.", ShowAsync),
            OnOne("log", "Shows who did what to an announcement, when, and from where.", LogAsync),
            Decision("submit", "Hands a draft over for approval.", (desk, id, by) => desk.SubmitAsync(id, by)),
            Approve(),
            Decision("return", "Makes what was submitted or scheduled a draft again.", (desk, id, by) => desk.ReturnAsync(id, by)),
            Decision("urgent", "Marks a draft so that quiet hours and digests do not hold it.", (desk, id, by) => desk.MarkUrgentAsync(id, true, by)),
            Decision("drop", "Drops a draft: it is not sent.", (desk, id, by) => desk.DropAsync(id, by)),
            Test(),
            Correct(),
            Supersede(),
            Decision("withdraw", "Stops what is not posted yet of an approved announcement, and takes back what is.", (desk, id, by) => desk.WithdrawAsync(id, by)),
            Decision("replay", "Tries again what failed: all of an announcement or of a change to its copies, or one delivery.", (desk, id, by) => desk.ReplayAsync(id, by)),
        };
    }

    private static Option<string?> By() => new("--by") { Description = "Who decides, for the log; needed where two people decide (Announcements:FourEyes)." };

    private static Argument<string> Id() => new("ID") { Description = "The announcement's id, as list shows it." };

    private static Actor ActorOf(string? name)
    {
        var from = $"command line ({Environment.UserName})";
        return string.IsNullOrWhiteSpace(name) ? new Actor("the command line", from) { IsNamed = false } : new Actor(name.Trim(), from);
    }

    private static Command OnOne(string name, string description, Func<AnnouncementDesk, string, Task<DeskResult>> act)
    {
        var id = Id();
        var command = new Command(name, description) { id };
        command.SetAction((parsed, _) => ActAsync(parsed.GetRequiredValue(id), act));
        return command;
    }

    private static Command Decision(string name, string description, Func<AnnouncementDesk, string, Actor, Task<DeskResult>> act)
    {
        var (id, by) = (Id(), By());
        var command = new Command(name, description) { id, by };
        command.SetAction((parsed, _) => ActAsync(parsed.GetRequiredValue(id), (desk, one) => act(desk, one, ActorOf(parsed.GetValue(by)))));
        return command;
    }

    private static Command Approve()
    {
        var (id, by) = (Id(), By());
        var at = new Option<string?>("--at") { Description = "When it goes out, as 2018-02-10T09:00; without it, now." };
        var zone = new Option<string?>("--zone") { Description = "The zone of that time, as Asia/Tokyo; without it the home zone (Answering:HomeZone)." };
        var command = new Command("approve", "Approves a draft: it is sent to every conversation that follows, now or at its time. Warnings of its letters are told on standard error.") { id, by, at, zone };
        command.SetAction((parsed, _) => ActAsync(
            parsed.GetRequiredValue(id),
            (desk, one) => ApproveAsync(desk, one, ActorOf(parsed.GetValue(by)), parsed.GetValue(at), parsed.GetValue(zone))));
        return command;
    }

    private static Command Test()
    {
        var (id, by) = (Id(), By());
        var to = new Option<string?>("--to") { Description = "The id of the conversation; without it Announcements:TestConversation." };
        var command = new Command("test", "Sends the text as it stands to one conversation alone.") { id, by, to };
        command.SetAction((parsed, _) => ActAsync(parsed.GetRequiredValue(id), (desk, one) => desk.TestAsync(one, parsed.GetValue(to), ActorOf(parsed.GetValue(by)))));
        return command;
    }

    private static Command Correct()
    {
        var (id, by) = (Id(), By());
        var headline = new Option<string?>("--headline") { Description = "The new headline." };
        var paragraph = new Option<string[]>("--paragraph") { Description = "A paragraph under the headline; all that are given stand in the place of those there are." };
        var facts = new Option<bool>("--facts") { Description = "Says what the facts say as they hold now, after corrections of the letter." };
        var command = new Command("correct", "Puts the text of what was sent right: every copy that is posted is edited, and marked as corrected.") { id, by, headline, paragraph, facts };
        command.SetAction((parsed, _) => ActAsync(
            parsed.GetRequiredValue(id),
            (desk, one) => CorrectAsync(desk, one, parsed.GetValue(headline), parsed.GetValue(paragraph) ?? [], parsed.GetValue(facts), ActorOf(parsed.GetValue(by)))));
        return command;
    }

    private static Command Supersede()
    {
        var (id, by) = (Id(), By());
        var newer = new Option<string>("--by-letter") { Description = "The id of the newer announcement.", Required = true };
        var command = new Command("supersede", "Lets the copies of an older announcement say that a newer letter stands in the place of its own.") { id, newer, by };
        command.SetAction((parsed, _) => ActAsync(parsed.GetRequiredValue(id), (desk, one) => desk.SupersedeAsync(one, parsed.GetRequiredValue(newer), ActorOf(parsed.GetValue(by)))));
        return command;
    }

    private static async Task<DeskResult> CorrectAsync(AnnouncementDesk desk, string id, string? headline, string[] paragraphs, bool facts, Actor by)
    {
        if (await desk.FindAsync(id) is not { } detail)
        {
            return new DeskResult(DeskOutcome.NotFound, $"There is no announcement {id}; see 'compactbot announcements list'.");
        }

        if (facts)
        {
            return detail.ByTheFacts is { } told
                ? await desk.CorrectAsync(id, told, by)
                : new DeskResult(DeskOutcome.Already, "The text says what the facts say; nothing was changed.");
        }

        var text = detail.Announcement.Message;
        return await desk.CorrectAsync(
            id,
            headline is null && paragraphs.Length == 0 ? text : text with { Headline = headline ?? text.Headline, Paragraphs = paragraphs.Length > 0 ? paragraphs : text.Paragraphs, Translations = null },
            by);
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
            Console.Out.WriteLine($"{summary.Id}  {Wire.Kebab(summary.Stage)}  {summary.Headline}{(counts.Length == 0 ? "" : $"  ({counts})")}");
        }

        return CommandLine.Done;
    }

    /// <summary>Who approves here sees the warnings as they approve: a script that approves goes on, and its log has them.</summary>
    private static async Task<DeskResult> ApproveAsync(AnnouncementDesk desk, string id, Actor by, string? at, string? zone)
    {
        SendTime? when = null;
        if (at is not null)
        {
            when = SendTime.Read(at, zone ?? desk.HomeZone, out var problem);
            if (problem is not null)
            {
                return new DeskResult(DeskOutcome.Refused, $"Not approved: {problem}");
            }
        }

        if (await desk.FindAsync(id) is not { } detail)
        {
            return await desk.ApproveAsync(id, by);
        }

        foreach (var warning in detail.Remarks.Where(r => r.Severity == RemarkSeverity.Warning))
        {
            await Console.Error.WriteLineAsync($"warning: {warning.Text}");
        }

        return await desk.ApproveAsync(id, by, detail.Warnings, when: when);
    }

    private static async Task<DeskResult> LogAsync(AnnouncementDesk desk, string id)
    {
        if (await desk.FindAsync(id) is not { } detail)
        {
            return new DeskResult(DeskOutcome.NotFound, $"There is no announcement {id}; see 'compactbot announcements list'.");
        }

        return new DeskResult(DeskOutcome.Done, string.Join('\n', detail.Log.Select(l =>
            $"{l.At.ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC  {l.What}  by {l.By.Name}{(l.By.From.Length == 0 ? "" : $", {l.By.From}")}{(l.Detail is null ? "" : $"  – {l.Detail}")}")));
    }

    private static async Task<DeskResult> ShowAsync(AnnouncementDesk desk, string id)
    {
        if (await desk.FindAsync(id) is not { } detail)
        {
            return new DeskResult(DeskOutcome.NotFound, $"There is no announcement {id}; see 'compactbot announcements list'.");
        }

        var lines = new List<string> { $"{detail.Announcement.Id}  {Wire.Kebab(detail.Stage)}" };
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

        if (detail.Announcement is { State: AnnouncementState.Scheduled, ScheduledAt: { } due })
        {
            lines.Add($"goes out at {SendTime.Of(due, detail.Announcement.ScheduledZone).In(DateTimeZoneProviders.Tzdb[desk.HomeZone])}");
        }

        if (detail.Report is null)
        {
            lines.Add($"by what the platforms allow it takes {SendForecast.InWords(detail.Takes)}");
        }
        else
        {
            AddReport(lines, detail.Report);
        }

        foreach (var (dispatch, report) in detail.Changes)
        {
            lines.Add("");
            lines.Add($"{Wire.Kebab(dispatch.Kind)} {dispatch.Id} by {dispatch.By}");
            AddReport(lines, report);
        }

        return new DeskResult(DeskOutcome.Done, string.Join('\n', lines));
    }

    private static void AddReport(List<string> lines, DeliveryReport report)
    {
        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"intended {report.Intended} = sent {report.Sent} + failed {report.Failed} + uncertain {report.Uncertain} + excluded {report.Excluded} + withdrawn {report.Withdrawn} + under way {report.Pending + report.Sending}"));
        lines.AddRange(report.Lines.Select(l => $"  {Wire.Kebab(l.State)}  {l.Name ?? l.ConversationId}  {l.DeliveryId}{(l.Reason is null ? "" : "  " + l.Reason)}"));
    }
}

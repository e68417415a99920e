using System.Globalization;
using System.Security.Claims;
using CompactBot.Delivery;
using CompactBot.Intake;
using CompactBot.Public;
using CompactBot.Storage;
using Microsoft.AspNetCore.Mvc;

namespace CompactBot.Staff;

/// <summary>What staff do. Each ends in a page that says what was done; loading that page again does nothing.</summary>
internal static partial class StaffDecisions
{
    /// <summary>What a form adds around a file, in bytes.</summary>
    private const int FormRoom = 64_000;

    /// <summary>What the text of an announcement may have as a form, in bytes.</summary>
    private const int LargestText = 512_000;

    public static void MapDecisions(this IEndpointRouteBuilder staff)
    {
        staff.MapPost(
            "/announcements/{id}/approve",
            async (string id, IFormCollection form, HttpContext context, AnnouncementDesk desk, StaffNotices notices, ILogger<AnnouncementDesk> log) =>
            {
                var (at, zone) = (form["at"].ToString(), form["zone"].ToString());
                string? problem = null;
                var when = at.Length == 0 ? null : SendTime.Read(at, zone.Length == 0 ? desk.HomeZone : zone, out problem);
                var seen = Number(form["seen"].ToString());
                var over = form[DraftForm.Over].ToString();
                var result = problem is null
                    ? await desk.ApproveAsync(id, StaffName.ActorOf(context), seen, over.Length == 0 ? null : over, when)
                    : new DeskResult(DeskOutcome.Refused, $"Not approved: {problem}");
                return Tell(id, "approve", result, context, notices, log);
            });
        staff.MapDecision("facts", (desk, id, by, _) => desk.TakeFactsAsync(id, by));
        staff.MapDecision("submit", (desk, id, by, _) => desk.SubmitAsync(id, by));
        staff.MapDecision("return", (desk, id, by, _) => desk.ReturnAsync(id, by));
        staff.MapDecision("urgent", (desk, id, by, value) => desk.MarkUrgentAsync(id, value != "no", by));
        staff.MapDecision("drop", (desk, id, by, _) => desk.DropAsync(id, by));
        staff.MapDecision("test", (desk, id, by, value) => desk.TestAsync(id, value, by));
        staff.MapDecision("supersede", (desk, id, by, value) => desk.SupersedeAsync(id, value ?? "", by));
        staff.MapDecision("withdraw", (desk, id, by, _) => desk.WithdrawAsync(id, by));
        staff.MapDecision("replay", (desk, id, by, value) => desk.ReplayAsync(string.IsNullOrEmpty(value) ? id : value, by));
        staff.MapDecision("correct-facts", async (desk, id, by, _) => await desk.FindAsync(id) is { ByTheFacts: { } told }
            ? await desk.CorrectAsync(id, told, by)
            : new DeskResult(DeskOutcome.Already, "The text says what the facts say; nothing was changed."));
        staff.MapPost("/conversations/resume", async ([FromForm] string? platform, [FromForm] string? workspace, ClaimsPrincipal person, AnnouncementDesk desk, StaffNotices notices) =>
        {
            notices.Leave(person, (await desk.ResumeAsync(platform ?? "", workspace ?? "")).Sentence);
            return Results.LocalRedirect("/staff/conversations");
        });
        staff.MapPost("/name", ([FromForm] string? by, [FromForm] string? back, HttpContext context) =>
        {
            StaffName.Keep(context, by ?? "");
            return Results.LocalRedirect(back is { Length: > 0 } page && page.StartsWith("/staff", StringComparison.Ordinal) ? page : "/staff");
        });
        staff.MapPost(
            "/announcements/{id}/{verb:regex(^(text|correct)$)}",
            async Task<IResult> (string id, string verb, IFormCollection form, HttpContext context, AnnouncementDesk desk, StaffNotices notices, ILogger<AnnouncementDesk> log) =>
            {
                if (await desk.FindAsync(id) is not { } detail)
                {
                    return Tell(id, "edit", new DeskResult(DeskOutcome.NotFound, "There is no such announcement."), context, notices, log);
                }

                var entered = DraftForm.Apply(detail.Announcement.Message, form);
                var over = form[DraftForm.Over].ToString();
                var by = StaffName.ActorOf(context);
                var result = verb == "correct"
                    ? await desk.CorrectAsync(id, entered, by, over.Length == 0 ? null : over)
                    : await desk.EditAsync(id, entered, by, over.Length == 0 ? null : over);
                return result.Outcome == DeskOutcome.Meanwhile
                    ? Page.Show<AnnouncementPage>(
                        StatusCodes.Status409Conflict,
                        (nameof(AnnouncementPage.Detail), await desk.FindAsync(id)),
                        (nameof(AnnouncementPage.Notice), result.Sentence),
                        (nameof(AnnouncementPage.Entered), entered))
                    : Tell(id, verb, result, context, notices, log);
            }).WithMetadata(new LargestBody(LargestText));
        var largest = staff.ServiceProvider.GetRequiredService<IntakeOptions>().MaxBytes;
        staff.MapPost("/letters", async (IFormFile? letter, ClaimsPrincipal person, LetterDesk desk, StaffNotices notices, CancellationToken cancellation) =>
        {
            if (letter is null)
            {
                notices.Leave(person, "No file was chosen; nothing was stored.");
                return Results.LocalRedirect("/staff");
            }

            using var content = new MemoryStream();
            await letter.CopyToAsync(content, cancellation);
            var receipt = await desk.AcceptAsync(letter.FileName, content.ToArray(), "page", cancellation);
            notices.Leave(person, SentenceOf(receipt));
            return Results.LocalRedirect(receipt.Announcement is { } draft ? AddressOf(draft) : "/staff");
        }).WithMetadata(new LargestBody(largest + FormRoom));
    }

    private static string SentenceOf(LetterReceipt receipt) => receipt.Status switch
    {
        LetterReceiptStatus.Accepted => $"{receipt.File} was read and is held. Its announcement is drafted: {string.Join(", ", receipt.Letters)}.",
        LetterReceiptStatus.AlreadyHeld => $"{receipt.File} is held already ({string.Join(", ", receipt.Letters)}); nothing was changed.",
        _ => $"{receipt.File} was refused: {receipt.Reason}. Nothing was stored.",
    };

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string AddressOf(string id) => $"/staff/announcements/{Uri.EscapeDataString(id)}";

    private static void MapDecision(this IEndpointRouteBuilder staff, string verb, Func<AnnouncementDesk, string, Actor, string?, Task<DeskResult>> decide) => staff.MapPost(
        $"/announcements/{{id}}/{verb}",
        async (string id, [FromForm] string? decision, [FromForm] string? value, HttpContext context, AnnouncementDesk desk, StaffNotices notices, ILogger<AnnouncementDesk> log) =>
        {
            _ = decision;
            return Tell(id, verb, await decide(desk, id, StaffName.ActorOf(context), value), context, notices, log);
        });

    private static IResult Tell(string id, string verb, DeskResult result, HttpContext context, StaffNotices notices, ILogger log)
    {
        Decided(log, verb, id, StaffDoor.Person, result.Outcome);
        notices.Leave(context.User, result.Sentence);
        return Results.LocalRedirect(result.Outcome == DeskOutcome.NotFound ? "/staff" : AddressOf(id));
    }

    [LoggerMessage(7111, LogLevel.Information, "{Verb} of announcement {Announcement} by {Person}: {Outcome}")]
    private static partial void Decided(ILogger log, string verb, string announcement, string person, DeskOutcome outcome);
}

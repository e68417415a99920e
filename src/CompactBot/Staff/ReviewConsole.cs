using System.Globalization;
using CompactBot.Core.Reading;
using CompactBot.Intake;
using CompactBot.Public;
using CompactBot.Storage;

namespace CompactBot.Staff;

/// <summary>The letters as staff see them: beside each what was read from it, and the forms that put it right.</summary>
internal static class ReviewConsole
{
    /// <summary>What a form with a session or a letter may have, in bytes.</summary>
    private const int LargestForm = 128_000;

    public static string AddressOf(string letter) => $"/staff/letters/{Uri.EscapeDataString(letter)}";

    public static void MapReview(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/letters", async (HttpContext context, ReviewStore review, StaffNotices notices, CancellationToken cancellation) => Page.Show<LettersHeldPage>(
            (nameof(LettersHeldPage.Letters), await review.ListAsync(cancellation)),
            (nameof(LettersHeldPage.Notice), notices.Take(context.User))));
        staff.MapGet("/letters/{id}", OnSheet((request, sheet) => ShowAsync(request, sheet)));
        staff.MapGet("/letters/{id}/fields", OnSheet((request, sheet) => Shown(LetterForm(request, sheet, CorrectionForm.Of(sheet.Reading), null))));
        staff.MapGet("/letters/{id}/add", OnSheet((request, sheet) => Shown(SessionForm(request, sheet, null, CorrectionForm.Empty, null))));
        staff.MapGet("/letters/{id}/session", OnSheet((request, sheet) => Shown(Find(sheet, request.Query["key"]) is { } session
            ? SessionForm(request, sheet, request.Query["key"], CorrectionForm.Of(session), null)
            : Missing())));
        staff.MapGet("/letters/{id}/pages/{page:int}", PictureAsync);
        staff.MapGet("/facts.css", (int? facts, int? remarks) => Results.Text(FactStyles.For(FactStyles.Anchors(facts ?? 0, remarks ?? 0)), "text/css"));

        staff.MapForm("fields", (desk, id, form, note) => desk.LetterAsync(id, form.Values(ofSession: false), note), (request, sheet, form, outcome) => LetterForm(request, sheet, form, outcome));
        staff.MapForm("session", (desk, id, form, note) => desk.SessionAsync(id, form[CorrectionForm.Key], form.Values(ofSession: true), note), (request, sheet, form, outcome) => SessionForm(request, sheet, form[CorrectionForm.Key], form, outcome));
        staff.MapForm("add", (desk, id, form, note) => desk.AddAsync(id, Number(form[CorrectionForm.Paragraph]), form.Values(ofSession: true), note), (request, sheet, form, outcome) => SessionForm(request, sheet, null, form, outcome));
        staff.MapForm("drop", (desk, id, form, note) => desk.DropAsync(id, form[CorrectionForm.Key], note), null);
        staff.MapForm("undo", (desk, id, form, note) => desk.UndoAsync(id, Number(form["number"]), note), null);
    }

    /// <summary>The page of the file as it came; drawn when it is asked for.</summary>
    private static async Task<IResult> PictureAsync(string id, int page, HttpContext context, ReviewStore review, PagePictures pictures, CancellationToken cancellation)
    {
        if (await review.FileOfAsync(id, cancellation) is not var (name, content)
            || await pictures.OfAsync(content, name, page, cancellation) is not { } picture)
        {
            return Results.NotFound();
        }

        // A letter's file never changes.
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.Bytes(picture.Content, picture.ContentType);
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Session? Find(ReviewSheet sheet, string? key) => sheet.Held.Corrected.Sessions.FirstOrDefault(s => s.Key == key)?.Now;

    private static Task<IResult> Shown(IResult page) => Task.FromResult(page);

    private static IResult Missing() => Page.Show<StatusPage>(StatusCodes.Status404NotFound, (nameof(StatusPage.Status), StatusCodes.Status404NotFound));

    private static Delegate OnSheet(Func<HttpRequest, ReviewSheet, Task<IResult>> show) =>
        async (string id, HttpContext context, ReviewStore review, PageWords words, CancellationToken cancellation) =>
            await review.FindAsync(id, cancellation) is { } held ? await show(context.Request, new ReviewSheet(held, words)) : Missing();

    private static async Task<IResult> ShowAsync(HttpRequest request, ReviewSheet sheet)
    {
        var services = request.HttpContext.RequestServices;
        var announcement = (await services.GetRequiredService<AnnouncementStore>().ListAsync(request.HttpContext.RequestAborted)).FirstOrDefault(a => a.FileId == sheet.Held.FileId);
        return Page.Show<ReviewPage>(
            (nameof(ReviewPage.Sheet), sheet),
            (nameof(ReviewPage.View), request.Query["view"].ToString()),
            (nameof(ReviewPage.By), StaffName.Given(request.HttpContext)),
            (nameof(ReviewPage.Notice), services.GetRequiredService<StaffNotices>().Take(request.HttpContext.User)),
            (nameof(ReviewPage.Announcement), announcement?.Announcement.Id));
    }

    private static IResult LetterForm(HttpRequest request, ReviewSheet sheet, CorrectionForm form, CorrectionOutcome? outcome) => Page.Show<LetterFormPage>(
        StatusOf(outcome),
        (nameof(LetterFormPage.Sheet), sheet),
        (nameof(LetterFormPage.Form), form),
        (nameof(LetterFormPage.Outcome), outcome),
        (nameof(LetterFormPage.By), NameIn(request, form)),
        (nameof(LetterFormPage.View), request.Query["view"].ToString()));

    private static IResult SessionForm(HttpRequest request, ReviewSheet sheet, string? key, CorrectionForm form, CorrectionOutcome? outcome) => Page.Show<SessionFormPage>(
        StatusOf(outcome),
        (nameof(SessionFormPage.Sheet), sheet),
        (nameof(SessionFormPage.Key), key),
        (nameof(SessionFormPage.Form), form),
        (nameof(SessionFormPage.Outcome), outcome),
        (nameof(SessionFormPage.By), NameIn(request, form)),
        (nameof(SessionFormPage.View), request.Query["view"].ToString()));

    private static string NameIn(HttpRequest request, CorrectionForm form) =>
        form[CorrectionForm.By] is { Length: > 0 } entered ? entered : StaffName.Given(request.HttpContext);

    private static int StatusOf(CorrectionOutcome? outcome) => outcome?.Status switch
    {
        null or CorrectionStatus.Done or CorrectionStatus.Nothing => StatusCodes.Status200OK,
        CorrectionStatus.Meanwhile => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>A form that is kept ends in the letter's page; one that is not is shown again with what was entered.</summary>
    private static void MapForm(
        this IEndpointRouteBuilder staff,
        string verb,
        Func<CorrectionDesk, string, CorrectionForm, CorrectionNote, Task<CorrectionOutcome>> correct,
        Func<HttpRequest, ReviewSheet, CorrectionForm, CorrectionOutcome, IResult>? showAgain) => staff.MapPost(
        $"/letters/{{id}}/{verb}",
        async (string id, IFormCollection fields, HttpContext context, CorrectionDesk desk, ReviewStore review, PageWords words, StaffNotices notices, CancellationToken cancellation) =>
        {
            var form = CorrectionForm.Of(fields);
            StaffName.Keep(context, form[CorrectionForm.By]);
            var outcome = await correct(desk, id, form, new CorrectionNote(form[CorrectionForm.By], form[CorrectionForm.Why], form[CorrectionForm.Mark]));
            var isAgain = outcome.Status is CorrectionStatus.Refused or CorrectionStatus.Meanwhile or CorrectionStatus.Nothing;
            if (isAgain && showAgain is not null && await review.FindAsync(id, cancellation) is { } held)
            {
                return showAgain(context.Request, new ReviewSheet(held, words), form, outcome);
            }

            notices.Leave(context.User, string.Join(' ', outcome.Problems.Select(p => p.Problem).Prepend(outcome.Sentence)));
            return Results.LocalRedirect(outcome.Status == CorrectionStatus.NotFound ? "/staff/letters" : AddressOf(id));
        }).WithMetadata(new LargestBody(LargestForm));
}

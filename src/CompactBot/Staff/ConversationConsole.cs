using CompactBot.Channels;
using CompactBot.Public;
using CompactBot.Storage;

namespace CompactBot.Staff;

/// <summary>One conversation as staff see it and set it: what it follows, when it gets it, what it is reminded of.</summary>
internal static class ConversationConsole
{
    public const string Address = "/staff/conversation";

    public static void MapConversation(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/conversation", async Task<IResult> (string? id, HttpContext context, ConversationStore conversations, StaffNotices notices, CancellationToken cancellation) =>
            await conversations.FindAsync(id ?? "", cancellation) is { } found
                ? await ShowAsync(context, found, WishForm.Of(await Wishes(context).OfAsync(found.Id, cancellation)), notices.Take(context.User))
                : Missing());
        staff.MapPost("/conversation", async Task<IResult> (IFormCollection fields, HttpContext context, ConversationStore conversations, StaffNotices notices, CancellationToken cancellation) =>
        {
            if (await conversations.FindAsync(fields["id"].ToString(), cancellation) is not { } found)
            {
                return Missing();
            }

            var form = WishForm.Of(fields);
            if (form.Problems.Count > 0)
            {
                return await ShowAsync(context, found, form, "Nothing was changed: " + string.Join(' ', form.Problems));
            }

            var wishes = Wishes(context);
            await conversations.FollowAsync(found.Id, form.Following, cancellation);
            await conversations.SetAsync(found.Id, found.Settings with { Language = form.Language, Zone = form.Zone, City = form.Zone == found.Settings.Zone ? found.Settings.City : null }, cancellation);
            await wishes.SetRulesAsync(found.Id, form.Rules, cancellation);
            await wishes.SetHoursAsync(found.Id, form.Hours, cancellation);
            await wishes.SetRemindersAsync(found.Id, form.Reminders, cancellation);
            notices.Leave(context.User, "Kept.");
            return Results.LocalRedirect($"{Address}?id={Uri.EscapeDataString(found.Id)}");
        });
    }

    private static WishStore Wishes(HttpContext context) => context.RequestServices.GetRequiredService<WishStore>();

    private static Task<IResult> ShowAsync(HttpContext context, Conversation conversation, WishForm form, string? notice)
    {
        var catalogue = context.RequestServices.GetRequiredService<LiveCatalogue>().Current;
        return Task.FromResult<IResult>(Page.Show<ConversationPage>(
            form.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(ConversationPage.Conversation), conversation),
            (nameof(ConversationPage.Form), form.Problems.Count > 0 ? form : form with { Following = conversation.Following, Language = conversation.Settings.Language, Zone = conversation.Settings.Zone }),
            (nameof(ConversationPage.Notice), notice),
            (nameof(ConversationPage.Places), catalogue.Sessions.Select(s => s.City).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()),
            (nameof(ConversationPage.Processes), catalogue.Letters.Select(l => l.Process).OfType<Core.Reading.ProcessName>().DistinctBy(p => p.Key).ToList())));
    }

    private static IResult Missing() => Page.Show<StatusPage>(StatusCodes.Status404NotFound, (nameof(StatusPage.Status), StatusCodes.Status404NotFound));
}

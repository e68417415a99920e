using System.Security.Claims;
using CompactBot.Core.Announcements;
using CompactBot.Delivery;
using CompactBot.Public;
using CompactBot.Storage;

namespace CompactBot.Staff;

/// <summary>What staff look at.</summary>
internal static class StaffConsole
{
    public static void MapConsole(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("", async (ClaimsPrincipal person, AnnouncementDesk desk, StaffNotices notices) => Page.Show<StaffPage>(
            (nameof(StaffPage.Announcements), await desk.ListAsync()),
            (nameof(StaffPage.Notice), notices.Take(person))));
        staff.MapGet("/announcements/{id}", async Task<IResult> (string id, string? language, HttpContext context, AnnouncementDesk desk, StaffNotices notices) =>
        {
            if (await desk.FindAsync(id) is not { } detail)
            {
                return Page.Show<StatusPage>(StatusCodes.Status404NotFound, (nameof(StatusPage.Status), StatusCodes.Status404NotFound));
            }

            return Page.Show<AnnouncementPage>(
                (nameof(AnnouncementPage.Detail), detail),
                (nameof(AnnouncementPage.Notice), notices.Take(context.User)),
                (nameof(AnnouncementPage.Language), language),
                (nameof(AnnouncementPage.By), StaffName.Given(context)),
                (nameof(AnnouncementPage.Others), (await desk.ListAsync()).Where(a => a.State == AnnouncementState.Approved && a.Id != id).ToList()));
        });
        staff.MapGet("/conversations", async (string? show, ClaimsPrincipal person, ConversationStore conversations, DeliveryStore deliveries, StaffNotices notices, CancellationToken cancellation) => Page.Show<ConversationsPage>(
            (nameof(ConversationsPage.Conversations), await conversations.ListAsync(cancellation)),
            (nameof(ConversationsPage.Pauses), await deliveries.PausesAsync(cancellation)),
            (nameof(ConversationsPage.Notice), notices.Take(person)),
            (nameof(ConversationsPage.Show), show)));
        staff.MapConversation();
    }
}

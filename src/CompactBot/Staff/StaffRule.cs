using Microsoft.AspNetCore.Authorization;

namespace CompactBot.Staff;

/// <summary>Asked of every request to the staff pages, beside the cookie: that the door is open for it.</summary>
public sealed class StaffRule : IAuthorizationRequirement;

/// <summary>A cookie alone does not help: it is not taken from another machine, or under a foreign name.</summary>
public sealed class StaffRuleCheck(StaffDoor door) : AuthorizationHandler<StaffRule>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, StaffRule requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Resource is HttpContext request && door.ShutFor(request) is null)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

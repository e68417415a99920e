using CompactBot.Channels;
using CompactBot.Channels.Slack;
using CompactBot.Channels.Teams;
using CompactBot.Channels.Web;
using CompactBot.Cli;
using CompactBot.Delivery;
using CompactBot.Feeds;
using CompactBot.Hosting;
using CompactBot.Intake;
using CompactBot.Public;
using CompactBot.Staff;
using CompactBot.Storage;

if (CommandLine.ServeSettings(args) is not { } settings)
{
    return await CommandLine.RunAsync(args);
}

var builder = ServiceHost.CreateBuilder(settings);
builder.Services
    .AddStorage()
    .AddCatalogueWatch()
    .AddAnswering()
    .AddIntake()
    .AddInboxFolder()
    .AddAnnouncements()
    .AddDeliveryLanes()
    .AddTeams()
    .AddSlack()
    .AddWebChat()
    .AddPublicPages()
    .AddStaff()
    .AddFeeds();

await using var app = builder.Build();
if (await app.Services.PrepareAsync() is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return CommandLine.Unreadable;
}

app.UsePageDoor();
app.UseStaticFiles();
app.MapIntake();
app.MapTeams();
app.MapSlack();
app.MapWebChat();
app.MapPublicPages();
app.MapStaff();
app.MapFeeds();
await app.RunAsync();
return CommandLine.Done;

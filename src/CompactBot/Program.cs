using CompactBot.Channels;
using CompactBot.Channels.Slack;
using CompactBot.Channels.Teams;
using CompactBot.Channels.Web;
using CompactBot.Delivery;
using CompactBot.Feeds;
using CompactBot.Hosting;
using CompactBot.Public;
using CompactBot.Staff;
using CompactBot.Storage;

var builder = ServiceHost.CreateBuilder(args);
builder.Services
    .AddStorage()
    .AddAnswering()
    .AddAnnouncements()
    .AddDeliveryLanes()
    .AddTeams()
    .AddSlack()
    .AddWebChat()
    .AddPublicPages()
    .AddStaff()
    .AddFeeds();

var app = builder.Build();
await app.Services.GetRequiredService<Migrations>().ApplyAsync();
app.UsePageDoor();
app.UseStaticFiles();
app.MapTeams();
app.MapSlack();
app.MapWebChat();
app.MapPublicPages();
app.MapStaff();
app.MapFeeds();
await app.RunAsync();
return 0;

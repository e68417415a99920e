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

try
{
    return CommandLine.ServeSettings(args) is { } settings ? await ServeAsync(settings) : await CommandLine.RunAsync(args);
}
catch (Exception failure) when (StartProblem.InSettings(failure) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return CommandLine.Unreadable;
}

static async Task<int> ServeAsync(string[] settings)
{
    var builder = ServiceHost.CreateBuilder(settings);

    // Not waited for: by the time the store is asked, most of it is done.
    _ = Task.Run(() => StoreLoading.BeginAsync(builder.Configuration));
    builder.Services
        .AddStorage()
        .AddCatalogueWatch()
        .AddAnswering()
        .AddIntake()
        .AddInboxFolder()
        .AddRereading()
        .AddAnnouncements()
        .AddDeliveryLanes(builder.Configuration)
        .AddTeams()
        .AddSlack()
        .AddWebChat()
        .AddPublicPages()
        .AddStaff()
        .AddFeeds();

    await using var app = builder.Build();
    if ((StartProblem.InAddresses(app.Services) ?? Preparation.CheckSettings(app.Services)) is { } wrong)
    {
        await Console.Error.WriteLineAsync(wrong);
        return CommandLine.Unreadable;
    }

    // The store is made ready while the pages and the platforms' doors are put together, which asks nothing of it.
    var store = Task.Run(() => app.Services.PrepareStoreAsync());
    app.UsePageDoor();
    app.UseStaticFiles();
    app.MapIntake();
    app.MapTeams();
    app.MapSlack();
    app.MapWebChat();
    app.MapPublicPages();
    app.MapStaff();
    app.MapFeeds();
    if (await store is { } problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return CommandLine.Unreadable;
    }

    await app.RunAsync();
    return CommandLine.Done;
}

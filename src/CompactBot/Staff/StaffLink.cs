namespace CompactBot.Staff;

/// <summary>Prints the one-time link once the service listens. On the console and not in the log: logs are kept and passed on.</summary>
public sealed class StaffLink(StaffDoor door) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Print();
        return Task.CompletedTask;
    }

    public void Print()
    {
        if (door.Link is { } link)
        {
            Console.Out.WriteLine($"Staff page: {link}");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;

namespace CompactBot.Hosting;

/// <summary>What keeps a service from starting, in a line for the person who started it: what is wrong, where, and the mend.</summary>
public static class StartProblem
{
    /// <summary>The line for a failure to read the settings; null for any other failure.</summary>
    public static string? InSettings(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure switch
        {
            // The JSON provider: the file's name is in the outer message, the line in the inner ones.
            InvalidDataException => $"{failure.Message} {failure.GetBaseException().Message} Mend the file there; a comma or a quotation mark is often missing.",
            InvalidOperationException when failure.StackTrace?.Contains("LoggerFilterConfigureOptions", StringComparison.Ordinal) == true =>
                $"Logging:LogLevel: {failure.Message} Set Trace, Debug, Information, Warning, Error, Critical or None.",
            _ => null,
        };
    }

    /// <summary>Why the addresses in <c>Urls</c> cannot be listened on; null where they can.</summary>
    public static string? InAddresses(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.GetRequiredService<IServer>().GetType().Namespace?.Contains("Kestrel", StringComparison.Ordinal) != true)
        {
            return null;
        }

        var urls = services.GetRequiredService<IConfiguration>()[WebHostDefaults.ServerUrlsKey] ?? "";
        return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(InAddress).FirstOrDefault(problem => problem is not null);
    }

    private static string? InAddress(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"Urls: '{url}' is no address; set for example http://127.0.0.1:3978";
        }

        if (address.Port == 0 || !(IPAddress.TryParse(address.Host, out var ip) || TryLocalhost(address.Host, out ip)))
        {
            return null;
        }

        try
        {
            using var listener = new TcpListener(ip, address.Port);
            listener.Start();
            return null;
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return $"Urls: {url} is taken by another program, perhaps by this one, started twice; end that one, or set another port, for example Urls=http://127.0.0.1:{address.Port + 1}";
        }
        catch (SocketException refused)
        {
            return $"Urls: {url} cannot be listened on: {refused.Message}; set an address of this machine, and a port above 1024";
        }
    }

    private static bool TryLocalhost(string host, out IPAddress address)
    {
        address = IPAddress.Loopback;
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
    }
}

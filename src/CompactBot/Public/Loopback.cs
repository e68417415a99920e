using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CompactBot.Public;

/// <summary>Whether the service, and one request to it, stay on this machine.</summary>
public sealed class Loopback(IServer server)
{
    private static readonly string[] ForwardingHeaders =
        ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-Host"];

    /// <summary>The addresses that the service listens on; empty before it does, and where it cannot tell.</summary>
    public IReadOnlyList<string> Addresses => [.. server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>Listening on loopback alone. What cannot tell where it listens is taken to listen everywhere.</summary>
    public bool IsAlone => Addresses is { Count: > 0 } addresses && addresses.All(IsLoopbackAddress);

    public static bool IsLoopbackName(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>From this machine, by its own name, and handed on by nobody.</summary>
    public static bool IsFromHere(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Connection.RemoteIpAddress is { } remote
            && IPAddress.IsLoopback(remote)
            && IsLoopbackName(context.Request.Host.Host)
            && !WasPassedOn(context.Request);
    }

    /// <summary>Whether a proxy or tunnel handed the request on: it may then come from anywhere.</summary>
    public static bool WasPassedOn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ForwardingHeaders.Any(request.Headers.ContainsKey);
    }

    private static bool IsLoopbackAddress(string address) =>
        IsLoopbackName(BindingAddress.Parse(address) is { IsUnixPipe: false, IsNamedPipe: false } bound ? bound.Host : "");
}

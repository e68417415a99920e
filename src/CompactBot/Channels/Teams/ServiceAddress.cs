namespace CompactBot.Channels.Teams;

/// <summary>Which addresses the bot speaks to.</summary>
internal static class ServiceAddress
{
    /// <summary>https everywhere; plain http on loopback alone, and only where that is allowed.</summary>
    public static bool IsTrusted(Uri address, bool loopbackToo) =>
        address.IsAbsoluteUri
        && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (loopbackToo && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}

using System.Collections.Concurrent;
using System.Security.Claims;

namespace CompactBot.Staff;

/// <summary>What is to be said on the next page after something was done, kept on the server: no address can put words there.</summary>
public sealed class StaffNotices
{
    private readonly ConcurrentDictionary<string, string> _waiting = new(StringComparer.Ordinal);

    public void Leave(ClaimsPrincipal person, string sentence) => _waiting[KeyOf(person)] = sentence;

    /// <summary>The sentence, said once; null where there is none.</summary>
    public string? Take(ClaimsPrincipal person) => _waiting.TryRemove(KeyOf(person), out var sentence) ? sentence : null;

    private static string KeyOf(ClaimsPrincipal person) => person.FindFirstValue(StaffDoor.BrowserClaim) ?? "";
}

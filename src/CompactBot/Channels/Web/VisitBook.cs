using System.Security.Cryptography;
using NodaTime;

namespace CompactBot.Channels.Web;

/// <summary>The visits that go on now. One that rested for three hours is forgotten, and so is the oldest when there are too many.</summary>
public sealed class VisitBook(IClock clock)
{
    private const string CookieName = "compactbot-visit";
    private const int Limit = 5_000;
    private static readonly Duration Rest = Duration.FromHours(3);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byAge = new();

    /// <summary>The visit of the browser; null where it has none, or it was forgotten.</summary>
    public Visit? Find(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[CookieName] is not { Length: > 0 } key)
        {
            return null;
        }

        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var known) || clock.GetCurrentInstant() - known.Value.At > Rest)
            {
                return null;
            }

            Touch(known.Value.Visit);
            return known.Value.Visit;
        }
    }

    /// <summary>The visit of the browser, or a new one under a key that nobody chose.</summary>
    public Visit FindOrBegin(HttpContext context)
    {
        if (Find(context) is { } known)
        {
            return known;
        }

        var visit = new Visit(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        lock (_gate)
        {
            Touch(visit);
        }

        context.Response.Cookies.Append(CookieName, visit.Key, Cookie(context));
        return visit;
    }

    /// <summary>Forgets the visit of the browser.</summary>
    public void End(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Find(context) is { } visit)
        {
            lock (_gate)
            {
                if (_byKey.Remove(visit.Key, out var node))
                {
                    _byAge.Remove(node);
                }
            }
        }

        context.Response.Cookies.Delete(CookieName, Cookie(context));
    }

    private static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
        IsEssential = true,
    };

    private void Touch(Visit visit)
    {
        var now = clock.GetCurrentInstant();
        if (_byKey.Remove(visit.Key, out var known))
        {
            _byAge.Remove(known);
        }

        _byKey[visit.Key] = _byAge.AddLast(new Entry(visit, now));
        while (_byAge.First is { } oldest && (_byKey.Count > Limit || now - oldest.Value.At > Rest))
        {
            _byKey.Remove(oldest.Value.Visit.Key);
            _byAge.RemoveFirst();
        }
    }

    private sealed record Entry(Visit Visit, Instant At);
}

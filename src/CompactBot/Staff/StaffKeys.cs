using System.Security.Cryptography;
using System.Text;

namespace CompactBot.Staff;

/// <summary>The key of the one-time link: 256 random bits, held by this process alone, used once. The next one is made when it is used.</summary>
public sealed class StaffKeys
{
    private readonly Lock _gate = new();
    private string _current = Fresh();

    /// <summary>Marks what was opened under this run of the service: a restart shuts the page.</summary>
    public string Run { get; } = Fresh();

    public string Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>Whether the key would open the page; it is not used up by asking.</summary>
    public bool Fits(string? key)
    {
        lock (_gate)
        {
            return IsSame(key);
        }
    }

    /// <summary>Uses the key up. True for one caller alone, however many come at once.</summary>
    public bool TryUse(string? key)
    {
        lock (_gate)
        {
            if (!IsSame(key))
            {
                return false;
            }

            _current = Fresh();
            return true;
        }
    }

    private static string Fresh() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private bool IsSame(string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(_current));
}

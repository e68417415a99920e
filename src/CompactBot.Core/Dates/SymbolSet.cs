namespace CompactBot.Core.Dates;

/// <summary>Symbols of a table, as bits. Two of one table are equal where they hold the same.</summary>
internal sealed class SymbolSet(int symbols) : IEquatable<SymbolSet>
{
    private readonly ulong[] _bits = new ulong[(symbols + 63) / 64];

    public bool Has(int symbol) => (_bits[symbol >> 6] & (1UL << (symbol & 63))) != 0;

    public void Add(int symbol) => _bits[symbol >> 6] |= 1UL << (symbol & 63);

    /// <summary>True where that added any.</summary>
    public bool Add(SymbolSet other)
    {
        var grown = false;
        for (var i = 0; i < _bits.Length; i++)
        {
            grown |= (other._bits[i] & ~_bits[i]) != 0;
            _bits[i] |= other._bits[i];
        }

        return grown;
    }

    public void Clear() => Array.Clear(_bits);

    public SymbolSet Copy()
    {
        var copy = new SymbolSet(_bits.Length * 64);
        copy.Add(this);
        return copy;
    }

    public bool Meets(SymbolSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            if ((_bits[i] & other._bits[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public bool Equals(SymbolSet? other) => other is not null && _bits.AsSpan().SequenceEqual(other._bits);

    public override bool Equals(object? obj) => Equals(obj as SymbolSet);

    public override int GetHashCode()
    {
        var hash = 0UL;
        foreach (var bits in _bits)
        {
            hash = (hash ^ bits) * 0x9E3779B97F4A7C15;
        }

        return (int)(hash >> 32);
    }
}

namespace CompactBot.Core.Dates;

/// <summary>Symbols of a table, as bits.</summary>
internal sealed class SymbolSet(int symbols)
{
    private readonly ulong[] _bits = new ulong[(symbols + 63) / 64];

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
}

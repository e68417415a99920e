using System.Numerics;

namespace CompactBot.Core.Questions;

/// <summary>A set of the sessions of a catalogue, each by its place: a bit for each, so that what many conditions leave is found without looking at a session.</summary>
internal sealed class SessionSet
{
    private const int Width = 64;

    private readonly ulong[] _bits;

    /// <param name="size">How many sessions the catalogue has.</param>
    public SessionSet(int size) => _bits = new ulong[(size + Width - 1) / Width];

    public bool IsEmpty => !_bits.AsSpan().ContainsAnyExcept(0UL);

    public void Add(int place) => _bits[place / Width] |= 1UL << (place % Width);

    public SessionSet With(int place)
    {
        Add(place);
        return this;
    }

    public SessionSet Add(List<int>? places)
    {
        foreach (var place in places ?? [])
        {
            Add(place);
        }

        return this;
    }

    public bool Contains(int place) => (_bits[place / Width] >> (place % Width) & 1) != 0;

    /// <summary>Keeps those that are in the other one too.</summary>
    public SessionSet Keep(SessionSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= other._bits[i];
        }

        return this;
    }

    /// <summary>Takes out those that are in the other one.</summary>
    public SessionSet Remove(SessionSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= ~other._bits[i];
        }

        return this;
    }

    /// <summary>The places, ascending.</summary>
    public int[] Places()
    {
        var count = 0;
        foreach (var bits in _bits)
        {
            count += BitOperations.PopCount(bits);
        }

        var places = new int[count];
        var next = 0;
        for (var i = 0; i < _bits.Length && next < count; i++)
        {
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
            {
                places[next++] = (i * Width) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return places;
    }
}

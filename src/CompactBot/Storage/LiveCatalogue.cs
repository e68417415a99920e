using CompactBot.Core.Catalogue;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>
/// The catalogue that answers are given from: an immutable snapshot, swapped whole when a letter is accepted, by this process or by
/// another one on the same store.
/// </summary>
public sealed class LiveCatalogue(LetterStore letters)
{
    private readonly Lock _gate = new();
    private volatile CatalogueSnapshot _current = CatalogueSnapshot.Empty;
    private volatile CutSnapshot? _lastCut;

    public CatalogueSnapshot Current => _current;

    /// <summary>What was known at the end of that day.</summary>
    public CatalogueSnapshot AsOf(LocalDate day)
    {
        var current = _current;
        if (_lastCut is { } last && ReferenceEquals(last.Whole, current) && last.Day == day)
        {
            return last.Part;
        }

        var part = current.AsOf(day);
        _lastCut = new CutSnapshot(current, day, part);
        return part;
    }

    /// <summary>Reads the store again if its catalogue has a newer version.</summary>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        if (await letters.VersionAsync(cancellation) != _current.Version)
        {
            var (readings, version) = await letters.ReadingsAsync(cancellation);
            Take(CatalogueSnapshot.Of(readings, version));
        }
    }

    /// <summary>Of two that were read at the same time the newer stays, whichever is ready last.</summary>
    private void Take(CatalogueSnapshot read)
    {
        lock (_gate)
        {
            if (read.Version > _current.Version)
            {
                _current = read;
            }
        }
    }

    private sealed record CutSnapshot(CatalogueSnapshot Whole, LocalDate Day, CatalogueSnapshot Part);
}

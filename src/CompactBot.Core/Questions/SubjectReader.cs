using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Reading;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>Reads what somebody wants to follow ("negotiations in Geneva") with the words of questions.</summary>
public sealed class SubjectReader(IDateReader dates)
{
    private readonly QuestionReader _reader = new(dates, Gazetteer.World);

    /// <param name="text">The words for it, without those that ask for it.</param>
    /// <param name="language">The language that they are in.</param>
    /// <param name="catalogue">What is known: a process is found by its name there.</param>
    /// <param name="now">The asker's clock.</param>
    /// <returns>Null where they name nothing that can be followed, or something that is not known.</returns>
    public Subject? Read(string text, string language, CatalogueSnapshot catalogue, LocalDateTime now)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalogue);
        var (process, rest) = ProcessIn(text, catalogue);
        var query = _reader.Read(rest, now, language, CatalogueIndex.Of(catalogue));
        var subject = new Subject(
            [.. query.References.Select(r => r.Kind).OfType<SessionKind>().Distinct()],
            [.. query.Places.Select(p => p.City).OfType<string>().Distinct(StringComparer.Ordinal)],
            process);
        return query.Unknown.Count > 0 || query.Doing || (subject.Kinds.Count == 0 && subject.Cities.Count == 0 && subject.Process is null) ? null : subject;
    }

    /// <summary>The process that the words name, by its own name or its capitals, and the words without it.</summary>
    private static (string? Key, string Others) ProcessIn(string text, CatalogueSnapshot catalogue)
    {
        foreach (var process in catalogue.Letters.Select(l => l.Process).OfType<ProcessName>().DistinctBy(p => p.Key))
        {
            foreach (var name in new[] { process.Name, process.Short }.OfType<string>())
            {
                var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
                if (at >= 0)
                {
                    return (process.Key, text.Remove(at, name.Length));
                }
            }
        }

        return (null, text);
    }
}

/// <summary>What is to be followed: sessions of those kinds, in those cities, of that process; what is not named asks for nothing.</summary>
public sealed record Subject(IReadOnlyList<SessionKind> Kinds, IReadOnlyList<string> Cities, string? Process);

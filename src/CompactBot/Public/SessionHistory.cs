using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;

namespace CompactBot.Public;

/// <summary>What one letter said about a session, beyond those before it.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="IsFirst">Whether it announced the session.</param>
/// <param name="Changes">The fields that it gave or changed; empty where it repeated what was known.</param>
public sealed record HistoryStep(LetterReading Letter, bool IsFirst, IReadOnlyList<ChangeLine> Changes)
{
    /// <summary>It changed what had been announced; else it only added to it.</summary>
    public bool IsChange => Changes.Any(c => c.From is not null);
}

/// <summary>How a session came to be what it is, letter by letter.</summary>
public static class SessionHistory
{
    /// <summary>The letters that speak of the session, oldest first.</summary>
    /// <param name="session">The session.</param>
    /// <param name="catalogue">Where it stands.</param>
    /// <param name="language">The language that changes are told in.</param>
    public static IReadOnlyList<HistoryStep> Of(Session session, CatalogueSnapshot catalogue, string language = LanguageTags.Default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(catalogue);
        var teller = new ChangeTeller(language);
        return [.. catalogue.StatesOf(session.Id).Select(s => new HistoryStep(s.Letter, s.Before is null, s.Before is null ? [] : teller.Between(s.Before, s.After)))];
    }
}

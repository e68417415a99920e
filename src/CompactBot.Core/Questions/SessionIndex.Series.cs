using CompactBot.Core.Reading;

namespace CompactBot.Core.Questions;

/// <content>What many sessions have in common, told without looking at each.</content>
internal sealed partial class SessionIndex
{
    /// <summary>The kind that all of some sessions have; null where they have several, or there are none.</summary>
    public SessionKind? KindOf(IReadOnlyList<Session> sessions) => sessions is SessionRun run && run.IsOf(_all) ? run.KindBy(_kinds)
        : sessions.Count > 0 && sessions[0].Kind is var one && sessions.All(s => s.Kind == one) ? one
        : null;

    /// <summary>Those of which a letter says how many their series has in all.</summary>
    public IEnumerable<Session> Counted(IReadOnlyList<Session> sessions) => sessions is not SessionRun run || !run.IsOf(_all) ? sessions.Where(s => s.Of is not null)
        : _counted.IsEmpty ? []
        : run.Where(_counted);

    /// <summary>How many the series has in all, by the letter that says most; null where none does.</summary>
    public int? InAll(IReadOnlyList<Session> sessions) => Counted(sessions).Max(s => s.Of);

    /// <summary>Whether a letter says how many the series has in all, and none speaks of its last.</summary>
    public bool IsUnheard(IReadOnlyList<Session> series) => InAll(series) is { } of && (series.Max(s => s.Ordinal) ?? 0) < of;

    /// <summary>Whether a session is one of those.</summary>
    public bool IsAmong(IReadOnlyList<Session> sessions, Session session) => sessions is SessionRun run && run.IsOf(_all)
        ? _places.TryGetValue(session.Id, out var place) && run.Places.BinarySearch(place) >= 0
        : sessions.Any(s => s.Id == session.Id);
}

using System.Globalization;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>What does not fit together within one letter: a zone's name and its clocks, the ordinals of a series, two sessions in one room.</summary>
internal sealed class LetterChecks(ReadingWords words)
{
    private readonly RemarkWriter _writer = new();

    public IEnumerable<Remark> Of(IReadOnlyList<SessionDraft> drafts, IReadOnlyList<Session> sessions) =>
        drafts.Select(Zone).OfType<Remark>().Concat(Skips(drafts)).Concat(Clashes(sessions));

    /// <summary>"EST" on a day on which the clocks there show EDT, or at a place whose clocks show another time.</summary>
    private Remark? Zone(SessionDraft draft)
    {
        if (draft.NamedZone is not var (name, hours) || (draft.Place?.Zone ?? draft.Zone) is not { } id
            || words.ZoneOffsets.Where(z => string.Equals(z.Key, name, StringComparison.OrdinalIgnoreCase)).Select(z => (double?)z.Value).FirstOrDefault() is not { } offset
            || DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not { } zone)
        {
            return null;
        }

        var named = Offset.FromSeconds((int)(offset * 3600));
        var from = draft.Groups.Append(draft.Undated).SelectMany(g => g.Hours).Select(h => h.From).FirstOrDefault() ?? LocalTime.Noon;
        foreach (var day in draft.Days)
        {
            if (zone.AtLeniently(day.At(from)).Offset != named)
            {
                return _writer.ZoneMismatch(hours, day, draft.Place?.City ?? id, name);
            }
        }

        return null;
    }

    /// <summary>"the first, second and fourth": a number between two that the letter names is missing.</summary>
    private IEnumerable<Remark> Skips(IReadOnlyList<SessionDraft> drafts)
    {
        foreach (var series in drafts.Where(d => d.Name is { Ordinal: not null, OrdinalSpan: not null }).GroupBy(d => (d.Kind, d.Name.Tail.ToLowerInvariant())))
        {
            var known = series.DistinctBy(d => d.Name.Ordinal).OrderBy(d => d.Name.Ordinal).ToList();
            for (var i = 1; i < known.Count; i++)
            {
                if (known[i].Name.Ordinal - known[i - 1].Name.Ordinal == 2)
                {
                    var missing = known[i - 1].Name.Ordinal + 1;
                    yield return _writer.OrdinalSkips(
                        known[i].Name.OrdinalSpan!,
                        words.Ordinals.FirstOrDefault(o => o.Value == missing).Key ?? missing!.Value.ToString(CultureInfo.InvariantCulture));
                }
            }
        }
    }

    private IEnumerable<Remark> Clashes(IReadOnlyList<Session> sessions)
    {
        var sittings = sessions
            .Where(s => s.Status != SessionStatus.Cancelled)
            .SelectMany(s => s.Sittings.Where(x => x is { Room: not null, From: not null, To: not null }).Select(x => (Session: s, Sitting: x)))
            .GroupBy(x => (x.Sitting.Date, x.Sitting.Room, x.Session.City));
        foreach (var there in sittings)
        {
            var inOrder = there.OrderBy(x => x.Sitting.From).ToList();
            for (var i = 1; i < inOrder.Count; i++)
            {
                var (before, after) = (inOrder[i - 1], inOrder[i]);
                if (before.Session != after.Session && after.Sitting.From < before.Sitting.To)
                {
                    var first = after.Session.Evidence.FirstOrDefault(e => e.Field == "sittings") ?? after.Session.Evidence[0];
                    yield return _writer.RoomClash(first, after.Sitting.Room!, after.Sitting.Date, before.Session.Title + ", " + after.Session.Title);
                }
            }
        }
    }
}

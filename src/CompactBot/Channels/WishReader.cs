using System.Globalization;
using CompactBot.Core.Announcements;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using CompactBot.Core.Questions;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Channels;

/// <summary>
/// Understands what a conversation asks for itself, in every language: what to follow, at which hours, what to be reminded of. Anything
/// else is a question, and not for it.
/// </summary>
public sealed class WishReader(SubjectReader subjects, IDateReader dates, LiveCatalogue catalogue, IClock clock)
{
    private const int Longest = 200;

    private readonly (string Tag, WishWords Words)[] _languages = [.. LanguageTags.Spoken.Select(tag => (tag, WishWords.Read(tag)))];

    /// <summary>What is asked, and in which language; null where it is nothing of the kind.</summary>
    public (WishRequest Request, string Language)? Read(string said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var text = Normalize(said);
        if (text.Length is 0 or > Longest || said.TrimEnd().EndsWith('?'))
        {
            return null;
        }

        foreach (var (tag, words) in _languages)
        {
            if (Whole(text, words) is { } whole)
            {
                return (whole, tag);
            }
        }

        foreach (var (tag, words) in _languages)
        {
            if (Reminder(text, words) is { } reminder)
            {
                return (reminder, tag);
            }

            if (After(text, words.Digest) is { } hour)
            {
                return (Times(hour, tag) is [var at, ..] ? new WishRequest.Digest(at) : new WishRequest.Unknown(WishProblem.Hour), tag);
            }

            if (After(text, words.Quiet) is { } hours)
            {
                return (Times(hours, tag) is [var from, var to, ..] && from != to ? new WishRequest.Quiet(from, to) : new WishRequest.Unknown(WishProblem.Hours), tag);
            }
        }

        foreach (var (tag, words) in _languages)
        {
            if (After(text, words.Some) is { } subject)
            {
                var now = clock.GetCurrentInstant().InUtc().LocalDateTime;
                return (subjects.Read(subject, tag, catalogue.Current, now) is { } known ? new WishRequest.Follow(known) : new WishRequest.Unknown(WishProblem.Subject), tag);
            }
        }

        return null;
    }

    private static WishRequest? Whole(string text, WishWords words) =>
        words.Everything.Contains(text, StringComparer.Ordinal) ? new WishRequest.Everything()
        : words.AtOnce.Contains(text, StringComparer.Ordinal) ? new WishRequest.AtOnce()
        : words.NoQuiet.Contains(text, StringComparer.Ordinal) ? new WishRequest.NoQuiet()
        : words.NoReminders.Contains(text, StringComparer.Ordinal) ? new WishRequest.NoReminders()
        : null;

    /// <summary>"Remind", "before" and a stretch of time make a wish; with one of them missing it may be a question.</summary>
    private static WishRequest? Reminder(string text, WishWords words)
    {
        if (!words.Remind.Any(w => Holds(text, w)) || !words.Before.Any(w => Holds(text, w)))
        {
            return null;
        }

        var about = words.Deadline.Any(w => Holds(text, w)) ? ReminderSubject.Deadline
            : words.EachDay.Any(w => Holds(text, w)) ? ReminderSubject.Day
            : ReminderSubject.Session;
        var rest = words.EachDay.Concat(words.Deadline).OrderByDescending(w => w.Length).Aggregate(text, (t, w) => t.Replace(w, "", StringComparison.Ordinal));
        foreach (var (unit, names) in words.Units)
        {
            if (words.Pairs.TryGetValue(unit, out var pairs) && pairs.Any(p => Holds(rest, p)))
            {
                return new WishRequest.Remind(new ReminderWish(about, Period(2, unit)));
            }

            foreach (var name in names.OrderByDescending(n => n.Length).Where(n => Holds(rest, n)))
            {
                var before = rest[..rest.IndexOf(name, StringComparison.Ordinal)].TrimEnd();
                if (NumberAtEnd(before, words) is { } number)
                {
                    return number is >= 1 and <= 600 ? new WishRequest.Remind(new ReminderWish(about, Period(number, unit))) : new WishRequest.Unknown(WishProblem.Reminder);
                }

                return rest.Any(char.IsAsciiDigit) ? new WishRequest.Unknown(WishProblem.Reminder) : new WishRequest.Remind(new ReminderWish(about, Period(1, unit)));
            }
        }

        return new WishRequest.Unknown(WishProblem.Reminder);
    }

    private static string Period(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{(unit is "M" or "H" ? "PT" : "P")}{number}{unit}");

    private static int? NumberAtEnd(string text, WishWords words)
    {
        var digits = text.Length - text.TrimEnd([.. "0123456789"]).Length;
        if (digits > 0)
        {
            return int.TryParse(text[^digits..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        }

        return words.Numbers
            .SelectMany(n => n.Value, (n, word) => (Number: int.Parse(n.Key, CultureInfo.InvariantCulture), Word: word))
            .Where(n => text.EndsWith(n.Word, StringComparison.Ordinal) && (IsUnspaced(n.Word) || text.Length == n.Word.Length || !char.IsLetter(text[^(n.Word.Length + 1)])))
            .OrderByDescending(n => n.Word.Length)
            .Select(n => (int?)n.Number)
            .FirstOrDefault();
    }

    /// <summary>The hours of day in the words, in their order.</summary>
    private List<LocalTime> Times(string text, string language)
    {
        var now = clock.GetCurrentInstant().InUtc().LocalDateTime;
        var times = dates.Read(text, now, language)
            .Select(e => (e.Kind, Reading: e.Readings.MinBy(r => r.From?.Time)!)) // "at 9" is in the morning
            .SelectMany(e => new[] { e.Reading.From?.Time, e.Kind is DateKind.TimeRange or DateKind.DateTimeRange ? e.Reading.To?.Time : null })
            .OfType<LocalTime>()
            .ToList();
        return times.Count == 0 && int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 0 and <= 23 ? [new LocalTime(hour, 0)] : times;
    }

    /// <summary>What follows the longest of the words that the text begins with; null where it begins with none, or ends with it.</summary>
    private static string? After(string text, IReadOnlyList<string> openings)
    {
        foreach (var opening in openings.OrderByDescending(o => o.Length))
        {
            if (text.StartsWith(opening, StringComparison.Ordinal) && text.Length > opening.Length && (IsUnspaced(opening) || !char.IsLetter(text[opening.Length])))
            {
                return text[opening.Length..].Trim();
            }
        }

        return null;
    }

    /// <summary>Whether the word stands in the text: as a whole, where the script parts words.</summary>
    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (IsUnspaced(word) || ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the script sets no spaces between words: Han.</summary>
    private static bool IsUnspaced(string word) => word[^1] is >= '\u2E80' and <= '\u9FFF';

    private static string Normalize(string text) => string.Join(
        ' ',
        text.Trim().TrimEnd('.', '!', '。', '！', ' ').Replace('’', '\'').Replace('\u00A0', ' ').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What a conversation asks for itself.</summary>
public abstract record WishRequest
{
    public sealed record Follow(Subject Subject) : WishRequest;

    public sealed record Everything : WishRequest;

    public sealed record Digest(LocalTime At) : WishRequest;

    public sealed record AtOnce : WishRequest;

    public sealed record Quiet(LocalTime From, LocalTime To) : WishRequest;

    public sealed record NoQuiet : WishRequest;

    public sealed record Remind(ReminderWish Wish) : WishRequest;

    public sealed record NoReminders : WishRequest;

    /// <summary>It is asked for, and what exactly cannot be told.</summary>
    public sealed record Unknown(WishProblem Problem) : WishRequest;
}

public enum WishProblem
{
    Subject,
    Hour,
    Hours,
    Reminder,
}

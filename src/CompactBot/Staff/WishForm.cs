using System.Globalization;
using CompactBot.Channels;
using CompactBot.Core.Announcements;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Staff;

/// <summary>What a conversation wants as a form, and back.</summary>
public sealed record WishForm
{
    /// <summary>Rows beyond those that are filled.</summary>
    public const int Spare = 2;

    private const int MostRows = 40;
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public bool Following { get; init; }

    public string? Language { get; init; }

    public string? Zone { get; init; }

    public IReadOnlyList<FollowRule> Rules { get; init; } = [];

    public DeliveryHours Hours { get; init; } = DeliveryHours.AtOnce;

    public IReadOnlyList<ReminderWish> Reminders { get; init; } = [];

    /// <summary>What cannot be kept as it was entered.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public static WishForm Of(Wishes wishes)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        return new WishForm { Rules = wishes.Rules, Hours = wishes.Hours, Reminders = wishes.Reminders };
    }

    public static WishForm Of(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var problems = new List<string>();
        var zone = Text(fields, "zone");
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            problems.Add($"'{zone}' is no zone; give an IANA name such as America/New_York.");
        }

        var (from, to) = (Minute(fields, "quietFrom", problems), Minute(fields, "quietTo", problems));
        if (from is null != to is null || (from is not null && from == to))
        {
            problems.Add("Quiet hours need two different hours: from, and until.");
        }

        return new WishForm
        {
            Following = fields["following"].Count > 0,
            Language = LanguageTags.SpokenOf(Text(fields, "language")),
            Zone = zone,
            Rules = [.. Enumerable.Range(0, MostRows)
                .Select(i => new FollowRule(Enum.TryParse<SessionKind>(Text(fields, $"kind{i}"), out var kind) ? kind : null, Text(fields, $"place{i}"), Text(fields, $"process{i}")))
                .Where(rule => rule != new FollowRule(null, null, null))
                .Distinct()],
            Hours = new DeliveryHours(zone, Minute(fields, "digest", problems), Number(fields, "gather", 1440, problems), from, to),
            Reminders = [.. Enumerable.Range(0, MostRows).Select(i => Wish(fields, i, problems)).OfType<ReminderWish>().Distinct()],
            Problems = problems,
        };
    }

    /// <summary>A minute of the day as its hour: "07:30".</summary>
    public static string Clock(int? minute) => minute is { } at ? Hour.Format(LocalTime.Midnight.PlusMinutes(at)) : "";

    private static ReminderWish? Wish(IFormCollection fields, int row, List<string> problems)
    {
        if (Number(fields, $"ahead{row}", 600, problems) is not { } number || !Enum.TryParse<ReminderSubject>(Text(fields, $"about{row}"), out var about))
        {
            return null;
        }

        var ahead = Text(fields, $"unit{row}") switch
        {
            "M" => $"PT{number}M",
            "H" => $"PT{number}H",
            "W" => $"P{number}W",
            _ => $"P{number}D",
        };
        return new ReminderWish(about, ahead);
    }

    private static string? Text(IFormCollection fields, string name) => fields[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static int? Minute(IFormCollection fields, string name, List<string> problems)
    {
        if (Text(fields, name) is not { } text)
        {
            return null;
        }

        if (Hour.Parse(text) is { Success: true, Value: var time })
        {
            return (time.Hour * 60) + time.Minute;
        }

        problems.Add($"'{text}' is no hour; give one such as 09:00.");
        return null;
    }

    private static int? Number(IFormCollection fields, string name, int most, List<string> problems)
    {
        if (Text(fields, name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        problems.Add(string.Create(CultureInfo.InvariantCulture, $"'{text}' cannot be kept; give a number from 1 to {most}."));
        return null;
    }
}

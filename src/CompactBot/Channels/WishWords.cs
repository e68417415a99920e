using System.Globalization;
using System.Text.Json.Serialization;
using CompactBot.Core.Announcements;
using CompactBot.Core.Languages;

namespace CompactBot.Channels;

/// <summary>wishes.json of a language: how one asks for what to follow, when, and for reminders, and what is answered.</summary>
internal sealed record WishWords
{
    /// <summary>What stands before the name of what is to be followed.</summary>
    public required IReadOnlyList<string> Some { get; init; }

    public required IReadOnlyList<string> Everything { get; init; }

    public required IReadOnlyList<string> Digest { get; init; }

    public required IReadOnlyList<string> AtOnce { get; init; }

    public required IReadOnlyList<string> Quiet { get; init; }

    public required IReadOnlyList<string> NoQuiet { get; init; }

    public required IReadOnlyList<string> Remind { get; init; }

    public required IReadOnlyList<string> NoReminders { get; init; }

    public required IReadOnlyList<string> Before { get; init; }

    /// <summary>M minutes, H hours, D days, W weeks.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Units { get; init; }

    /// <summary>Words that are two of a unit.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Pairs { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Numbers { get; init; }

    public required IReadOnlyList<string> Deadline { get; init; }

    public required IReadOnlyList<string> EachDay { get; init; }

    public required string Follows { get; init; }

    public required string FollowsEverything { get; init; }

    public required string KindAt { get; init; }

    public required string AnySession { get; init; }

    public required string OfProcess { get; init; }

    public required string UnknownSubject { get; init; }

    public required string DigestAt { get; init; }

    public required string ComesAtOnce { get; init; }

    public required string UnknownHour { get; init; }

    public required string QuietHours { get; init; }

    public required string NoQuietHours { get; init; }

    public required string UnknownHours { get; init; }

    public required string Reminded { get; init; }

    public required string NoRemindersNow { get; init; }

    public required string UnknownReminder { get; init; }

    /// <summary>{0} is how long, {1} before what.</summary>
    public required string Span { get; init; }

    /// <summary>So many of a unit, by the language's plural forms: "one=1 day|other=# days".</summary>
    public required IReadOnlyDictionary<string, string> Spans { get; init; }

    public required IReadOnlyDictionary<string, string> Of { get; init; }

    public static WishWords Read(string tag) => LanguageData.Read(tag, "wishes.json", WishWordsJson.Default.WishWords);

    /// <summary>"2 days before each session".</summary>
    public string Say(ReminderWish wish, string language)
    {
        var (number, unit) = wish.AheadIn();
        var forms = Spans[unit].Split('|').Select(form => form.Split('=', 2)).ToDictionary(form => form[0], form => form[1], StringComparer.Ordinal);
        var span = (forms.GetValueOrDefault(Grammar.Of(language).Category(number)) ?? forms["other"]).Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return string.Format(CultureInfo.InvariantCulture, Span, span, Of[wish.About.ToString().ToLowerInvariant()]);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WishWords))]
internal sealed partial class WishWordsJson : JsonSerializerContext;

using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>What an asker set for a conversation, in words ("my time zone is Tokyo", "speak French"). It holds until it is set anew.</summary>
public sealed record AskerSettings
{
    /// <summary>Nothing was set.</summary>
    public static AskerSettings None { get; } = new();

    /// <summary>IANA name of the asker's zone ("Asia/Tokyo"), or a fixed offset ("UTC+02"); null where none was set.</summary>
    public string? Zone { get; init; }

    /// <summary>The city that the asker named for it, under its English name, where the zone does not bear it ("Geneva" for Europe/Zurich).</summary>
    public string? City { get; init; }

    /// <summary>The language that was asked for; null: each question's own.</summary>
    public string? Language { get; init; }

    /// <summary>The zone; null where none was set, or none of that name is known any more.</summary>
    public DateTimeZone? Clock => Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone);
}

/// <summary>One setting, as somebody asked for it.</summary>
internal abstract record SettingRequest
{
    /// <summary>Answers in that language; null: in each question's own.</summary>
    public sealed record Speak(string? Language) : SettingRequest;

    /// <summary>Hours by the clock of that zone too.</summary>
    public sealed record Clock(string Zone, string? City) : SettingRequest;

    /// <summary>A zone was to be set, and none of that name is known.</summary>
    public sealed record UnknownClock(string Words) : SettingRequest;
}

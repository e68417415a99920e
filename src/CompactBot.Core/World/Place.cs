namespace CompactBot.Core.World;

/// <summary>A city that the bot knows, with the zone of its clocks.</summary>
/// <param name="City">Its English name: "Geneva".</param>
/// <param name="Country">The country's English name.</param>
/// <param name="Zone">IANA name of its zone: "Europe/Zurich".</param>
public sealed record Place(string City, string Country, string Zone);

/// <summary>A building where sessions are held.</summary>
/// <param name="Name">Its full name: "United Nations Headquarters".</param>
/// <param name="Place">Where it stands.</param>
public sealed record Building(string Name, Place Place);

/// <summary>A room of a known building: "Trusteeship Council Chamber".</summary>
public sealed record Room(string Name, Building Building);

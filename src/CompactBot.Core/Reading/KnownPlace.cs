using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <summary>Whether a city, building or room that was read has its name from the gazetteer, and not from the letter alone.</summary>
internal static class KnownPlace
{
    public static bool Is(string name) => Gazetteer.World.Find(name).Any(m => m.Start == 0 && m.Text.Length == name.Length);
}

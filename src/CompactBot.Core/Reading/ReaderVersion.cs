using System.Security.Cryptography;
using System.Text;

namespace CompactBot.Core.Reading;

/// <summary>
/// Which reader read a letter: a number that whoever changes what it reads counts up, and a mark of the data it reads with (languages and
/// world), which changes by itself. A letter that another version read is read again.
/// </summary>
public static class ReaderVersion
{
    /// <summary>Counted up with every change of the code that makes readings differ.</summary>
    private const int Number = 11;

    /// <summary>What is spoken with and not read with: a change there leaves readings as they are.</summary>
    private static readonly string[] Spoken =
        ["announcement", "channel", "corrections", "feeds", "grammar", "pages", "phrases", "questions", "settings", "site", "slack", "teams", "terms", "wishes"];

    /// <summary>"3-1f0c9a3e".</summary>
    public static string Current { get; } = $"{Number}-{MarkOfData()}";

    private static string MarkOfData()
    {
        var home = typeof(ReaderVersion).Assembly;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in home.GetManifestResourceNames().Where(n => !Spoken.Any(s => n.EndsWith($"/{s}.json", StringComparison.Ordinal))).Order(StringComparer.Ordinal))
        {
            using var data = home.GetManifestResourceStream(name)!;
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(data));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}

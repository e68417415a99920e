using System.Diagnostics;
using CompactBot.Tests.Intake.Programs;
using CompactBot.Tests.Intake.Scans;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake.Pdf;

/// <summary>
/// Good files with bytes changed, cut and doubled: each is read or refused, in time, without a fault. 300 of each format here; as many as
/// COMPACTBOT_MUTATIONS says where it is set. Recognizing a picture that survived takes a second, so pictures are small.
/// </summary>
public sealed class MutatedPdfsTests
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("COMPACTBOT_MUTATIONS"), System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : 300;

    [Fact]
    public Task MutatedPdf_IsReadOrRefused() => MutateAsync("letter.pdf", MadePdf.OfContents(HostilePdfs.LetterPage()));

    [Fact]
    public Task MutatedPicture_IsReadOrRefused() => MutateAsync("scan.png", MadePictures.Png(64, 64, 8, 0, new byte[64 * 65]));

    private static async Task MutateAsync(string name, byte[] good)
    {
        ReadingPrograms.Need();
        for (var i = 0; i < Count; i++)
        {
            var watch = Stopwatch.StartNew();
            var result = await LetterFiles.Reader.ReadAsync(name, Mutated(good, i));
            watch.Elapsed.ShouldBeLessThan(PatientClock.Of(TimeSpan.FromSeconds(5)), $"mutation {i}");
            (result.Refusal is null).ShouldBe(result.Letters.Count > 0, $"mutation {i}");
            (result.Refusal ?? string.Empty).ShouldNotContain("fault of the reader", customMessage: $"mutation {i}");
        }
    }

    /// <summary>The same for the same number, always.</summary>
    private static byte[] Mutated(byte[] good, int number)
    {
        var random = new Random(number);
        var bytes = good.ToList();
        for (var n = random.Next(1, 12); n > 0; n--)
        {
            var at = random.Next(8, bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when bytes.Count > 200:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), length));
                    break;
            }
        }

        return [.. bytes];
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CompactBot.Peers.Tests.Crash;

/// <summary>The built service is killed while letters come in: whatever it acknowledged is there afterwards, and nothing is there by halves.</summary>
public sealed class AcknowledgedLettersTests
{
    private const string Token = "a-token-for-this-test-alone";

    /// <summary>How many times it is killed. Each run takes a second or two.</summary>
    private const int Kills = 4;

    [Fact]
    public async Task KilledWhileLettersComeIn_HoldsEveryLetterThatItAcknowledged()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await BuiltService.StartAsync(new Dictionary<string, string?> { ["Intake__Token"] = Token });
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            // The kill falls somewhere in the stream of letters: after a few were acknowledged, while others are on their way.
            var enough = 3 + (kill * 2);
            var run = new List<Task<string?>>();
            for (var i = 0; i < enough * 3; i++)
            {
                run.Add(PostAsync(service.Address, ++number));
            }

            while (run.Count(t => t.IsCompleted) < enough)
            {
                await Task.WhenAny(run.Where(t => !t.IsCompleted));
            }

            await service.CrashAndRestartAsync();
            acknowledged.UnionWith((await Task.WhenAll(run)).OfType<string>());
        }

        var (code, output) = await service.RunAsync("letters", "list");
        code.ShouldBe(0, output);
        var held = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        acknowledged.Except(held, StringComparer.Ordinal).ShouldBeEmpty();
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Kills);

        // A letter that is held has its announcement, and an announcement its letter: the two were stored together or not at all.
        var (listed, announcements) = await service.RunAsync("announcements", "list");
        listed.ShouldBe(0, announcements);
        announcements.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ShouldBe(held, ignoreOrder: true);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Posts a letter of its own; answers its id where the service acknowledged it, and null where the connection broke.</summary>
    private static async Task<string?> PostAsync(Uri address, int number)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        try
        {
            using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(Letter(number)));
            using var response = await http.PostAsync(new Uri($"api/letters?name=letter-{number}.txt", UriKind.Relative), body);
            if (!response.IsSuccessStatusCode)
            {
                return null;
            }

            using var receipt = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            return receipt.RootElement.GetProperty("letters")[0].GetString();
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string Letter(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        New York, 3 March 2025

        Excellency,

        I write in my capacity as facilitator of the consultations on ocean observation.

        I am pleased to invite all Member States to informal consultation number {number}, to be held on {1 + (number % 28)} April 2025 from 10:00 to 13:00 in Conference Room {1 + (number % 12)} at United Nations Headquarters in New York.

        Please accept, Excellency, the assurances of my highest consideration.

        The Facilitator
        Permanent Representative to the United Nations
        """);
}

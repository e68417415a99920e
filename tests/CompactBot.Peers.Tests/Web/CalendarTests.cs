using System.Text.Json;

namespace CompactBot.Peers.Tests.Web;

/// <summary>The calendar feed of the built service, as ical.js reads it.</summary>
public sealed class CalendarTests
{
    [Fact]
    public async Task Feed_IsReadByAnotherReader()
    {
        await NodePackages.RequireAsync();
        await using var service = await BuiltService.StartAsync(new Dictionary<string, string?> { ["Intake__Samples"] = "always" });
        var file = Path.Combine(service.Folder, "sessions.ics");
        await File.WriteAllTextAsync(file, await service.Http.GetStringAsync(new Uri("/sessions.ics", UriKind.Relative)));

        await using var reader = NodePackages.Start("read-calendar.mjs", [file]);
        (await reader.EndAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, reader.Output);
        var events = JsonSerializer.Deserialize<List<Event>>(reader.Output, JsonSerializerOptions.Web)!;

        events.Select(e => e.Uid).ShouldBeUnique();
        // The first round: 10:00 to 13:00 and 15:00 to 18:00 in New York, five hours before UTC in February, on three days.
        events.Where(e => e.Uid.StartsWith("negotiation-round-1-", StringComparison.Ordinal)).Select(e => (e.Start, e.End, e.Location)).ShouldBe([
            ("2018-02-20T15:00:00Z", "2018-02-20T18:00:00Z", "Trusteeship Council Chamber, United Nations Headquarters, New York"),
            ("2018-02-20T20:00:00Z", "2018-02-20T23:00:00Z", "Trusteeship Council Chamber, United Nations Headquarters, New York"),
            ("2018-02-22T15:00:00Z", "2018-02-22T18:00:00Z", "Conference Room 4, United Nations Headquarters, New York"),
            ("2018-02-22T20:00:00Z", "2018-02-22T23:00:00Z", "Conference Room 4, United Nations Headquarters, New York"),
            ("2018-02-23T15:00:00Z", "2018-02-23T18:00:00Z", "ECOSOC Chamber, United Nations Headquarters, New York"),
            ("2018-02-23T20:00:00Z", "2018-02-23T23:00:00Z", "ECOSOC Chamber, United Nations Headquarters, New York"),
        ]);
        // The hearing on the 21st has no hours in any letter.
        events.Single(e => e.Uid.StartsWith("stakeholder-hearing", StringComparison.Ordinal)).ShouldSatisfyAllConditions(
            hearing => hearing.AllDay.ShouldBeTrue(),
            hearing => hearing.Start.ShouldBe("2018-02-21"));
    }

    private sealed record Event(string Uid, string Summary, string? Location, string Start, string? End, bool AllDay, string Status);
}

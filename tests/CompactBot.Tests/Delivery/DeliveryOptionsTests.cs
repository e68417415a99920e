using CompactBot.Delivery;
using Microsoft.Extensions.Options;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

public sealed class DeliveryOptionsTests
{
    [Theory]
    [InlineData("Announcements:Approval", "sometimes", "Announcements:Approval: 'sometimes' is no way to approve; set \"required\", \"unless-warned\" or \"automatic\"")]
    [InlineData("Announcements:RemindersFrom", "25:00", "Announcements:RemindersFrom: '25:00' is no hour; set one such as \"09:00\"")]
    [InlineData("Delivery:Lanes", "0", "Delivery:Lanes: set 1 to 64 lanes; 4 suits one machine")]
    [InlineData("Delivery:Attempts", "0", "Delivery:Attempts: set 1 to 100 attempts; 8 is usual")]
    [InlineData("Delivery:Uncertain", "guess", "Delivery:Uncertain: 'guess' is unknown; set \"repeat\" or \"hold\"")]
    [InlineData("Delivery:LongestRetrySeconds", "0.01", "Delivery:LongestRetrySeconds: it is shorter than FirstRetrySeconds; set it as long or longer")]
    public async Task WrongValue_StopsTheStartAndNamesTheMend(string option, string value, string message)
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => LaneHost.StartAsync(settings: new() { [option] = value }));

        failure.Failures.ShouldBe([message]);
    }

    [Fact]
    public void RetryAfter_DoublesUpToItsBoundWithinAFifth()
    {
        var options = new DeliveryOptions { FirstRetrySeconds = 1, LongestRetrySeconds = 10 };

        options.RetryAfter(1, 0.5).ShouldBe(Duration.FromSeconds(1));
        options.RetryAfter(3, 0.5).ShouldBe(Duration.FromSeconds(4));
        options.RetryAfter(50, 0.5).ShouldBe(Duration.FromSeconds(10));
        options.RetryAfter(1, 0).ShouldBe(Duration.FromSeconds(0.8));
        options.RetryAfter(1, 1).ShouldBe(Duration.FromSeconds(1.2));
    }
}

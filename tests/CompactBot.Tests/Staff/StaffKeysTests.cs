using CompactBot.Staff;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Staff;

public sealed class StaffKeysTests
{
    [Fact]
    public void Key_Has256Bits()
    {
        Convert.FromHexString(new StaffKeys().Current).Length.ShouldBe(32);
    }

    [Fact]
    public void Key_IsUsedOnce()
    {
        var keys = new StaffKeys();
        var key = keys.Current;

        keys.Fits(key).ShouldBeTrue();
        keys.TryUse(key).ShouldBeTrue();
        keys.TryUse(key).ShouldBeFalse();
        keys.Fits(key).ShouldBeFalse();
        keys.Current.ShouldNotBe(key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    public void OtherKey_DoesNotFit(string? key)
    {
        var keys = new StaffKeys();

        keys.TryUse(key).ShouldBeFalse();
        keys.TryUse(keys.Current[..^1]).ShouldBeFalse();
        keys.TryUse(keys.Current.ToUpperInvariant() + "00").ShouldBeFalse();
    }

    [Fact]
    public async Task ManyAtOnce_OneGetsIn()
    {
        var keys = new StaffKeys();
        var key = keys.Current;

        var tries = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => keys.TryUse(key))));

        tries.Count(got => got).ShouldBe(1);
    }
}

using CompactBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CompactBot.Public;

/// <summary>Healthy while the store can be read.</summary>
public sealed class StoreHealth(LetterStore letters) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await letters.VersionAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

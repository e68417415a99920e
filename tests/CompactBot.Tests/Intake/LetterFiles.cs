using CompactBot.Core.Dates;
using CompactBot.Intake;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompactBot.Tests.Intake;

/// <summary>The service's own reader of files, with every format that it registers, and no store.</summary>
internal static class LetterFiles
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton<IDateReader, DateReader>()
        .AddIntake()
        .BuildServiceProvider();

    public static LetterFileReader Reader => Services.GetRequiredService<LetterFileReader>();

    public static IReadOnlyList<ILetterFormat> Formats => [.. Services.GetServices<ILetterFormat>()];
}

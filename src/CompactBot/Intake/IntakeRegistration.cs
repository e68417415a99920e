using CompactBot.Core.Reading;
using CompactBot.Hosting;
using CompactBot.Intake.Plain;

namespace CompactBot.Intake;

/// <summary>Puts this room into the host.</summary>
public static class IntakeRegistration
{
    /// <summary>Reading and accepting letters: what the command line needs too.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddCheckedOptions<IntakeOptions>(IntakeOptions.Section)
        .AddSingleton<LetterReader>()
        .AddSingleton<ILetterFormat, PlainTextFormat>()
        .AddSingleton<ReadingBench>()
        .AddSingleton<LetterFileReader>()
        .AddSingleton<LetterDesk>()
        .AddSingleton<SampleLetters>()
        .AddSingleton<ICheck, IntakeCheck>();

    /// <summary>The folder that is watched.</summary>
    public static IServiceCollection AddInboxFolder(this IServiceCollection services) => services.AddHostedService<InboxFolder>();

    public static void MapIntake(this WebApplication app) => app.MapPost("/api/letters", LetterEndpoint.PostAsync).DisableAntiforgery();
}

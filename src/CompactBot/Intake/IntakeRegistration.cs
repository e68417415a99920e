using CompactBot.Core.Reading;
using CompactBot.Hosting;
using CompactBot.Intake.Pdf;
using CompactBot.Intake.Plain;
using CompactBot.Intake.Word;
using CompactBot.Intake.Programs;
using CompactBot.Intake.Scans;

namespace CompactBot.Intake;

/// <summary>Puts this room into the host.</summary>
public static class IntakeRegistration
{
    /// <summary>Reading and accepting letters: what the command line needs too.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddCheckedOptions<IntakeOptions>(IntakeOptions.Section)
        .AddSingleton<LetterReader>()
        .AddSingleton<ILetterFormat, PlainTextFormat>()
        .AddSingleton<ILetterFormat, MarkdownFormat>()
        .AddSingleton<ILetterFormat, HtmlFormat>()
        .AddSingleton<ILetterFormat, DocxFormat>()
        .AddSingleton<ChildPrograms>()
        .AddSingleton<TextRecognition>()
        .AddSingleton<ScanReader>()
        .AddSingleton<PagePictures>()
        .AddSingleton<ILetterFormat, PdfFormat>()
        .AddSingleton<ILetterFormat, PictureFormat>()
        .AddSingleton<ICheck, ProgramsCheck>()
        .AddSingleton<ReadingBench>()
        .AddSingleton<LetterFileReader>()
        .AddLazy<LetterFileReader>()
        .AddSingleton<LetterDesk>()
        .AddLazy<LetterDesk>()
        .AddSingleton<CorrectionDesk>()
        .AddSingleton<RereadingDesk>()
        .AddLazy<RereadingDesk>()
        .AddSingleton<SampleLetters>()
        .AddSingleton<ICheck, IntakeCheck>();

    /// <summary>Once the service runs, reads again what another version of the reader read, and removes what a killed one left behind.</summary>
    public static IServiceCollection AddRereading(this IServiceCollection services) => services
        .AddHostedService<RereadingAtStart>()
        .AddHostedService<AbandonedFolders>();

    /// <summary>The folder that is watched.</summary>
    public static IServiceCollection AddInboxFolder(this IServiceCollection services) => services.AddHostedService<InboxFolder>();

    public static void MapIntake(this WebApplication app) => app.MapPost("/api/letters", LetterEndpoint.PostAsync).DisableAntiforgery();
}

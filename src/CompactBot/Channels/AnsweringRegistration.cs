using CompactBot.Core.Answers;
using CompactBot.Core.Dates;
using CompactBot.Core.Questions;
using CompactBot.Hosting;
using CompactBot.Storage;

namespace CompactBot.Channels;

/// <summary>Puts what all channels share into the host.</summary>
public static class AnsweringRegistration
{
    public static IServiceCollection AddAnswering(this IServiceCollection services) => services
        .AddCheckedOptions<AnsweringOptions>(AnsweringOptions.Section)
        .AddSingleton<IDateReader, DateReader>()
        .AddSingleton<Respondent>()
        .AddLazy<Respondent>()
        .AddSingleton<DialogueMemory>()
        .AddSingleton<Assistant>()
        .AddSingleton<ChannelPhrases>()
        .AddSingleton<SubjectReader>()
        .AddSingleton<WishReader>()
        .AddLazy<WishReader>()
        .AddSingleton<WishStore>()
        .AddSingleton<WishDesk>()
        .AddSingleton<ConversationDesk>()
        .AddSingleton<AnsweringPreparation>()
        .AddHostedService(provider => provider.GetRequiredService<AnsweringPreparation>());
}

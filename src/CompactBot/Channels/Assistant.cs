using CompactBot.Core.Answers;
using CompactBot.Core.Questions;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Channels;

/// <summary>Answers a question that came in on any channel, in the dialogue of its conversation.</summary>
public sealed class Assistant(LiveCatalogue catalogue, Respondent respondent, DialogueMemory memory, AnsweringOptions options, IClock clock)
{
    /// <param name="dialogue">The key of the conversation or thread that the question belongs to.</param>
    /// <param name="text">The asker's words, mentions of the bot removed.</param>
    /// <param name="zone">The asker's zone, where it is known.</param>
    /// <param name="language">The language of the asker's profile, where it is known: for words that tell none.</param>
    /// <param name="now">Another time than the clock's: it turns the clock and the state of knowledge back.</param>
    /// <param name="settings">What was set for the conversation; what is set now comes back with the answer.</param>
    public Answer Ask(string dialogue, string text, DateTimeZone? zone = null, string? language = null, Instant? now = null, AskerSettings? settings = null)
    {
        var at = now ?? clock.GetCurrentInstant();
        var known = catalogue.AsOf(at.InZone(settings?.Clock ?? zone ?? options.Home).Date);
        return memory.Take(dialogue, before => respondent.Answer(known, new Question(text, at, zone) { Profile = language, Settings = settings }, before));
    }
}

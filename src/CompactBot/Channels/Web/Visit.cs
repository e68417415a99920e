using CompactBot.Core.Answers;
using CompactBot.Core.Questions;
using NodaTime;

namespace CompactBot.Channels.Web;

/// <summary>A question as it was asked on the page, and its answer.</summary>
/// <param name="Number">Its place in the visit, from 1.</param>
/// <param name="Question">The words, cut where they were far too long.</param>
/// <param name="AsOf">The day that the clock was turned back to; null where it was not.</param>
/// <param name="Answer">The answer.</param>
public sealed record Exchange(int Number, string Question, LocalDate? AsOf, Answer Answer);

/// <summary>What one browser asked and was answered. Kept for the visit, and only its last exchanges.</summary>
public sealed class Visit(string key)
{
    private const int Kept = 40;

    private readonly Lock _turn = new();
    private IReadOnlyList<Exchange> _exchanges = [];

    /// <summary>Unguessable; the browser holds it in a cookie that scripts cannot read.</summary>
    public string Key => key;

    public IReadOnlyList<Exchange> Exchanges => Volatile.Read(ref _exchanges);

    /// <summary>What was set in this visit.</summary>
    public AskerSettings Settings { get; private set; } = AskerSettings.None;

    /// <summary>Takes a turn: one at a time, so that a follow-up finds the answer that it follows.</summary>
    public void Take(string question, LocalDate? asOf, Func<string, Answer> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        lock (_turn)
        {
            var number = _exchanges.Count == 0 ? 1 : _exchanges[^1].Number + 1;
            var given = answer(DialogueKey);
            Settings = given.Settings ?? Settings;
            Volatile.Write(ref _exchanges, [.. _exchanges.TakeLast(Kept - 1), new Exchange(number, question, asOf, given)]);
        }
    }

    private string DialogueKey => $"web:{key}";
}

using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Reading;

/// <summary>
/// How much work it is to read the letter of two pages that the benchmarks take the time of, counted instead of timed, so that a busy machine
/// does not matter. Who raises a bound makes every reading slower: look first whether a sentence is asked what it was asked already, and whether
/// a new pattern has a word that most sentences do not have. Alone: what another reading asks makes patterns forget this one's text.
/// </summary>
[Collection("alone")]
public sealed class ReadingWorkTests
{
    private const int MostLookedAt = 440_000;
    private const int MostSearched = 110_000;
    private const int MostAllocated = 1_600_000;

    private static readonly LetterReader Reader = new(new DateReader());

    [Fact]
    public void LetterOfTwoPages_IsSearchedNoOftenerThanThat()
    {
        var letter = Letter(times: 1);
        var (lookedAt, searched) = WorkOf(letter);

        TestContext.Current.TestOutputHelper?.WriteLine($"{lookedAt:N0} characters looked at, {searched:N0} searched");
        lookedAt.ShouldBeLessThan(MostLookedAt);
        searched.ShouldBeLessThan(MostSearched);
    }

    [Fact]
    public void LetterFourTimesAsLong_IsNoMoreThanFourTimesTheWork()
    {
        var (lookedAt, searched) = WorkOf(Letter(times: 1));
        var (longLookedAt, longSearched) = WorkOf(Letter(times: 4));

        longLookedAt.ShouldBeLessThan(5 * lookedAt);
        longSearched.ShouldBeLessThan(5 * searched);
    }

    [Fact]
    public void LetterOfTwoPages_TakesNoMoreMemoryThanThat()
    {
        var letter = Letter(times: 1);
        var allocated = long.MaxValue;
        for (var reading = 0; reading < Readings && allocated >= MostAllocated; reading++)
        {
            allocated = Math.Min(allocated, AllocatedBy(letter));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated:N0} bytes");
        allocated.ShouldBeLessThan(MostAllocated);
    }

    /// <summary>
    /// What is made once for all letters is made in the first of them; and what the compiler takes off the heap it takes off when it has
    /// compiled the reader for good, which is some seconds later on a busy machine.
    /// </summary>
    private const int Readings = 40;

    private static long AllocatedBy(LetterText letter)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(letter);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static (long LookedAt, long Searched) WorkOf(LetterText letter)
    {
        var before = Pattern.Work;
        Read(letter);
        var after = Pattern.Work;
        return (after.LookedAt - before.LookedAt, after.Searched - before.Searched);
    }

    private static void Read(LetterText letter) => Reader.Read(letter).Letters.Count.ShouldBe(1);

    /// <summary>The letter, its text so many times between its head and its closing.</summary>
    private static LetterText Letter(int times)
    {
        const int Head = 3;
        const int Tail = 3;
        var once = LetterText.FromPlainText("two-pages.txt", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", "Speed", "two-pages.txt")));
        var body = once.Paragraphs.Skip(Head).SkipLast(Tail).ToList();
        return once with
        {
            Paragraphs = [.. once.Paragraphs.Take(Head), .. Enumerable.Repeat(body, times).SelectMany(b => b), .. once.Paragraphs.TakeLast(Tail)],
        };
    }
}

[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;

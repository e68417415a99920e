using System.Diagnostics;
using System.Globalization;
using CompactBot.Tests.Delivery.Faults;
using CompactBot.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CompactBot.Tests.Delivery.Model;

/// <summary>
/// Random sequences of what can happen to the ledger, against what must follow. A sequence that fails is made shorter and printed with its
/// seed; COMPACTBOT_MODEL_SEED="seed,gamma,size" begins there again.
/// </summary>
[Collection("faults")]
public sealed class LedgerModelTests
{
    /// <summary>How often each thing happens among the others.</summary>
    private static readonly (Happening What, int Often)[] Frequencies =
    [
        (Happening.Announce, 3), (Happening.Take, 4), (Happening.Look, 7), (Happening.Claim, 8), (Happening.Answer, 14), (Happening.Die, 2), (Happening.Wait, 6),
        (Happening.Correct, 2), (Happening.Withdraw, 1), (Happening.Supersede, 1), (Happening.Turn, 2), (Happening.Replay, 1), (Happening.Resume, 1),
    ];

    /// <summary>After so many a store is left for a new one: what was done before is no longer of interest, and is looked at all the same.</summary>
    private const int Sequences = 250;

    /// <summary>The places of these endings among those that an answer chooses from.</summary>
    private const int TakenUnheard = 7, Busy = 10, TooMany = 12, Refused = 13;

    [Theory]
    [InlineData("sqlite", 0.75)]
    [InlineData("postgresql", 0.25)]
    public async Task RandomSequence_BreaksNothing(string provider, double share)
    {
        Assert.SkipUnless(provider == "sqlite" || PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var row = new FaultRow($"random sequences against a model, {provider}", (int)(10_000 * share), brief: 0.02);
        using var stage = new Stage(provider == "sqlite" ? null : await PostgreSqlServer.SharedAsync());
        var steps =
            from length in Gen.Choose(5, 70)
            from sequence in StepGen().ArrayOf(length)
            select sequence;
        Prop.ForAll(Arb.From(steps, Shorter), stage.Run).Check(From(Config.QuickThrowOnFailure.WithMaxTest(row.Runs)));
        stage.Played.ForEach(took => row.Add(new FaultCount(1, 0, 0, 0, 0, 0), took));
        row.Hold();
    }

    /// <summary>
    /// A process claims, another takes its lane and holds the claim for uncertain; then the first is refused at its gate, or is answered 503.
    /// It alone knows that nothing was posted, and what is withdrawn before or after that is not left uncertain.
    /// </summary>
    [Theory]
    [InlineData(3, true, TakenUnheard)]
    [InlineData(3, false, TakenUnheard)]
    [InlineData(0, true, Busy)]
    [InlineData(0, false, Busy)]
    [InlineData(0, true, TooMany)]
    [InlineData(0, true, Refused)]
    public async Task LaneTakenBeforeTheAnswer_LeavesNothingUncertain(int wait, bool isWithdrawnFirst, int ending)
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        await using var world = await LedgerWorld.StartAsync(await PostgreSqlServer.SharedAsync());
        Step[] end = [new(Happening.Withdraw, 0, 0), new(Happening.Answer, 0, ending), new(Happening.Answer, 0, ending)];
        await LedgerRun.RunAsync(
            world,
            "taken",
            [
                new(Happening.Take, 1, 1), new(Happening.Announce, 0, 0), new(Happening.Look, 1, 1), new(Happening.Claim, 1, 1), new(Happening.Wait, wait, 0),
                new(Happening.Take, 0, 1), .. isWithdrawnFirst ? end : end.Reverse(),
            ]);
    }

    private static Gen<Step> StepGen() =>
        from what in Gen.Elements(Frequencies.SelectMany(s => Enumerable.Repeat(s.What, s.Often)))
        from a in Gen.Choose(0, 999)
        from b in Gen.Choose(0, 999)
        select new Step(what, a, b);

    private static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (var size = steps.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= steps.Length; at += size)
            {
                yield return [.. steps[..at], .. steps[(at + size)..]];
            }
        }
    }

    /// <summary>Where it begins: the seed that was said, and the one sequence of that size where that was said too; else any.</summary>
    private static Config From(Config config) =>
        Environment.GetEnvironmentVariable("COMPACTBOT_MODEL_SEED")?.Split(',').Select(n => ulong.Parse(n, CultureInfo.InvariantCulture)).ToArray() switch
        {
            [var seed, var gamma, var size] => config.WithReplay(seed, gamma, (int)size),
            [var seed, var gamma] => config.WithReplay(seed, gamma),
            _ => config,
        };

    /// <summary>The store that the sequences are played on.</summary>
    private sealed class Stage(PostgreSqlServer? server) : IDisposable
    {
        private LedgerWorld? _world;

        /// <summary>How long each sequence took.</summary>
        public List<TimeSpan> Played { get; } = [];

        public void Run(Step[] steps) => RunAsync(steps).GetAwaiter().GetResult();

        public void Dispose() => _world?.DisposeAsync().AsTask().GetAwaiter().GetResult();

        private async Task RunAsync(Step[] steps)
        {
            if (_world is not null && Played.Count % Sequences == 0)
            {
                await _world.DisposeAsync();
                _world = null;
            }

            _world ??= await LedgerWorld.StartAsync(server);
            var watch = Stopwatch.StartNew();
            await LedgerRun.RunAsync(_world, $"s{Guid.NewGuid():n}", steps);
            Played.Add(watch.Elapsed);
        }
    }
}

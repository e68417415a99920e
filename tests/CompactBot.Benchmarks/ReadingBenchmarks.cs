using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using CompactBot.Core.Dates;
using CompactBot.Core.Reading;
using CompactBot.Intake;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompactBot.Benchmarks;

/// <summary>How long a file takes from bytes to facts, beside a plain search for dates over the same text as the floor.</summary>
public partial class ReadingBenchmarks
{
    private readonly LetterFileReader _reader = new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton<IDateReader, DateReader>()
        .AddIntake()
        .BuildServiceProvider()
        .GetRequiredService<LetterFileReader>();

    private byte[] _text = [];
    private string _words = "";

    /// <summary>What each may take once warm.</summary>
    public static IReadOnlyDictionary<string, TimeSpan> Bounds { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
    {
        [nameof(TwoPageText)] = TimeSpan.FromMilliseconds(5),
    };

    [GlobalSetup]
    public void Open()
    {
        _text = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Letters", "two-pages.txt"));
        _words = Encoding.UTF8.GetString(_text);
        if (TwoPageText().GetAwaiter().GetResult().Letters.Count == 0)
        {
            throw new InvalidOperationException("two-pages.txt was not read as a letter: its time would say nothing.");
        }
    }

    [Benchmark(Baseline = true)]
    public int PlainDateSearch() => Dates().Count(_words);

    [Benchmark]
    public Task<ReadingResult> TwoPageText() => _reader.ReadAsync("two-pages.txt", _text);

    [GeneratedRegex(@"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{4})?\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}(?:,\s*\d{4})?\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Dates();
}

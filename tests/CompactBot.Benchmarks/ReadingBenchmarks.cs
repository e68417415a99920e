using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using CompactBot.Core.Dates;
using CompactBot.Core.Reading;
using CompactBot.Intake;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompactBot.Benchmarks;

/// <summary>
/// How long a file takes from bytes to facts, through the service's own reader (its threads and limits included), beside a plain search for
/// dates over the same text as the floor.
/// </summary>
public partial class ReadingBenchmarks : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddLogging()
        .AddSingleton<IDateReader, DateReader>()
        .AddIntake()
        .BuildServiceProvider();

    private LetterFileReader _reader = null!;
    private byte[] _text = [];
    private byte[] _docx = [];
    private byte[] _pdf = [];
    private string _words = "";

    /// <summary>What each may take once warm; the PDF with its child process.</summary>
    public static IReadOnlyDictionary<string, TimeSpan> Bounds { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
    {
        [nameof(TwoPageText)] = TimeSpan.FromMilliseconds(5),
        [nameof(TwoPageDocx)] = TimeSpan.FromMilliseconds(30),
        [nameof(TenPagePdf)] = TimeSpan.FromSeconds(1),
    };

    /// <summary>Waits until all is warm: a setup that is a task is begun, and measured beside.</summary>
    /// <exception cref="InvalidOperationException">A file is not read as the letter it is: its time would say nothing.</exception>
    [GlobalSetup]
    public void Open() => OpenAsync().GetAwaiter().GetResult();

    private async Task OpenAsync()
    {
        _reader = _services.GetRequiredService<LetterFileReader>();
        _text = Open("two-pages.txt");
        _docx = Open("two-pages.docx");
        _pdf = Open("ten-pages.pdf");
        _words = Encoding.UTF8.GetString(_text);

        await WarmAsync();
        foreach (var read in new[] { await TwoPageText(), await TwoPageDocx(), await TenPagePdf() })
        {
            if (read.Letters.Count != 1 || read.Letters[0].Sessions.Count != 4)
            {
                throw new InvalidOperationException($"A letter with four sessions was read as {read.Letters.Count} letters with {read.Letters.Sum(l => l.Sessions.Count)}: {read.Refusal}");
            }
        }
    }

    [Benchmark(Baseline = true)]
    public int PlainDateSearch() => Dates().Count(_words);

    [Benchmark]
    public Task<ReadingResult> TwoPageText() => _reader.ReadAsync("two-pages.txt", _text);

    [Benchmark]
    public Task<ReadingResult> TwoPageDocx() => _reader.ReadAsync("two-pages.docx", _docx);

    [Benchmark]
    public Task<ReadingResult> TenPagePdf() => _reader.ReadAsync("ten-pages.pdf", _pdf);

    public void Dispose()
    {
        _services.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Patterns and methods are compiled in the background once they were used often: reads so often that each that a letter needs has been,
    /// then until it is over, told by times that no longer fall.
    /// </summary>
    private async Task WarmAsync()
    {
        const int Least = 1000;
        var (best, since) = (TimeSpan.MaxValue, 0);
        for (var read = 0; read < 5 * Least && (read < Least || since < 10); read += 25)
        {
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < 25; i++)
            {
                await TwoPageText();
            }

            var took = Stopwatch.GetElapsedTime(began);
            (best, since) = took < best * 0.97 ? (took, 0) : (best, since + 1);
            await Task.Delay(100);
        }

        await TwoPageDocx();
        await TenPagePdf();
    }

    private static byte[] Open(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Letters", file));

    [GeneratedRegex(@"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{4})?\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}(?:,\s*\d{4})?\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Dates();
}

using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CompactBot.Benchmarks;
using CompactBot.Benchmarks.Questions;

// dotnet run -c Release --project tests/CompactBot.Benchmarks [letters | questions]
// Prints each figure, the median of its runs, beside its bound, and exits with 1 where one is over it.
// With "delivery": the speed of deliveries instead; with "delivery limits" how long they take by what platforms allow; with
// "delivery node" what the built service itself takes.
if (args is ["delivery", "limits", ..])
{
    return await DeliveryLimits.RunAsync();
}

if (args is ["delivery", "node", ..])
{
    return await DeliveryNode.RunAsync(args[2..]);
}

if (args is ["delivery", ..])
{
    return await DeliverySpeed.RunAsync(args[1..]);
}

if (args is ["first"])
{
    QuestionMeasures.First();
    return 0;
}

var over = args is not ["letters"] && !QuestionMeasures.Run();
if (args is ["questions"])
{
    return over ? 1 : 0;
}

var config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithWarmupCount(3).WithIterationCount(12).WithToolchain(InProcessEmitToolchain.Instance).WithRuntime(CoreRuntime.CreateForNewVersion("net10.0", ".NET 10.0")))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "compactbot-benchmarks"));
var summary = BenchmarkRunner.Run<ReadingBenchmarks>(config);
foreach (var report in summary.Reports)
{
    var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
    var bound = ReadingBenchmarks.Bounds.GetValueOrDefault(name, TimeSpan.MaxValue);
    var isMeasured = report.ResultStatistics is not null;
    var median = TimeSpan.FromMicroseconds((report.ResultStatistics?.Median ?? 0) / 1000);
    over |= !isMeasured || median > bound;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-20} {(isMeasured ? $"{median.TotalMilliseconds,10:N3} ms" : "not measured")}{(bound == TimeSpan.MaxValue ? "" : $"  bound {bound.TotalMilliseconds:N0} ms  {(median > bound ? "OVER" : "within")}")}"));
}

return over ? 1 : 0;

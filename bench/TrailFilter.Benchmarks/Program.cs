using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using TrailFilter.Benchmarks;

// Usage: dotnet run -c Release --project bench/TrailFilter.Benchmarks -- --filter '*'
// Tables go to bench/results, one file a class, overwritten by each run.
ManualConfig config = ManualConfig.CreateEmpty()
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(
        DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
    .AddColumn(CorpusColumn.Throughput, CorpusColumn.AllocatedPerRecord)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddExporter(new ResultsExporter(MarkdownExporter.GitHub))
    .AddJob(Job.Default.WithWarmupCount(6).WithIterationCount(15));

BenchmarkSwitcher.FromTypes([typeof(Extraction), typeof(Reading), typeof(Deciding), typeof(WholeFilter)]).Run(args, config);

using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace TrailFilter.Benchmarks;

/// <summary>What a benchmark's mean says about the corpus: speed, or bytes allocated for each record.</summary>
internal sealed class CorpusColumn(string name, string legend, Func<BenchmarkReport, int, double?> value) : IColumn
{
    public static CorpusColumn Throughput { get; } = new(
        "MB/s", "Megabytes (10^6) of JSON a second, one thread", (report, records) =>
            report.ResultStatistics is { } statistics ? Corpus.Lines.Length * (double)records / Corpus.Records / statistics.Mean * 1e3 : null);

    public static CorpusColumn AllocatedPerRecord { get; } = new(
        "B/record", "Bytes allocated on the heap for each record", (report, records) =>
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) is long bytes ? (double)bytes / records : null);

    public string Id => name;

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => legend;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
    {
        // A benchmark's operation is either one record or the whole corpus.
        int records = benchmarkCase.Descriptor.OperationsPerInvoke > 1 ? 1 : Corpus.Records;
        return summary[benchmarkCase] is { } report && value(report, records) is double figure
            ? figure.ToString(figure < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture)
            : "-";
    }
}

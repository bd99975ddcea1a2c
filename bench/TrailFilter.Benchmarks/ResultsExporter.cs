using System.Globalization;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;

namespace TrailFilter.Benchmarks;

/// <summary>Writes a table to bench/results, headed by machine, runtime, commit and date: the evidence behind every figure in the README.</summary>
internal sealed class ResultsExporter(IExporter table) : IExporter
{
    public string Name => nameof(ResultsExporter);

    public IEnumerable<string> ExportToFiles(Summary summary, ILogger consoleLogger)
    {
        if (summary.BenchmarksCases.Length == 0)
        {
            return [];
        }

        var text = new AccumulationLogger();
        ExportToLog(summary, text);
        string folder = Path.Combine(FindRoot(), "bench", "results");
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"{summary.BenchmarksCases[0].Descriptor.Type.Name}.md");
        File.WriteAllText(path, text.GetLog().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n");
        return [path];
    }

    public void ExportToLog(Summary summary, ILogger logger)
    {
        string date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        logger.WriteLine($"# {summary.BenchmarksCases[0].Descriptor.Type.Name}");
        logger.WriteLine();
        logger.WriteLine($"{date}, commit {Commit()}, {Corpus.Records:N0} records of the generator's benchmark profile, {Corpus.Lines.Length:N0} bytes.");
        table.ExportToLog(summary, logger);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Filter.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? Environment.CurrentDirectory;
    }

    private static string Commit()
    {
        string head = File.ReadAllText(Path.Combine(FindRoot(), ".git", "HEAD")).Trim();
        string branch = head.StartsWith("ref: ", StringComparison.Ordinal) ? head[5..] : "";
        string path = Path.Combine(FindRoot(), ".git", branch);
        return (branch.Length > 0 && File.Exists(path) ? File.ReadAllText(path).Trim() : head)[..10];
    }
}

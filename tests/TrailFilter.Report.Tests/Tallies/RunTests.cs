using TrailFilter.Core.Automata;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Report.Tallies;
using TrailFilter.Synthesis;
using TrailFilter.Synthesis.Archives;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>Books in real runs: archives and divided files, any number of threads.</summary>
public sealed class RunTests : IDisposable
{
    private static readonly SelectorProgram s_program = SelectorProgram.Compile(Jobs.Trails);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trailfilter-tallies-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false, 100_000)]
    [InlineData(true, 100_000)]
    [InlineData(false, 40)]
    public async Task Any_number_of_threads_gives_the_same_result(bool leaveOut, int tableLimit)
    {
        WriteArchives(6_000);
        WriteLines(8_000);
        var options = new TallyOptions { LeaveDuplicatesOut = leaveOut, TableLimit = tableLimit };
        (TallyResult one, RunSummary summary) = await RunAsync(options, threads: 1);
        (TallyResult four, _) = await RunAsync(options, threads: 4);

        Assert.True(summary.Records > 13_900); // archives of Insights events are skipped
        Assert.Equal(summary.Records - (leaveOut ? one.Duplicates : 0), Total(one.Shapes));
        Assert.Equal(OracleTests.AllLines(one), OracleTests.AllLines(four));
        Assert.Equal(tableLimit == 40, !one.Shapes.IsExact);
        Assert.True(one.Duplicates > 100);
    }

    private static long Total<TKey>(TallyTable<TKey> table) =>
        table.Rows.Sum(static row => row.Amount.Records) + table.Others.Sum(static other => other.Amount.Records);

    private async Task<(TallyResult Result, RunSummary Summary)> RunAsync(TallyOptions options, int threads)
    {
        var book = new PreviewTallyBook(s_program, Jobs.Configurations, options);
        var run = new FilterRun(new FilterRunOptions
        {
            Program = s_program,
            Inputs = ArchiveFinder.Find([_folder.FullName]),
            Tallies = book,
            Threads = threads,
        });
        RunSummary summary = await run.RunAsync(TestContext.Current.CancellationToken);
        return (book.Result(), summary);
    }

    private void WriteArchives(int records)
    {
        ArchivePlan plan = ArchivePlan.Create(GeneratorProfile.Sample, 1, records);
        var generator = new ArchiveGenerator(plan);
        foreach (PlannedArchive archive in plan.Archives)
        {
            string path = Path.Combine(_folder.FullName, archive.Key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using FileStream file = File.Create(path);
            generator.Write(archive, file);
        }
    }

    /// <summary>Enough of them that the file is divided, and some of them twice.</summary>
    private void WriteLines(int records)
    {
        using FileStream file = File.Create(Path.Combine(_folder.FullName, "lines.ndjson"));
        foreach (byte[] record in Jobs.Records(9, records))
        {
            file.Write(record);
            file.WriteByte((byte)'\n');
        }

        Assert.True(file.Length > 2 * 4 * 1024 * 1024);
    }
}

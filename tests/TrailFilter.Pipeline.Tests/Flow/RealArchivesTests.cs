using System.Text;
using TrailFilter.Core.Tests;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Flow;

/// <summary>Real archives through the whole pipeline.</summary>
public sealed class RealArchivesTests
{
    private static string[] Inputs =>
    [
        SharedData.Require("original", "real archives give the same from files and pipes, with one worker and four"),
        SharedData.Require("records", "real archives give the same from files and pipes, with one worker and four"),
    ];

    [Fact]
    public async Task The_same_with_one_worker_and_four_from_files_and_pipes()
    {
        IReadOnlyList<InputArchive> archives = ArchiveFinder.Find(Inputs).Archives;
        RunResult one = await RunResult.Of(archives);
        Assert.True(one.Summary.Logged > 1000);
        Assert.True(one.Summary.NotLogged > 1000);
        Assert.False(one.Summary.HasFaults, one.NoticeText);
        one.AssertSame(await RunResult.Of(archives, threads: 4));
        var random = new Random(3);
        one.AssertSame(await RunResult.Of(
            archives.Select(archive => new MemoryArchive(
                archive.Name, () => new CutStream(File.ReadAllBytes(archive.FullPath!), () => random.Next(1, 20_000)))),
            threads: 3));
    }

    [Fact]
    public async Task Every_line_of_the_output_is_a_line_of_the_source_in_order()
    {
        IReadOnlyList<InputArchive> archives = ArchiveFinder.Find([Inputs[1]]).Archives;
        RunResult result = await RunResult.Of(archives, threads: 2, change: static options => options with
        {
            Emit = EmittedOutcomes.Logged | EmittedOutcomes.NotLogged | EmittedOutcomes.Ungoverned,
        });
        string source = string.Concat(archives.Select(static archive =>
        {
            byte[] bytes = File.ReadAllBytes(archive.FullPath!);
            return Encoding.UTF8.GetString(archive.Name.EndsWith(".gz", StringComparison.Ordinal) ? Packed.Gunzip(bytes) : bytes);
        }));
        Assert.Equal(source.TrimEnd('\n'), result.Output.TrimEnd('\n'));
    }

    [Fact]
    public async Task A_mirrored_tree_holds_the_records_of_the_lines()
    {
        using var folder = new TestFolder();
        ArchiveListing listing = ArchiveFinder.Find([Inputs[0]]);
        RunSummary summary = await new FilterRun(RunResult.Options(listing.Archives, new TreeOutput(folder["out"], overwrite: false)))
            .RunAsync(TestContext.Current.CancellationToken);
        RunResult lines = await RunResult.Of(listing.Archives);
        RunResult tree = await RunResult.Of(ArchiveFinder.Find([folder["out"]]).Archives, threads: 2);
        Assert.Equal((summary.Emitted, summary.Emitted, 0), (tree.Summary.Records, tree.Summary.Logged, tree.Summary.Faults));
        Assert.Equal(lines.Output.Split('\n').Order(StringComparer.Ordinal), tree.Output.Split('\n').Order(StringComparer.Ordinal));
    }
}

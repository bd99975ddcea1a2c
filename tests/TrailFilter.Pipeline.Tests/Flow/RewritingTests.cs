using System.Text;
using CsCheck;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Flow;

/// <summary>What is written in place of records: in order, between the same faults, whatever the workers and segments.</summary>
public sealed class RewritingTests
{
    private const EmittedOutcomes Any = EmittedOutcomes.Logged | EmittedOutcomes.NotLogged | EmittedOutcomes.Ungoverned;

    [Fact]
    public async Task Records_and_faults_come_in_the_order_of_the_input()
    {
        byte[] content = Archives.Lines(
            Archives.Logged("a"), Archives.Garbage("b"), Archives.NotLogged("c"), "nothing", Archives.Ungoverned("d"), Archives.Logged("e")[..40]);

        RunResult run = await RunResult.Of([new MemoryArchive("x", content)], change: Rewriting);

        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["x Logged", "x NotARecord", "x NotLogged", "x UnexpectedBytes", "x Ungoverned", "x TruncatedRecord"],
            lines.Select(static line => string.Join(' ', line.Split(' ')[..2])));
        Assert.Equal(3, run.Summary.Faults);
        Assert.Equal(3, run.Summary.Emitted);
        Assert.Equal(3, run.Notices.Count);
    }

    [Fact]
    public async Task Neither_workers_nor_segments_nor_cuts_change_anything()
    {
        using var folder = new TestFolder();
        int files = 0;
        await Gen.Select(Gen.Int[2, 4], Gen.Int[300, 8000], Gen.Int[0, 200]).SampleAsync(
            async (threads, segmentBytes, cut) =>
            {
                string path = folder.Write($"{Interlocked.Increment(ref files)}", Archives.Mixed(cut, 60)[..^cut]);
                RunResult one = await RunResult.Of(ArchiveFinder.Find([path]).Archives, 1, Rewriting);
                one.AssertSame(await RunResult.Of(ArchiveFinder.Find([path]).Archives, threads, Rewriting, segmentBytes));

                // What is rewritten is what was counted.
                Assert.Equal(one.Summary.Records, one.Output.Count(static letter => letter == '\n'));
            },
            iter: 100);
    }

    [Fact]
    public void Archives_of_records_hold_records()
    {
        FilterRunOptions options = Rewriting(RunResult.Options([], new TreeOutput("out", overwrite: false)));

        Assert.Throws<ArgumentException>(() => new FilterRun(options));
    }

    private static FilterRunOptions Rewriting(FilterRunOptions options) =>
        options with { Emit = Any, Rewriting = static () => new Naming() };

    private sealed class Naming : RecordRewriter
    {
        private string _archive = "";

        public override void BeginArchive(string archive) => _archive = archive;

        public override ReadOnlySpan<byte> Rewrite(in FilteredRecord record) =>
            Encoding.UTF8.GetBytes($"{_archive} {record.Verdict.Outcome} {record.Offset} {record.Bytes.Length}\n");

        public override ReadOnlySpan<byte> Rewrite(FaultNotice fault) =>
            Encoding.UTF8.GetBytes($"{fault.Archive} {fault.RecordFault} {fault.Offset} {fault.Length}\n");
    }
}

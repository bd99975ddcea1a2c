using System.Text;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Pipeline.Tests.Fakes;

/// <summary>Everything a run says: output, rejects, notices, counters.</summary>
internal sealed record RunResult(string Output, string Rejects, IReadOnlyList<FaultNotice> Notices, RunSummary Summary, int PeakBatches)
{
    public static SelectorProgram DefaultTrail { get; } = SelectorProgram.Compile([new Trail("default", SelectorSet.Default)]);

    public string NoticeText => string.Join('\n', Notices);

    public static FilterRunOptions Options(IEnumerable<InputArchive> archives, RecordOutput? output = null) => new()
    {
        Program = DefaultTrail,
        Inputs = new ArchiveListing([.. archives]),
        Output = output,
        Threads = 1,
        Reading = new RecordFilterOptions(),
    };

    public static async Task<RunResult> Of(
        IEnumerable<InputArchive> archives,
        int threads = 1,
        Func<FilterRunOptions, FilterRunOptions>? change = null,
        int segmentBytes = DividedFile.DefaultSegmentBytes)
    {
        var output = new MemoryStream();
        var rejects = new MemoryStream();
        var notices = new List<FaultNotice>();
        FilterRunOptions options = Options(archives, LineOutput.ToStream(output, "output")) with
        {
            Threads = threads,
            Rejects = LineOutput.ToStream(rejects, "rejects"),
            FaultNoticed = notices.Add,
        };
        var run = new FilterRun(change?.Invoke(options) ?? options) { SegmentBytes = segmentBytes };
        RunSummary summary = await run.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(summary.Records, summary.Logged + summary.NotLogged + summary.Ungoverned + summary.Faults);
        ProgressSnapshot progress = run.Progress.Snapshot();
        Assert.Equal(
            (summary.BytesRead, summary.Records, summary.Logged, summary.Faults + summary.ArchiveFaults, progress.TotalArchives),
            (progress.BytesRead, progress.Records, progress.Logged, progress.Faults, progress.ArchivesDone));
        Assert.Equal(0, run.Pool.Outstanding);
        return new RunResult(
            Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(rejects.ToArray()), notices, summary, run.Pool.Peak);
    }

    public void AssertSame(RunResult other)
    {
        Assert.Equal(Output, other.Output);
        Assert.Equal(Rejects, other.Rejects);
        Assert.Equal(NoticeText, other.NoticeText);
        Assert.Equal(Summary with { Elapsed = default, Counts = other.Summary.Counts }, other.Summary with { Elapsed = default });
        Assert.Equal(Summary.Counts.LoggedByTrail.ToArray(), other.Summary.Counts.LoggedByTrail.ToArray());
        Assert.Equal(Summary.Counts.LoggedBySelector.ToArray(), other.Summary.Counts.LoggedBySelector.ToArray());
        Assert.Equal(Summary.Counts.OnlyBySelector.ToArray(), other.Summary.Counts.OnlyBySelector.ToArray());
    }
}

using TrailFilter.Core.Records;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Flow;

/// <summary>What is under way is bounded, whatever the input's size; told by counting, not by measuring memory.</summary>
public sealed class BoundedMemoryTests
{
    private const int BatchesPerArchive = 4 + 2; // In its channel, being filled, being written.
    private const int BatchesOfSeveralWorkers = 32 + 2;

    [Fact(Timeout = 30_000)]
    public async Task Archives_are_not_begun_further_ahead_than_promised()
    {
        // The first archive gives nothing before its neighbours are as far ahead as they may be. Were there no bound, all would be
        // done by then; were it too tight, this would wait for ever.
        const int Threads = 3;
        const int Ahead = Threads * FilterRun.AheadPerWorker;
        byte[] content = Archives.Lines(Archives.Logged("1"));
        using var others = new CountdownEvent(Ahead);
        int opened = 0;
        int openedAtGate = 0;
        var first = new MemoryArchive("0", () => new GatedStream(content, () =>
        {
            others.Wait(TestContext.Current.CancellationToken);
            openedAtGate = Volatile.Read(ref opened);
        }));
        IEnumerable<InputArchive> rest = Enumerable.Range(1, 60).Select(i => new MemoryArchive($"{i}", () =>
        {
            if (Interlocked.Increment(ref opened) <= Ahead)
            {
                others.Signal();
            }

            return new MemoryStream(content);
        }));
        RunResult result = await RunResult.Of([first, .. rest], Threads);
        Assert.Equal(Ahead, openedAtGate);
        Assert.Equal(61, result.Summary.Logged);
    }

    [Fact]
    public async Task Archives_with_much_output_wait_for_the_writer()
    {
        const int Threads = 2;
        byte[] content = Archives.Lines(Enumerable.Range(0, 12_000).Select(static i => Archives.Logged($"{i}")));
        RunResult result = await RunResult.Of(Enumerable.Range(0, 40).Select(i => new MemoryArchive($"{i}", content)), Threads);
        Assert.InRange(result.PeakBatches, 1, (Threads * FilterRun.AheadPerWorker + 1) * BatchesOfSeveralWorkers);
    }

    [Fact]
    public async Task One_long_stream_needs_a_handful_of_batches()
    {
        byte[] block = Archives.Lines(Archives.Logged(new string('x', 4000)));
        const int Blocks = 10_000; // 41 MB
        using var limited = new LimitedStream(block, Blocks);
        RunResult result = await RunResult.Of(
            [new StreamArchive("in", limited)], change: static options => options with { Output = LineOutput.ToStream(Stream.Null, "null") });
        Assert.Equal(Blocks, result.Summary.Logged);
        Assert.InRange(result.PeakBatches, 1, BatchesPerArchive + 1);
    }

    [Fact]
    public async Task A_record_over_the_limit_is_one_fault_and_its_neighbours_live()
    {
        const int MaxRecordBytes = 1 << 20;
        byte[] bytes = Archives.Lines(Archives.Logged("1"), Archives.Logged(new string('x', 20_000_000)), Archives.Logged("2"));
        RunResult result = await RunResult.Of(
            [new StreamArchive("in", new CutStream(bytes, static () => 100_000))],
            change: static options => options with { Reading = new RecordFilterOptions { Reader = new RecordReaderOptions { MaxRecordBytes = MaxRecordBytes } } });
        Assert.Equal($"{Archives.Logged("1")}\n{Archives.Logged("2")}\n", result.Output);
        FaultNotice notice = Assert.Single(result.Notices);
        Assert.Equal((1, 3), (result.Summary.Faults, result.Summary.Records));
        Assert.Equal(Archives.Logged("1").Length + 1, notice.Offset);

        // The first piece is as long as a record may be, and each of its reject lines nearly fills a batch.
        Assert.InRange(result.PeakBatches, 1, (MaxRecordBytes / RejectLines.MaxPieceBytes) + 1 + BatchesPerArchive);
        Assert.Equal(Rejected.Join(result.Rejects, "in", 1), bytes[(int)notice.Offset..(int)(notice.Offset + notice.Length)]);
    }

    private sealed class GatedStream(byte[] bytes, Action gate) : CutStream(bytes, static () => int.MaxValue)
    {
        public override int Read(Span<byte> buffer)
        {
            gate();
            return base.Read(buffer);
        }
    }

    private sealed class LimitedStream(byte[] block, int blocks) : CutStream([], static () => 1)
    {
        private long _at;

        public override int Read(Span<byte> buffer)
        {
            int from = (int)(_at % block.Length);
            int count = (int)Math.Min(Math.Min(buffer.Length, block.Length - from), ((long)block.Length * blocks) - _at);
            block.AsSpan(from, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}

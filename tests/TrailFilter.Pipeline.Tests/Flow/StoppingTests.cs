using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Flow;

/// <summary>A run that is cancelled, or whose output fails, stops at once, even where a read or write never returns.</summary>
public sealed class StoppingTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_read_that_never_returns_does_not_hold_up_cancellation(int threads)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var waiting = new WaitingStream(Archives.Lines(Archives.Logged("1")));
        using var output = new MemoryStream();
        Task running = new FilterRun(RunResult.Options([new StreamArchive("in", waiting)], LineOutput.ToStream(output, "out")) with
        {
            Threads = threads,
        }).RunAsync(stop.Token);
        await waiting.Waits.Task.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task An_archive_that_is_never_opened_does_not_hold_up_cancellation(int threads)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gate = new ManualResetEventSlim();
        var pipe = new MemoryArchive("pipe", () =>
        {
            waits.SetResult();
            gate.Wait(TestContext.Current.CancellationToken);
            return new ClosingStream(closed);
        });
        Task running = new FilterRun(RunResult.Options([pipe]) with { Threads = threads }).RunAsync(stop.Token);
        await waits.Task.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        // Should its other end be opened after all, nobody is left to close ours but whoever waited.
        gate.Set();
        await closed.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_record_is_written_before_the_next_input_is_there()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var waiting = new WaitingStream(Archives.Lines(Archives.Logged("1"), Archives.Logged("2")));
        var output = new NotifyingStream();
        Task running = new FilterRun(RunResult.Options([new StreamArchive("in", waiting)], LineOutput.ToStream(output, "out")))
            .RunAsync(stop.Token);
        Assert.StartsWith(Archives.Logged("1") + "\n", await output.FirstWrite.Task.WaitAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_write_that_never_returns_does_not_hold_up_cancellation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var stuck = new StuckStream();
        Task running = new FilterRun(RunResult.Options(Endless(), LineOutput.ToStream(stuck, "out")) with { Threads = 4 })
            .RunAsync(stop.Token);
        await stuck.Waits.Task.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(1, 3)]
    [InlineData(4, 3)]
    public async Task A_failing_output_stops_endless_input(int threads, int writesBefore)
    {
        var failing = new ThrowAfterWrites(writesBefore, new IOException("The disk is gone."));
        OutputException failure = await Assert.ThrowsAsync<OutputException>(
            () => new FilterRun(RunResult.Options(Endless(), LineOutput.ToStream(failing, "out")) with { Threads = threads })
                .RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal((OutputFailure.Other, "out"), (failure.Failure, failure.Destination));
        Assert.Equal("Cannot write to out: The disk is gone.", failure.Message);
    }

    [Fact(Timeout = 30_000)]
    public async Task Failing_rejects_stop_the_run_too()
    {
        var failing = new ThrowAfterWrites(0, new IOException("The disk is gone."));
        OutputException failure = await Assert.ThrowsAsync<OutputException>(
            () => new FilterRun(RunResult.Options([new MemoryArchive("a", "garbage\n"u8.ToArray())]) with
            {
                Rejects = LineOutput.ToStream(failing, "rejects"),
            }).RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal("rejects", failure.Destination);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_closed_pipe_is_told_from_other_failures()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.None);
        new AnonymousPipeClientStream(PipeDirection.In, server.GetClientHandleAsString()).Dispose();
        server.DisposeLocalCopyOfClientHandle();
        using var output = new FileStream(
            new SafeFileHandle(server.SafePipeHandle.DangerousGetHandle(), ownsHandle: false), FileAccess.Write, bufferSize: 0);
        OutputException failure = await Assert.ThrowsAsync<OutputException>(
            () => new FilterRun(RunResult.Options(Endless(), LineOutput.ToStream(output, "out"))).RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(OutputFailure.ClosedPipe, failure.Failure);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_full_disk_is_told_from_other_failures()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here: that a full disk is told from other failures is not checked.");
        OutputException failure = await Assert.ThrowsAsync<OutputException>(
            () => new FilterRun(RunResult.Options(Endless(), LineOutput.ToFile("/dev/full", overwrite: false))).RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal((OutputFailure.DiskFull, "/dev/full"), (failure.Failure, failure.Destination));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_fault_in_the_program_itself_comes_out_as_it_is()
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => new FilterRun(RunResult.Options([new MemoryArchive("a", static () => throw new InvalidTimeZoneException())])).RunAsync(TestContext.Current.CancellationToken));
        foreach (int threads in (int[])[1, 2])
        {
            await Assert.ThrowsAsync<InvalidTimeZoneException>(
                () => new FilterRun(RunResult.Options([new MemoryArchive("a", static () => new BadStream())]) with { Threads = threads })
                    .RunAsync(TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Tells that it was closed.</summary>
    private sealed class ClosingStream(TaskCompletionSource closed) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            closed.TrySetResult();
            base.Dispose(disposing);
        }
    }

    private static IEnumerable<InputArchive> Endless()
    {
        byte[] block = Archives.Mixed(1, 100);
        return Enumerable.Range(0, 8).Select(i => new MemoryArchive($"{i}", () => new EndlessStream(block)));
    }
}

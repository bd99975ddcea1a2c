using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// Reads and decompresses on a thread of its own while the worker filters: right for one big archive, and for anything that may
/// keep its reader waiting.
/// <code>
/// reader thread: stream → decompressor → Pipe (bounded) → worker
///                              └─ faults, each with the place in the content where it belongs ─┘
/// </code>
/// </summary>
internal sealed class PipedFeed : ContentFeed
{
    // 1 MiB under way: enough that neither side waits for the other's system calls, small next to the caches of a server.
    private const int PauseThreshold = 1024 * 1024;
    private const int BlockSize = 64 * 1024;

    private readonly RawInput _raw;
    private readonly CancellationTokenSource _stop = new();
    private readonly Pipe _pipe = new(new PipeOptions(
        pauseWriterThreshold: PauseThreshold,
        resumeWriterThreshold: PauseThreshold / 2,
        minimumSegmentSize: BlockSize,
        useSynchronizationContext: false));
    private readonly ConcurrentQueue<ArchiveFault> _faults = new();
    private readonly Task _reading;
    private Task _remainder = Task.CompletedTask;
    private ArchiveContent? _content;
    private long _position;
    private long _readFrom;
    private bool _ended;

    /// <summary>Begins to read ahead.</summary>
    /// <param name="raw">The input; the reader thread owns and disposes it.</param>
    public PipedFeed(RawInput raw)
    {
        _raw = raw;
        _reading = Task.Factory.StartNew(
            ReadAhead, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override long BytesRead => _raw.BytesRead;

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellation)
    {
        _readFrom = _position;
        while (true)
        {
            ReadResult result = await _pipe.Reader.ReadAsync(cancellation).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.IsEmpty)
            {
                _pipe.Reader.AdvanceTo(buffer.Start);
                if (result.IsCompleted)
                {
                    // Whatever went wrong in the reader thread, other than bad data, comes out here.
                    await _reading.ConfigureAwait(false);
                    _ended = true;
                    return 0;
                }

                continue;
            }

            long count = UpToNextFault(Math.Min(buffer.Length, destination.Length));
            buffer = buffer.Slice(0, count);
            buffer.CopyTo(destination.Span);
            _pipe.Reader.AdvanceTo(buffer.End);
            _position += count;
            return (int)count;
        }
    }

    public override bool TryTakeFault([MaybeNullWhen(false)] out ArchiveFault fault)
    {
        fault = null;
        bool due = _faults.TryPeek(out ArchiveFault? next) && (_ended || next.ContentOffset <= _readFrom);
        return due && _faults.TryDequeue(out fault);
    }

    public override async ValueTask<int> ReadRemainderAsync(Memory<byte> destination, CancellationToken cancellation)
    {
        // The reader thread has ended, and the input is the worker's now. It may still wait for a slow pipe, so not on this thread.
        await _reading.WaitAsync(cancellation).ConfigureAwait(false);
        Task<int> remainder = Task.Run(() => _content!.ReadRemainder(destination.Span), CancellationToken.None);
        _remainder = remainder;
        return await remainder.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Stops reading. A read that waits for its pipe is left behind; it disposes the input when it returns.</summary>
    public override void Dispose()
    {
        _stop.Cancel();
        _pipe.Reader.Complete();
        _ = DisposeWhenIdleAsync();
    }

    // A fault stands between the bytes: stop before it, so that it is told at its place.
    private long UpToNextFault(long count)
    {
        foreach (ArchiveFault fault in _faults)
        {
            if (fault.ContentOffset > _position)
            {
                return Math.Min(count, fault.ContentOffset - _position);
            }
        }

        return count;
    }

    private async Task DisposeWhenIdleAsync()
    {
        // Their failures were seen by the worker, or are of no interest any more.
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _remainder.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        (_content as IDisposable ?? _raw).Dispose();
        _stop.Dispose();
    }

    private void ReadAhead()
    {
        PipeWriter writer = _pipe.Writer;
        try
        {
            _content = ArchiveContent.Open(_raw);
            while (!_stop.IsCancellationRequested)
            {
                int read = _content.Read(writer.GetMemory(BlockSize).Span);
                while (_content.TryTakeFault(out ArchiveFault? fault))
                {
                    _faults.Enqueue(fault);
                }

                if (read == 0)
                {
                    break;
                }

                // Faults are in their queue before the bytes behind them can be seen.
                writer.Advance(read);
                FlushResult flushed = writer.FlushAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
                if (flushed.IsCompleted)
                {
                    break;
                }
            }
        }
        finally
        {
            // The worker awaits this task when it sees the end, and so learns of an exception.
            writer.Complete();
        }
    }
}

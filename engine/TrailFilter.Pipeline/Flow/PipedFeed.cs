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
    // At most 2 MiB are under way. Waking the worker costs more than filtering 64 KiB does, so it is woken for 256 KiB at a time,
    // and for less only when the reader is about to wait itself.
    private const int PauseThreshold = 2 * 1024 * 1024;
    private const int FlushThreshold = 256 * 1024;

    private readonly RawInput _raw;
    private readonly CancellationTokenSource _stop = new();
    private readonly Pipe _pipe;
    private readonly ConcurrentQueue<ArchiveFault> _faults = new();
    private readonly Task _reading;
    private Task _remainder = Task.CompletedTask;
    private ArchiveContent? _content;
    private int _unflushed;
    private long _position;
    private long _readFrom;
    private bool _ended;

    /// <summary>Begins to read ahead.</summary>
    /// <param name="raw">The input; the reader thread owns and disposes it.</param>
    /// <param name="content">Its content, or null when even its first bytes may have to be waited for.</param>
    /// <param name="blocks">The memory to use.</param>
    public PipedFeed(RawInput raw, ArchiveContent? content, PipeBlocks blocks)
    {
        _pipe = new Pipe(new PipeOptions(
            blocks,
            pauseWriterThreshold: PauseThreshold,
            resumeWriterThreshold: PauseThreshold / 2,
            minimumSegmentSize: PipeBlocks.BlockSize,
            useSynchronizationContext: false));
        _raw = raw;
        _content = content;
        raw.BeforeWaiting = Flush;
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
            _content ??= ArchiveContent.Open(_raw);
            while (!_stop.IsCancellationRequested)
            {
                ReadOnlySpan<byte> chunk = _content.Take();
                while (_content.TryTakeFault(out ArchiveFault? fault))
                {
                    _faults.Enqueue(fault);
                }

                if (chunk.IsEmpty)
                {
                    break;
                }

                // Faults are in their queue before the bytes behind them can be seen.
                writer.Write(chunk);
                _unflushed += chunk.Length;
                if (_unflushed >= FlushThreshold)
                {
                    Flush();
                }
            }
        }
        finally
        {
            // The worker awaits this task when it sees the end, and so learns of an exception.
            writer.Complete();
        }
    }

    // Waits while too much is under way. When the worker reads no more, Dispose has told so by then.
    private void Flush()
    {
        if (_unflushed > 0)
        {
            _unflushed = 0;
            _pipe.Writer.FlushAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
    }
}

using System.Text;

namespace TrailFilter.Pipeline.Tests.Fakes;

/// <summary>Gives its bytes, then waits for more until it is disposed.</summary>
internal sealed class WaitingStream(byte[] bytes) : CutStream(bytes, static () => int.MaxValue)
{
    private readonly ManualResetEventSlim _gate = new();

    public TaskCompletionSource Waits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override int Read(Span<byte> buffer)
    {
        int read = base.Read(buffer);
        if (read == 0)
        {
            Waits.TrySetResult();
            _gate.Wait();
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        _gate.Set();
        base.Dispose(disposing);
    }
}

/// <summary>The same block again and again.</summary>
internal sealed class EndlessStream(byte[] block) : CutStream([], static () => int.MaxValue)
{
    private int _at;

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, block.Length - _at);
        block.AsSpan(_at, count).CopyTo(buffer);
        _at = (_at + count) % block.Length;
        return count;
    }

}

/// <summary>Fails after some writes.</summary>
internal sealed class ThrowAfterWrites(int writes, Exception failure) : MemoryStream
{
    private int _writes;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _writes++ < writes ? ValueTask.CompletedTask : ValueTask.FromException(failure);
}

/// <summary>A pipe nobody reads: a write never returns, cancelled or not.</summary>
internal sealed class StuckStream : MemoryStream
{
    public TaskCompletionSource Waits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Waits.TrySetResult();
        return new ValueTask(new TaskCompletionSource().Task);
    }
}

/// <summary>Tells of its first write.</summary>
internal sealed class NotifyingStream : MemoryStream
{
    public TaskCompletionSource<string> FirstWrite { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        FirstWrite.TrySetResult(Encoding.UTF8.GetString(buffer.Span));
        return ValueTask.CompletedTask;
    }
}

/// <summary>A stream with a bug.</summary>
internal sealed class BadStream : MemoryStream
{
    public override long Length => 10;

    public override int Read(Span<byte> buffer) => throw new InvalidTimeZoneException();
}

using TrailFilter.Cli.Terminal;

namespace TrailFilter.Cli.Explaining;

/// <summary>
/// Writes the first explanations of those that come in order, and says when there are enough. Written by one thread at a time; any may
/// ask whether it is full.
/// </summary>
/// <param name="result">Where they go.</param>
/// <param name="feeds">With how many line feeds in a row an explanation ends, in which there are not so many.</param>
/// <param name="limit">How many are written; null = all.</param>
internal sealed class LimitedOutput(ResultFile result, int feeds, long? limit) : Stream
{
    private long _left = limit ?? long.MaxValue;
    private int _feedsBefore;
    private volatile bool _isFull;

    /// <summary>Whether nothing more is written, so that nothing need be made.</summary>
    public bool IsFull => _isFull;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int length = limit is null ? buffer.Length : Fitting(buffer);
        if (length > 0)
        {
            // What a span cannot do is to be written by another method's body.
            byte[] bytes = buffer[..length].ToArray();
            result.Write(stream => stream.Write(bytes));
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    // The run does not wait for a write that nobody takes when it is stopped; so it must not write by itself.
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Run(() => Write(buffer.Span), cancellationToken));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Each write goes through.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Fitting(ReadOnlySpan<byte> buffer)
    {
        int length = 0;
        while (length < buffer.Length && _left > 0)
        {
            _feedsBefore = buffer[length] == (byte)'\n' ? _feedsBefore + 1 : 0;
            length++;
            if (_feedsBefore == feeds)
            {
                _feedsBefore = 0;
                _left--;
            }
        }

        _isFull = _left == 0;
        return length;
    }
}

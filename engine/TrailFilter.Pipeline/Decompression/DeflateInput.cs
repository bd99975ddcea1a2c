namespace TrailFilter.Pipeline.Decompression;

/// <summary>
/// What a <see cref="System.IO.Compression.DeflateStream"/> reads from. It remembers the last block it handed out: the compressed
/// data ends somewhere in that block, and .NET 10 does not say where.
/// </summary>
internal sealed class DeflateInput(RawInput raw) : Stream
{
    /// <summary>The most bytes of a block: what a DeflateStream asks for, and never more than can be gone back over.</summary>
    public const int BlockSize = 8192;

    /// <summary>The offset of the last block that was handed out.</summary>
    public long LastBlock { get; private set; } = raw.Offset;

    /// <summary>Whether more was asked for than there is: the compressed data is not complete.</summary>
    public bool Starved { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        Span<byte> block = buffer[..Math.Min(buffer.Length, BlockSize)];
        long offset = raw.Offset;
        int read = raw.ReadFully(block);
        if (read == 0)
        {
            Starved = true;
            return 0;
        }

        LastBlock = offset;
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

using System.Buffers;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>Content that is not compressed.</summary>
internal sealed class PlainContent(RawInput raw) : ArchiveContent(raw)
{
    // What a pipe holds at most, on Linux.
    private const int ChunkSize = 64 * 1024;

    private byte[]? _chunk;
    private bool _ended;

    /// <inheritdoc/>
    public override bool IsCompressed => false;

    /// <summary>Takes the next bytes without a copy in between.</summary>
    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        int read = Raw.ReadAvailable(destination);
        if (read == 0 && !_ended)
        {
            _ended = true;
            EndOfInput(ArchiveFaultKind.None);
        }

        ContentOffset += read;
        return read;
    }

    /// <inheritdoc/>
    protected override ReadOnlyMemory<byte> NextChunk()
    {
        _chunk ??= ArrayPool<byte>.Shared.Rent(ChunkSize);
        int read = Read(_chunk);
        ContentOffset -= read; // Counted when it is taken.
        return _chunk.AsMemory(0, read);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_chunk is not null)
        {
            ArrayPool<byte>.Shared.Return(_chunk);
            _chunk = null;
        }

        base.Dispose(disposing);
    }
}

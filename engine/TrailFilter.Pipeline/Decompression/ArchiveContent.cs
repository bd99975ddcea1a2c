using System.Diagnostics.CodeAnalysis;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>
/// The content of an archive, decompressed. What compression it has is told by its first bytes, never by its name. Never throws
/// for bad data: everything readable comes out, and faults stand in a queue. Owned by one thread at a time.
/// </summary>
/// <remarks>
/// A decompression bomb costs time and no memory: content is never held whole. A gzip byte can become 1,032 bytes, a zstd block of
/// four bytes 128 KiB; logs become about ten times their packed size. A zstd frame that wants more than 128 MiB for its window is
/// refused.
/// </remarks>
internal abstract class ArchiveContent : IDisposable
{
    private readonly Queue<ArchiveFault> _faults = new();
    private ReadOnlyMemory<byte> _left;
    private bool _disposed;

    /// <summary>Takes over an input.</summary>
    protected ArchiveContent(RawInput raw) => Raw = raw;

    /// <summary>How many bytes were read from disk.</summary>
    public long BytesRead => Raw.BytesRead;

    /// <summary>How many bytes came out.</summary>
    public long ContentOffset { get; protected set; }

    /// <summary>Whether a fault ended the content early, so that <see cref="ReadRemainder"/> may have something.</summary>
    public bool EndedEarly { get; private set; }

    /// <summary>Whether it is compressed, so that reading it is work worth a thread of its own.</summary>
    public virtual bool IsCompressed => true;

    /// <summary>The input.</summary>
    protected RawInput Raw { get; }

    /// <summary>Looks at the first bytes and chooses.</summary>
    /// <param name="raw">The input; disposed with the content.</param>
    public static ArchiveContent Open(RawInput raw)
    {
        ReadOnlySpan<byte> magic = raw.Peek(4);
        return magic switch
        {
            [0x1f, 0x8b, ..] => new GzipContent(raw),
            _ when ZstdContent.IsFrame(magic) => new ZstdContent(raw),
            _ => new PlainContent(raw),
        };
    }

    /// <summary>Takes the next bytes; none = the end. Faults noticed during the call lie before the bytes it returns.</summary>
    /// <param name="destination">Where they go; not empty.</param>
    public virtual int Read(Span<byte> destination)
    {
        ReadOnlyMemory<byte> chunk = _left.IsEmpty ? NextChunk() : _left;
        int count = Math.Min(chunk.Length, destination.Length);
        chunk.Span[..count].CopyTo(destination);
        _left = chunk[count..];
        ContentOffset += count;
        return count;
    }

    /// <summary>Takes the next bytes, as many as came out at once; none = the end. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Take()
    {
        ReadOnlyMemory<byte> chunk = _left.IsEmpty ? NextChunk() : _left;
        _left = default;
        ContentOffset += chunk.Length;
        return chunk.Span;
    }

    /// <summary>Takes the next fault.</summary>
    public bool TryTakeFault([MaybeNullWhen(false)] out ArchiveFault fault) => _faults.TryDequeue(out fault);

    /// <summary>After an early end: the next bytes of the archive as they lie on disk, from the fault's offset on; none = the end.</summary>
    /// <param name="destination">Where they go.</param>
    public int ReadRemainder(Span<byte> destination) => Raw.ReadFully(destination);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true; // A buffer returned twice would be handed out twice.
            Dispose(disposing: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the next bytes; none = the end. Called when those it gave before have been taken.</summary>
    protected abstract ReadOnlyMemory<byte> NextChunk();

    /// <summary>Gives back what the decompressor holds, and the input.</summary>
    protected virtual void Dispose(bool disposing) => Raw.Dispose();

    /// <summary>Notes a fault after which content goes on.</summary>
    protected void AddFault(ArchiveFaultKind kind, long offset) =>
        _faults.Enqueue(new ArchiveFault(kind, offset, ContentOffset, EndsContent: false));

    /// <summary>Notes a fault that ends the content and leaves the input at the first byte that was not used.</summary>
    protected void End(ArchiveFaultKind kind, long offset)
    {
        Raw.SeekTo(offset);
        EndedEarly = true;
        _faults.Enqueue(new ArchiveFault(kind, offset, ContentOffset, EndsContent: true));
    }

    /// <summary>
    /// Notes that the input ended, at the first byte that was not used. Where it should not have ended, the cause is named rather
    /// than the consequence: a file that shrank is not also called cut off.
    /// </summary>
    /// <param name="kind">The fault when the input ended properly but the data did not; none when both did.</param>
    protected void EndOfInput(ArchiveFaultKind kind)
    {
        (ArchiveFaultKind cause, string? detail) = Raw.EndFault;
        kind = cause != ArchiveFaultKind.None ? cause : kind;
        if (kind != ArchiveFaultKind.None)
        {
            _faults.Enqueue(new ArchiveFault(kind, Raw.Offset, ContentOffset, EndsContent: true, detail));
        }
    }
}

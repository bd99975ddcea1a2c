using System.Diagnostics.CodeAnalysis;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>
/// The content of an archive, decompressed. What compression it has is told by its first bytes, never by its name. Never throws
/// for bad data: everything readable comes out, and faults stand in a queue. Owned by one thread at a time.
/// </summary>
/// <remarks>
/// A decompression bomb costs time and little memory: only content of which a gzip member says that it is small is held whole, and
/// never more than it said. A gzip byte can become 1,032 bytes, a zstd block of
/// four bytes 128 KiB; logs become about ten times their packed size. A zstd frame that wants more than 128 MiB for its window is
/// refused.
/// </remarks>
internal abstract class ArchiveContent : IDisposable
{
    // The taker is given a chance to do something with it while it is in the cache.
    private const int MaxTaken = 128 * 1024;

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
    /// <param name="inflater">What inflates gzip; the result does not depend on it. Null = what is chosen for the process.</param>
    public static ArchiveContent Open(RawInput raw, GzipInflater? inflater = null)
    {
        ReadOnlySpan<byte> magic = raw.Peek(4);
        return magic switch
        {
            [0x1f, 0x8b, ..] => new GzipContent(raw, inflater ?? GzipInflation.Chosen),
            _ when ZstdContent.IsFrame(magic) => new ZstdContent(raw),
            _ => new PlainContent(raw),
        };
    }

    /// <summary>Takes the next bytes; none = the end. Faults noticed during the call lie before the bytes it returns.</summary>
    /// <param name="destination">Where they go; not empty.</param>
    public virtual int Read(Span<byte> destination)
    {
        int count = _left.IsEmpty ? Next(destination, out _left) : 0;
        if (count == 0)
        {
            count = Math.Min(_left.Length, destination.Length);
            _left.Span[..count].CopyTo(destination);
            _left = _left[count..];
        }

        ContentOffset += count;
        return count;
    }

    /// <summary>Takes the next bytes, a convenient number of them; none = the end. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Take()
    {
        if (_left.IsEmpty)
        {
            _ = Next([], out _left);
        }

        ReadOnlyMemory<byte> taken = _left[..Math.Min(_left.Length, MaxTaken)];
        _left = _left[taken.Length..];
        ContentOffset += taken.Length;
        return taken.Span;
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

    /// <summary>
    /// Gives the next bytes: either straight into a destination, or as a chunk; none = the end. Called when those it gave before have
    /// been taken.
    /// </summary>
    /// <param name="destination">May be too small to be of use, or empty; where nothing is given, what it holds is unspecified.</param>
    /// <param name="chunk">Valid until the next call; empty when bytes are in the destination.</param>
    /// <returns>How many bytes are in the destination.</returns>
    protected virtual int Next(Span<byte> destination, out ReadOnlyMemory<byte> chunk)
    {
        chunk = NextChunk();
        return 0;
    }

    /// <summary>Gives the next bytes as a chunk; for a format that cannot give them into a destination.</summary>
    protected virtual ReadOnlyMemory<byte> NextChunk() => default;

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

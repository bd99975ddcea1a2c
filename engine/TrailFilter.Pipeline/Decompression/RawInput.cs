using System.Buffers;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>
/// The bytes of an archive as they lie on disk, with a look ahead and a short way back. Reads in large blocks; turns read errors
/// into faults. Owned by one thread at a time.
/// </summary>
internal sealed class RawInput : IDisposable
{
    /// <summary>How far <see cref="SeekTo"/> reaches back at least, in bytes: what a DeflateStream reads at a time, and a trailer.</summary>
    public const int WayBack = DeflateInput.BlockSize + 16;

    /// <summary>The most bytes <see cref="Peek"/> shows without growing: a zstd block of the greatest size and what frames it.</summary>
    public const int MaxPeek = BufferSize - WayBack;

    // 256 KiB: half of it is read ahead at a time, which is past where larger reads of a file gain anything.
    private const int BufferSize = 256 * 1024;

    private readonly Stream _stream;
    private readonly Action<int>? _counted;
    private readonly long? _expectedLength;
    private readonly long _startPosition;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _capacity = BufferSize;
    private long _bufferOffset;
    private int _position;
    private int _end;
    private bool _ended;

    /// <summary>Takes over a stream.</summary>
    /// <param name="stream">The stream, disposed with this.</param>
    /// <param name="counted">Called with the number of bytes of each read; for progress.</param>
    public RawInput(Stream stream, Action<int>? counted = null)
    {
        _stream = stream;
        _counted = counted;
        // Only a file says its length and can shrink. What says zero may be a device, or a file of /proc.
        if (stream.CanSeek && stream.Length > 0)
        {
            _startPosition = stream.Position;
            _expectedLength = stream.Length - _startPosition;
        }
    }

    /// <summary>Called before a read that may have to wait for somebody; never for a file.</summary>
    public Action? BeforeWaiting { get; set; }

    /// <summary>The offset of the next byte within the archive.</summary>
    public long Offset => _bufferOffset + _position;

    /// <summary>How many bytes were read from the stream.</summary>
    public long BytesRead => _bufferOffset + _end;

    /// <summary>Whether the archive's length is known and its bytes can be read without waiting for somebody.</summary>
    public bool IsFile => _expectedLength is not null;

    /// <summary>Set when the end was reached and it was not the true one.</summary>
    public (ArchiveFaultKind Kind, string? Detail) EndFault { get; private set; }

    /// <summary>The next bytes without taking them: fewer than asked only at the end.</summary>
    /// <param name="count">How many. More than <see cref="MaxPeek"/> makes the buffer so much larger, for as long as this lives.</param>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (count > _capacity - WayBack)
        {
            Grow(count + WayBack);
        }

        while (_end - _position < count && !_ended)
        {
            Fill();
        }

        return _buffer.AsSpan(_position, Math.Min(count, _end - _position));
    }

    /// <summary>
    /// The rest of a file without taking it, when it is no longer than a limit; otherwise nothing, as of anything that is no file.
    /// </summary>
    /// <param name="limit">In bytes.</param>
    public ReadOnlySpan<byte> PeekRest(int limit)
    {
        long rest = (_expectedLength ?? long.MaxValue) - Offset;
        if (rest > limit || rest <= 0)
        {
            return default;
        }

        // One byte more shows whether the file has grown: then this is not its rest.
        ReadOnlySpan<byte> bytes = Peek((int)rest + 1);
        return bytes.Length <= rest ? bytes : default;
    }

    /// <summary>Takes bytes that were peeked at.</summary>
    public void Skip(int count) => _position += count;

    /// <summary>Goes back (at most <see cref="WayBack"/> bytes) or on within what was peeked at.</summary>
    public void SeekTo(long offset) => _position = checked((int)(offset - _bufferOffset));

    /// <summary>Takes the next bytes: at least one, or none at the end. Fills the destination unless the end comes first.</summary>
    /// <remarks>
    /// Filling matters: how a decompressor is fed must depend on the bytes alone, not on how a pipe cut them, so that a damaged
    /// archive gives the same records from a file and from a pipe.
    /// </remarks>
    public int ReadFully(Span<byte> destination)
    {
        ReadOnlySpan<byte> bytes = Peek(Math.Min(destination.Length, MaxPeek));
        bytes.CopyTo(destination);
        Skip(bytes.Length);
        return bytes.Length;
    }

    /// <summary>Takes the next bytes that are there, waiting only when there are none. For content that is not compressed.</summary>
    public int ReadAvailable(Span<byte> destination)
    {
        int buffered = Math.Min(_end - _position, destination.Length);
        if (buffered > 0)
        {
            _buffer.AsSpan(_position, buffered).CopyTo(destination);
            _position += buffered;
            return buffered;
        }

        if (_ended)
        {
            return 0;
        }

        // Straight into the destination: plain content is not copied twice.
        int read = ReadStream(destination);
        _bufferOffset += _end + read;
        _position = _end = 0;
        return read;
    }

    /// <summary>Gives the buffer back and closes the stream.</summary>
    public void Dispose()
    {
        byte[] buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            _stream.Dispose();
        }
    }

    private void Fill()
    {
        if (_end == _capacity)
        {
            MoveTo(_buffer);
        }

        _end += ReadStream(_buffer.AsSpan(_end, _capacity - _end));
    }

    private void Grow(int capacity)
    {
        byte[] former = _buffer;
        byte[] larger = ArrayPool<byte>.Shared.Rent(capacity);
        MoveTo(larger);
        (_buffer, _capacity) = (larger, capacity);
        ArrayPool<byte>.Shared.Return(former);
    }

    // What is still needed moves to the beginning.
    private void MoveTo(byte[] buffer)
    {
        int keptFrom = Math.Max(0, _position - WayBack);
        _buffer.AsSpan(keptFrom, _end - keptFrom).CopyTo(buffer);
        _bufferOffset += keptFrom;
        _position -= keptFrom;
        _end -= keptFrom;
    }

    private int ReadStream(Span<byte> destination)
    {
        int read;
        if (!IsFile)
        {
            BeforeWaiting?.Invoke();
        }

        try
        {
            read = _stream.Read(destination);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _ended = true;
            EndFault = (ArchiveFaultKind.ReadFailed, exception.Message);
            return 0;
        }

        if (read == 0)
        {
            _ended = true;
            if (BytesRead < _expectedLength)
            {
                EndFault = (ArchiveFaultKind.Shrank, null);
            }
        }

        _counted?.Invoke(read);
        return read;
    }
}

using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Records;

/// <summary>
/// Cuts a stream of bytes into records: <c>{"Records":[…]}</c>, JSON arrays, one record a line, records one after another,
/// compact or pretty-printed, in any mixture.
/// </summary>
/// <remarks>
/// <para>
/// Bytes go in through <see cref="GetMemory"/> and <see cref="Advance"/>, records come out of <see cref="Read"/>; where the input
/// is cut changes nothing. No byte is copied: a record points into the buffer, which moves only in <see cref="GetMemory"/>.
/// </para>
/// <para>
/// Only brackets and strings are looked at, so text that is no JSON inside a record can pass; the strict extractor checks it.
/// What cannot be framed becomes a fault, and reading goes on at the next place where a record seems to begin.
/// </para>
/// <para>For one thread. Allocates only while the buffer grows: to at most twice the record limit, and an index of two thirds of that.</para>
/// </remarks>
public sealed partial class RecordReader
{
    /// <summary>Bytes read and indexed at a time; small enough to be in the cache still when the records are walked.</summary>
    private const int IndexStep = 16 * 1024;

    /// <summary>The least room offered by <see cref="GetMemory"/>.</summary>
    private const int MinRoom = 64 * 1024;

    /// <summary>The buffer to begin with: a few reads of <see cref="MinRoom"/>, and with its index still within a core's cache.</summary>
    private const int InitialBuffer = 256 * 1024;

    private readonly StructureIndex _index;
    private readonly int _maxRecordBytes;
    private byte[] _buffer = new byte[InitialBuffer];
    private byte[] _source;     // what is read: the buffer, or an input that lies in memory as a whole, through a window
    private int _first;         // where the window begins; 0 in the buffer
    private int _ahead;         // bytes of the input behind the window
    private long _origin;       // offset in the input of the buffer's first byte
    private long _start;        // offset of the first byte that was read
    private int _length;        // bytes in the buffer
    private int _position;      // what is before it has been handed out
    private bool _completed;

    /// <summary>Makes a reader.</summary>
    /// <param name="options">How to read, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The record limit is out of its range.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine lacks the instructions asked for.</exception>
    public RecordReader(RecordReaderOptions? options = null)
    {
        options ??= new RecordReaderOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxRecordBytes, 1024, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxRecordBytes, 1024 * 1024 * 1024, nameof(options));
        _maxRecordBytes = options.MaxRecordBytes;
        _index = new StructureIndex(options.Scan);
        _source = _buffer;
        Reset();
    }

    /// <summary>Room for the next bytes of the input, at least 64 KiB. What was read before is no longer valid.</summary>
    /// <exception cref="InvalidOperationException">The input was declared complete.</exception>
    public Memory<byte> GetMemory()
    {
        if (_completed || _source != _buffer)
        {
            throw new InvalidOperationException("The input is complete; Reset begins a new one.");
        }

        if (_buffer.Length - _length < MinRoom)
        {
            MakeRoom();
        }

        return _buffer.AsMemory(_length);
    }

    /// <summary>Says that bytes were written to the memory that <see cref="GetMemory"/> gave.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than there was room for, or negative.</exception>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _source == _buffer ? _buffer.Length - _length : 0);
        _length += count;
    }

    /// <summary>Says that no more bytes come; of an input that lies in memory as a whole that is known.</summary>
    public void Complete() => _completed = _ahead == 0;

    /// <summary>
    /// Whether all that was handed in has been read, nothing is open, and whatever follows would be read just so by a fresh reader
    /// as well, as long as it begins with an opening brace at the beginning of a line. Long inputs can be divided at such places.
    /// </summary>
    public bool IsBetweenRecords =>
        _state == State.Between && _container == Container.None && _position == _length && _scannedInVain == 0 && _ahead == 0
        && !_completed;

    /// <summary>Forgets everything and begins a new input.</summary>
    /// <param name="offset">Where it begins, when it is the rest of a longer one; offsets are counted from there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative.</exception>
    public void Reset(long offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        _source = _buffer;
        _first = 0;
        _ahead = 0;
        _index.Reset();
        _origin = offset;
        _start = offset;
        _length = 0;
        _position = 0;
        _completed = false;
        ResetFraming();
    }

    /// <summary>
    /// Forgets everything and begins a new input that lies in memory as a whole. It is read where it lies; nothing more can be added.
    /// </summary>
    /// <param name="input">The input, which must not change until it has been read.</param>
    public void ResetTo(ArraySegment<byte> input)
    {
        Reset();
        _source = input.Array ?? [];
        _first = input.Offset;
        _ahead = input.Count;
        TryWiden();
    }

    /// <summary>Indexes the next step of what is in the buffer.</summary>
    /// <returns><see langword="false"/> when all of it is indexed.</returns>
    private bool IndexMore()
    {
        if (_index.Length >= _length)
        {
            return false;
        }

        // Whole blocks, but for the last step: an incomplete block is indexed twice.
        int upTo = (_index.Length + IndexStep) & -BlockScanner.BlockSize;
        _index.Extend(Text[..Math.Min(_length, upTo)]);
        return true;
    }

    // One block before the position stays: whether a brace begins its line is seen there.
    private int KeepFrom => Math.Max(0, (_position & -BlockScanner.BlockSize) - BlockScanner.BlockSize);

    /// <summary>Moves the window on, over an input that lies in memory as a whole.</summary>
    /// <returns><see langword="false"/> when there is no such input, or the window has been at its end.</returns>
    private bool TryWiden()
    {
        if (_source == _buffer || _completed)
        {
            return false;
        }

        int passed = KeepFrom;
        if (passed >= InitialBuffer / 2)
        {
            _first += passed;
            MoveFraming(passed);
        }

        int more = Math.Min(_ahead, MinRoom);
        _length += more;
        _ahead -= more;
        _completed = _ahead == 0;
        return true;
    }

    private void MakeRoom()
    {
        int keepFrom = KeepFrom;
        if (keepFrom >= _buffer.Length / 2 || _buffer.Length - (_length - keepFrom) >= MinRoom * 2)
        {
            _buffer.AsSpan(keepFrom, _length - keepFrom).CopyTo(_buffer);
            MoveFraming(keepFrom);
        }

        if (_buffer.Length - _length < MinRoom)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + MinRoom));
            _source = _buffer;
        }
    }
}

using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>
/// Gzip, any number of members. .NET's GZipStream is not used because it loses things in silence: it takes a truncated file for
/// a complete one, ignores whatever follows the last member, and with a wrong checksum drops up to a buffer of good content (tried
/// on .NET 10.0; the tests of this class hold the cases). So members are taken apart here and only the deflate data in them is
/// left to .NET's inflater.
/// </summary>
internal sealed partial class GzipContent(RawInput raw) : ArchiveContent(raw)
{
    // What one step puts out. It stays in the first two cache levels on its way to checksum and consumer.
    private const int StepSize = 32 * 1024;

    private readonly byte[] _content = ArrayPool<byte>.Shared.Rent(StepSize);
    private readonly Crc32 _checksum = new();
    private DeflateInput? _input;
    private DeflateStream? _inflater;
    private long _memberLength;
    private int _length;
    private long? _damagedAt;
    private bool _ended;

    /// <inheritdoc/>
    protected override ReadOnlyMemory<byte> NextChunk()
    {
        _length = 0;
        while (_length == 0)
        {
            if (_ended)
            {
                return default;
            }

            if (_damagedAt is { } offset)
            {
                _ended = true;
                End(ArchiveFaultKind.GzipCorrupt, offset);
            }
            else if (_inflater is null)
            {
                BeginMember();
            }
            else
            {
                Inflate();
            }
        }

        return _content.AsMemory(0, _length);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _inflater?.Dispose();
        ArrayPool<byte>.Shared.Return(_content);
        base.Dispose(disposing);
    }

    private void BeginMember()
    {
        long offset = Raw.Offset;
        ArchiveFaultKind fault = GzipHeader.Take(Raw);
        if (fault == ArchiveFaultKind.None)
        {
            _input = new DeflateInput(Raw);
            _inflater = new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
            _checksum.Reset();
            _memberLength = 0;
            return;
        }

        _ended = true;
        if (fault == ArchiveFaultKind.GzipTruncated)
        {
            EndOfInput(fault);
        }
        else
        {
            End(fault, offset);
        }
    }

    private void Inflate()
    {
        Span<byte> content = _content.AsSpan(0, StepSize);
        // When the inflater meets damaged data it throws and does not say how much it put out before. JSON holds no zero byte, so
        // what it put out ends at the last byte that is not zero.
        content.Clear();
        try
        {
            _length = _inflater!.Read(content);
        }
        catch (InvalidDataException)
        {
            _length = content.LastIndexOfAnyExcept((byte)0) + 1;
            _damagedAt = _input!.LastBlock; // Told when these bytes have been taken, so that it stands behind them.
            EndMember();
            return;
        }

        if (_length > 0)
        {
            _checksum.Append(content[.._length]);
            _memberLength += _length;
            return;
        }

        EndMember();
        if (_input!.Starved)
        {
            _ended = true;
            EndOfInput(ArchiveFaultKind.GzipTruncated);
        }
        else
        {
            TakeTrailer(_input.LastBlock);
        }
    }

    private void EndMember()
    {
        _inflater?.Dispose();
        _inflater = null;
    }
}

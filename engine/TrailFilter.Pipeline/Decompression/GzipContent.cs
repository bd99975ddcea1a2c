using System.Buffers;
using System.IO.Compression;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>
/// Gzip, any number of members. .NET's GZipStream is not used because it loses things in silence: it takes a truncated file for
/// a complete one, ignores whatever follows the last member, and with a wrong checksum drops up to a buffer of good content (tried
/// on .NET 10.0; the tests of this class hold the cases). So members are taken apart here and only the deflate data in them is
/// left to .NET's inflater, and members in good order to a faster one where there is one.
/// </summary>
internal sealed partial class GzipContent(RawInput raw, GzipInflater inflater) : ArchiveContent(raw)
{
    // What one step puts out at most: about what .NET's inflater makes of the 8 KiB it reads at a time. It stays in the first two
    // cache levels on its way to checksum and consumer. Where a damaged member's content ends must not depend on the consumer's
    // buffer, so a step has this length in every buffer.
    private const int StepSize = 64 * 1024;

    private readonly GzipChecksum _checksum = new(inflater);
    private byte[]? _content;
    private DeflateInput? _input;
    private DeflateStream? _inflater;
    private long _memberLength;
    private long? _damagedAt;
    private bool _ended;

    /// <inheritdoc/>
    protected override int Next(Span<byte> destination, out ReadOnlyMemory<byte> chunk)
    {
        int count = 0;
        chunk = default;
        while (count == 0 && chunk.IsEmpty && !_ended)
        {
            if (_damagedAt is { } offset)
            {
                _ended = true;
                End(ArchiveFaultKind.GzipCorrupt, offset);
            }
            else if (_wholeGiven)
            {
                _wholeGiven = false;
                AfterMember();
            }
            else if (_inflater is not null)
            {
                count = Inflate(destination, out chunk);
            }
            else if (TakeHeader())
            {
                count = InflateWhole(destination, out chunk);
                if (!_wholeGiven)
                {
                    BeginMember();
                }
            }
        }

        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _inflater?.Dispose();
        if (_content is not null)
        {
            ArrayPool<byte>.Shared.Return(_content);
        }

        ReturnWholeBuffer();
        base.Dispose(disposing);
    }

    private bool TakeHeader()
    {
        long offset = Raw.Offset;
        ArchiveFaultKind fault = GzipHeader.Take(Raw);
        if (fault == ArchiveFaultKind.None)
        {
            return true;
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

        return false;
    }

    private void BeginMember()
    {
        _input = new DeflateInput(Raw);
        _inflater = new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
        _checksum.Reset();
        _memberLength = 0;
    }

    // The consumer's buffer is filled directly where a whole step has room.
    private int Inflate(Span<byte> destination, out ReadOnlyMemory<byte> chunk)
    {
        if (destination.Length >= StepSize)
        {
            chunk = default;
            return Inflate(destination[..StepSize]);
        }

        _content ??= ArrayPool<byte>.Shared.Rent(StepSize);
        chunk = _content.AsMemory(0, Inflate(_content.AsSpan(0, StepSize)));
        return 0;
    }

    private int Inflate(Span<byte> content)
    {
        // When the inflater meets damaged data it throws and does not say how much it put out before. JSON holds no zero byte, so
        // what it put out ends at the last byte that is not zero.
        content.Clear();
        int length;
        try
        {
            length = _inflater!.Read(content);
        }
        catch (InvalidDataException)
        {
            _damagedAt = _input!.LastBlock; // Told when these bytes have been taken, so that it stands behind them.
            EndMember();
            return content.LastIndexOfAnyExcept((byte)0) + 1;
        }

        if (length > 0)
        {
            _checksum.Append(content[..length]);
            _memberLength += length;
            return length;
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

        return 0;
    }

    private void EndMember()
    {
        _inflater?.Dispose();
        _inflater = null;
    }
}

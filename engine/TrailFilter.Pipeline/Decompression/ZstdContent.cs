using System.Buffers;
using System.Buffers.Binary;
using ZstdSharp;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>
/// Zstandard, any number of frames. The decompressor is fed block by block, as RFC 8878 section 3.1.1 draws them: so what came
/// before a damaged block is kept whole, and the end of a frame is known to the byte.
/// </summary>
internal sealed class ZstdContent(RawInput raw) : ArchiveContent(raw)
{
    // A block puts out at most 128 KiB, which then needs no second call.
    private const int OutputSize = 128 * 1024;
    private const uint Magic = 0xFD2FB528;
    private const uint SkippableMagic = 0x184D2A50;
    private const int BlockHeaderLength = 3;
    private const int ChecksumLength = 4;
    private const int MaxHeaderLength = 18;

    private readonly Decompressor _decompressor = new();
    private readonly byte[] _content = ArrayPool<byte>.Shared.Rent(OutputSize);
    private int _length;
    private Part _next;
    private bool _hasChecksum;
    private bool _ended;

    private enum Part
    {
        Frame,
        Block,
        Checksum,
    }

    /// <summary>Whether bytes begin a frame, one to be skipped included.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var magic && (magic == Magic || IsSkippable(magic));

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

            Step();
        }

        return _content.AsMemory(0, _length);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _decompressor.Dispose();
        ArrayPool<byte>.Shared.Return(_content);
        base.Dispose(disposing);
    }

    private static bool IsSkippable(uint magic) => (magic & 0xFFFFFFF0) == SkippableMagic;

    private void Step()
    {
        switch (_next)
        {
            case Part.Frame:
                NextFrame();
                break;
            case Part.Block:
                NextBlock();
                break;
            default:
                NextChecksum();
                break;
        }
    }

    private void NextFrame()
    {
        ReadOnlySpan<byte> bytes = Raw.Peek(MaxHeaderLength);
        if (bytes.IsEmpty)
        {
            _ended = true;
            EndOfInput(ArchiveFaultKind.None);
        }
        else if (!IsFrame(bytes))
        {
            _ended = true;
            End(ArchiveFaultKind.TrailingBytes, Raw.Offset);
        }
        else if (IsSkippable(BinaryPrimitives.ReadUInt32LittleEndian(bytes)))
        {
            SkipFrame(bytes);
        }
        else if (Feed(HeaderLength(bytes), ArchiveFaultKind.ZstdCorrupt))
        {
            _hasChecksum = (bytes[4] & 4) != 0;
            _next = Part.Block;
        }
    }

    private static int HeaderLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5)
        {
            return MaxHeaderLength;
        }

        int descriptor = bytes[4];
        bool single = (descriptor & 0x20) != 0;
        int dictionary = (descriptor & 3) switch { 0 => 0, 1 => 1, 2 => 2, _ => 4 };
        int size = (descriptor >> 6) switch { 0 => single ? 1 : 0, 1 => 2, 2 => 4, _ => 8 };
        return 5 + (single ? 0 : 1) + dictionary + size;
    }

    private void SkipFrame(ReadOnlySpan<byte> bytes)
    {
        long left = bytes.Length < 8 ? long.MaxValue : 8L + BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        while (left > 0)
        {
            int count = Raw.Peek((int)Math.Min(left, RawInput.MaxPeek)).Length;
            if (count == 0)
            {
                CutOff();
                return;
            }

            Raw.Skip(count);
            left -= count;
        }
    }

    private void NextBlock()
    {
        ReadOnlySpan<byte> header = Raw.Peek(BlockHeaderLength);
        if (header.Length < BlockHeaderLength)
        {
            CutOff();
            return;
        }

        int fields = header[0] | (header[1] << 8) | (header[2] << 16);
        bool last = (fields & 1) != 0;
        bool repeated = ((fields >> 1) & 3) == 1;
        int size = repeated ? 1 : fields >> 3;
        if (size > OutputSize)
        {
            _ended = true;
            End(ArchiveFaultKind.ZstdCorrupt, Raw.Offset);
        }
        else if (Feed(BlockHeaderLength + size, ArchiveFaultKind.ZstdCorrupt) && last)
        {
            _next = _hasChecksum ? Part.Checksum : Part.Frame;
        }
    }

    // The checksum goes in by a call of its own: a wrong one then costs nothing but the fault.
    private void NextChecksum()
    {
        long offset = Raw.Offset;
        _next = Part.Frame;
        if (!Feed(ChecksumLength, ArchiveFaultKind.ZstdChecksum) && !_ended)
        {
            AddFault(ArchiveFaultKind.ZstdChecksum, offset);
            _decompressor.ResetStream();
            Raw.Skip(ChecksumLength);
        }
    }

    /// <summary>Gives a part of the frame to the decompressor, which puts out all that comes of it.</summary>
    /// <returns>Whether the part was there and good. A bad checksum is left to the caller.</returns>
    private bool Feed(int length, ArchiveFaultKind faultIfBad)
    {
        ReadOnlySpan<byte> part = Raw.Peek(length);
        if (part.Length < length)
        {
            CutOff();
            return false;
        }

        OperationStatus status = _decompressor.UnwrapStream(part, _content.AsSpan(0, OutputSize), out int used, out _length);
        if (status != OperationStatus.InvalidData && used == length)
        {
            Raw.Skip(length);
            return true;
        }

        _length = 0;
        if (faultIfBad != ArchiveFaultKind.ZstdChecksum)
        {
            _ended = true;
            End(faultIfBad, Raw.Offset);
        }

        return false;
    }

    private void CutOff()
    {
        _ended = true;
        EndOfInput(ArchiveFaultKind.ZstdTruncated);
    }
}

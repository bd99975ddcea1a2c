using System.Buffers;
using System.Buffers.Binary;
using TrailFilter.Pipeline.Decompression.Native;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>
/// Members inflated as a whole by libdeflate, which is half as fast again as .NET's inflater at every size.
/// <para>
/// It serves only members of files in perfect order: nothing comes out before checksum and length have proved all of it, and before
/// it is certain that .NET's way would have found the same end. Everything else goes .NET's way from the member's beginning, so that
/// only one inflater says what a fault looks like. One difference remains, which nobody but a forger makes: libdeflate gives a
/// meaning to symbols 286 and 287, to distances 30 and 31 and to code lengths repeated too often, .NET's inflater refuses them. Were
/// checksum and length made to fit, such a member would be GzipCorrupt for .NET alone. By chance it is one in 2^64.
/// </para>
/// <para>
/// ISA-L's inflater, which also works piece by piece, was tried: it is slower than libdeflate at every size, and takes incomplete
/// Huffman codes, so that damage would come out as content long before the checksum tells.
/// </para>
/// </summary>
internal sealed partial class GzipContent
{
    // CloudTrail's archives are smaller; what is longer than this no longer gains from being in memory at once.
    private const int MaxWholePacked = 4 * 1024 * 1024;
    private const int MaxWholeContent = 16 * 1024 * 1024;

    // The format cannot pack better.
    private const int MaxRatio = 1032;

    private bool _triesWhole = inflater == GzipInflater.LibDeflate;
    private bool _wholeGiven;
    private byte[]? _whole;

    /// <summary>How many members were inflated as a whole.</summary>
    internal int WholeMembers { get; private set; }

    /// <summary>Inflates the member whose header was just taken, if all of it is good and small; else changes nothing.</summary>
    private int InflateWhole(Span<byte> destination, out ReadOnlyMemory<byte> chunk)
    {
        chunk = default;
        ReadOnlySpan<byte> rest = _triesWhole ? Raw.PeekRest(MaxWholePacked) : default;
        if (rest.Length < TrailerLength)
        {
            return 0;
        }

        // Right for the last member, which most often is the only one, and a guess for those before it.
        uint stated = BinaryPrimitives.ReadUInt32LittleEndian(rest[^4..]);
        if (stated is 0 or > MaxWholeContent || stated > (long)rest.Length * MaxRatio)
        {
            return 0;
        }

        bool direct = stated <= destination.Length;
        Span<byte> content = direct ? destination : WholeBuffer((int)stated);
        if (!LibDeflate.TryInflate(rest, content, out int used, out int length) || !IsProven(rest, used, content[..length]))
        {
            // Not tried again in this archive: so the work done in vain is bounded.
            _triesWhole = false;
            return 0;
        }

        Raw.Skip(used + TrailerLength);
        _wholeGiven = true;
        WholeMembers++;
        if (direct)
        {
            return length;
        }

        chunk = _whole.AsMemory(0, length);
        return 0;
    }

    /// <summary>Whether the trailer fits and <see cref="TakeTrailer"/> would have found it where it is.</summary>
    private bool IsProven(ReadOnlySpan<byte> rest, int used, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || used + TrailerLength > rest.Length)
        {
            return false;
        }

        _checksum.Reset();
        _checksum.Append(content);
        ReadOnlySpan<byte> trailer = rest.Slice(used, TrailerLength);
        ReadOnlySpan<byte> next = rest[(used + TrailerLength)..];
        int firstPlace = ((used - 1) / DeflateInput.BlockSize * DeflateInput.BlockSize) + 1;
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer) == _checksum.Value
            && BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) == (uint)content.Length
            && (next.IsEmpty || GzipHeader.IsStart(next))
            && rest[firstPlace..(used + TrailerLength)].IndexOf(trailer) == used - firstPlace;
    }

    private Span<byte> WholeBuffer(int length)
    {
        if (_whole is null || _whole.Length < length)
        {
            ReturnWholeBuffer();
            _whole = ArrayPool<byte>.Shared.Rent(length);
        }

        return _whole.AsSpan(0, length);
    }

    private void ReturnWholeBuffer()
    {
        if (_whole is not null)
        {
            ArrayPool<byte>.Shared.Return(_whole);
            _whole = null;
        }
    }
}

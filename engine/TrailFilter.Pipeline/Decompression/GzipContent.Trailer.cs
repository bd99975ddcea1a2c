using System.Buffers.Binary;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>The end of a member: where it is, whether its checksum fits, and what follows it.</summary>
internal sealed partial class GzipContent
{
    private const int TrailerLength = 8;

    // A header needs four bytes to be told from other bytes.
    private const int StartLength = 4;

    /// <summary>
    /// Finds the trailer. .NET's inflater does not say which bytes of the last block it used; but the eight bytes that must follow
    /// are known, and that they turn up elsewhere in 8 KiB has a chance of one in 2^51.
    /// </summary>
    private void TakeTrailer(long lastBlock)
    {
        int blockLength = (int)(Raw.Offset - lastBlock);
        Raw.SeekTo(lastBlock);
        ReadOnlySpan<byte> window = Raw.Peek(blockLength + TrailerLength + StartLength);
        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _checksum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)_memberLength);
        int at = FindTrailer(window, trailer, blockLength);
        if (at >= 0)
        {
            Raw.Skip(at + TrailerLength);
            AfterMember();
        }
        else
        {
            WithoutTrailer(window, trailer, blockLength, lastBlock);
        }
    }

    // The trailer of an empty member is eight zero bytes, which may fit a byte too early: prefer the place after which the input
    // goes on as it must.
    private static int FindTrailer(ReadOnlySpan<byte> window, ReadOnlySpan<byte> trailer, int blockLength)
    {
        int first = -1;
        for (int from = 1; from <= blockLength; from++)
        {
            int found = window[from..].IndexOf(trailer);
            if (found < 0 || from + found > blockLength)
            {
                break;
            }

            from += found;
            first = first < 0 ? from : first;
            ReadOnlySpan<byte> next = window[(from + TrailerLength)..];
            if (next.IsEmpty || GzipHeader.IsStart(next))
            {
                return from;
            }
        }

        return first;
    }

    private void WithoutTrailer(ReadOnlySpan<byte> window, ReadOnlySpan<byte> trailer, int blockLength, long lastBlock)
    {
        // The member ended in good order, so its neighbour must not suffer if it can be found.
        for (int at = 1 + TrailerLength; at <= blockLength + TrailerLength && at < window.Length; at++)
        {
            if (GzipHeader.IsStart(window[at..]))
            {
                AddFault(ArchiveFaultKind.GzipChecksum, lastBlock + at - TrailerLength);
                Raw.SeekTo(lastBlock + at);
                return;
            }
        }

        _ended = true;
        bool atEnd = window.Length < blockLength + TrailerLength + StartLength;
        if (!atEnd)
        {
            // The inflater took damaged data for a regular end.
            End(ArchiveFaultKind.GzipCorrupt, lastBlock);
            return;
        }

        Raw.Skip(window.Length);
        EndOfInput(IsCutOff(window, trailer) ? ArchiveFaultKind.GzipTruncated : ArchiveFaultKind.GzipChecksum);
    }

    // The last bytes of the input are either a whole trailer that is wrong, or the beginning of a right one.
    private static bool IsCutOff(ReadOnlySpan<byte> window, ReadOnlySpan<byte> trailer)
    {
        if (window.Length < TrailerLength || window[^8..^4].SequenceEqual(trailer[..4]))
        {
            return window.Length < TrailerLength;
        }

        for (int length = TrailerLength - 1; length > 0; length--)
        {
            if (window.EndsWith(trailer[..length]))
            {
                return true;
            }
        }

        // Damage changes the length a little; bytes that are no length at all are far from it.
        long stated = BinaryPrimitives.ReadUInt32LittleEndian(window[^4..]);
        long actual = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        return Math.Abs(stated - actual) > Math.Max(actual / 4, 4096);
    }

    private void AfterMember()
    {
        ReadOnlySpan<byte> next;
        while ((next = Raw.Peek(StartLength)) is [0, ..])
        {
            // Zero bytes are the padding of tapes and block devices; gzip ignores them too.
            Raw.Skip(1);
        }

        if (next is [0x1f, 0x8b, ..])
        {
            return;
        }

        _ended = true;
        if (next.IsEmpty)
        {
            EndOfInput(ArchiveFaultKind.None);
        }
        else
        {
            End(ArchiveFaultKind.TrailingBytes, Raw.Offset);
        }
    }
}

using System.Buffers.Binary;
using System.IO.Hashing;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>The header of a gzip member, as RFC 1952 section 2.3 draws it.</summary>
internal static class GzipHeader
{
    private const int FixedLength = 10;
    private const int HeaderChecksum = 0x02;
    private const int Extra = 0x04;
    private const int Name = 0x08;
    private const int Comment = 0x10;
    private const int Reserved = 0xe0;

    /// <summary>Whether bytes look like the beginning of a member: the magic, the one method there is, no reserved flag.</summary>
    /// <param name="bytes">At least four bytes, or fewer at the end of the input: then it is none.</param>
    public static bool IsStart(ReadOnlySpan<byte> bytes) => bytes is [0x1f, 0x8b, 8, var flags, ..] && (flags & Reserved) == 0;

    /// <summary>Takes a header from the input.</summary>
    /// <param name="raw">The input, at the member's first byte. Left there unless the header is good.</param>
    /// <returns>No fault, or why it is not a header.</returns>
    public static ArchiveFaultKind Take(RawInput raw)
    {
        // A name or comment longer than what can be looked at together is no header anybody writes.
        ReadOnlySpan<byte> bytes = raw.Peek(RawInput.WayBack);
        if (bytes.Length >= 4 && !IsStart(bytes))
        {
            return ArchiveFaultKind.GzipHeader;
        }

        if (bytes.Length < FixedLength)
        {
            return ArchiveFaultKind.GzipTruncated;
        }

        int flags = bytes[3];
        int at = FixedLength;
        if ((flags & Extra) != 0)
        {
            at = at + 2 <= bytes.Length ? at + 2 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : int.MaxValue;
        }

        at = (flags & Name) != 0 ? AfterZero(bytes, at) : at;
        at = (flags & Comment) != 0 ? AfterZero(bytes, at) : at;
        bool checksum = (flags & HeaderChecksum) != 0;
        if (at > bytes.Length - (checksum ? 2 : 0))
        {
            return bytes.Length < RawInput.WayBack ? ArchiveFaultKind.GzipTruncated : ArchiveFaultKind.GzipHeader;
        }

        if (checksum)
        {
            if ((ushort)Crc32.HashToUInt32(bytes[..at]) != BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]))
            {
                return ArchiveFaultKind.GzipHeader;
            }

            at += 2;
        }

        raw.Skip(at);
        return ArchiveFaultKind.None;
    }

    private static int AfterZero(ReadOnlySpan<byte> bytes, int at)
    {
        int length = at < bytes.Length ? bytes[at..].IndexOf((byte)0) : -1;
        return length < 0 ? int.MaxValue : at + length + 1;
    }
}

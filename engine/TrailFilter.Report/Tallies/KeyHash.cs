using System.Buffers.Binary;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// A 64-bit hash of bytes: sixteen of them a step, multiplied to 128 bits and folded. The same in every process, because ties between
/// keys are broken by it.
/// </summary>
internal static class KeyHash
{
    // Odd constants with well mixed bits; any such would do.
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD6E8FEB86659FD93;

    /// <summary>The hash of a key.</summary>
    public static ulong Of(ReadOnlySpan<byte> key)
    {
        // Multiplied: the length itself would cancel against a last letter that differs from it in the same bits.
        ulong hash = (ulong)(key.Length + 1) * First;
        ReadOnlySpan<byte> rest = key;
        while (rest.Length > 2 * sizeof(ulong))
        {
            hash = Fold(
                BinaryPrimitives.ReadUInt64LittleEndian(rest) ^ Second,
                BinaryPrimitives.ReadUInt64LittleEndian(rest[sizeof(ulong)..]) ^ hash);
            rest = rest[(2 * sizeof(ulong))..];
        }

        ulong head = 0;
        ulong tail = 0;
        if (rest.Length >= sizeof(ulong))
        {
            // The two may overlap; together they are all that is left.
            head = BinaryPrimitives.ReadUInt64LittleEndian(rest);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(rest[^sizeof(ulong)..]);
        }
        else if (rest.Length >= sizeof(uint))
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(rest);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(rest[^sizeof(uint)..]);
        }
        else if (rest.Length > 0)
        {
            head = (uint)(rest[0] | (rest[rest.Length / 2] << 8) | (rest[^1] << 16));
        }

        return Fold(Fold(head ^ Second, tail ^ hash), First);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }
}

using System.Buffers.Binary;
using System.Numerics;

namespace TrailFilter.Core.Automata;

/// <summary>The hash of a value's bytes: eight bytes a step, since ARNs are long and differ only in the middle.</summary>
internal static class ByteHash
{
    // Odd constants with well mixed bits; any such pair would do.
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD6E8FEB86659FD93;

    internal static uint Of(ReadOnlySpan<byte> value)
    {
        ulong hash = (ulong)value.Length * First;
        ReadOnlySpan<byte> rest = value;
        while (rest.Length >= sizeof(ulong))
        {
            hash = Step(hash, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            rest = rest[sizeof(ulong)..];
        }

        if (!rest.IsEmpty)
        {
            hash = Step(hash, value.Length >= sizeof(ulong)
                ? BinaryPrimitives.ReadUInt64LittleEndian(value[^sizeof(ulong)..])
                : Short(rest));
        }

        return (uint)(hash >> 32) ^ (uint)hash;
    }

    private static ulong Step(ulong hash, ulong bytes) => BitOperations.RotateLeft(hash ^ bytes, 29) * Second;

    private static ulong Short(ReadOnlySpan<byte> bytes)
    {
        ulong packed = 0;
        foreach (byte b in bytes)
        {
            packed = (packed << 8) | b;
        }

        return packed;
    }
}

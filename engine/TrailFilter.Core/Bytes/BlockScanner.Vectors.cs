using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrailFilter.Core.Bytes;

/// <summary>Four vectors of 16 bytes.</summary>
internal readonly struct Vector128BlockScanner : IBlockScanner
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scan(ref readonly byte block, out RawMasks masks)
    {
        // SAFETY: the caller promises 64 readable bytes; the four loads cover exactly those.
        Vector128<byte> a = Vector128.LoadUnsafe(in block);
        Vector128<byte> b = Vector128.LoadUnsafe(in block, 16);
        Vector128<byte> c = Vector128.LoadUnsafe(in block, 32);
        Vector128<byte> d = Vector128.LoadUnsafe(in block, 48);
        masks.Quote = Equal(a, b, c, d, (byte)'"');
        masks.Backslash = Equal(a, b, c, d, (byte)'\\');
        masks.Comma = Equal(a, b, c, d, (byte)',');
        masks.NonAscii = Join(
            a.ExtractMostSignificantBits(), b.ExtractMostSignificantBits(),
            c.ExtractMostSignificantBits(), d.ExtractMostSignificantBits());
        Vector128<byte> high = Vector128.Create((byte)0xE0);
        masks.Control = Equal(a & high, b & high, c & high, d & high, 0);

        // Setting 0x20 folds the two kinds of bracket into one: '[' becomes '{', ']' becomes '}', and nothing else does.
        Vector128<byte> fold = Vector128.Create((byte)0x20);
        a |= fold;
        b |= fold;
        c |= fold;
        d |= fold;
        masks.Open = Equal(a, b, c, d, (byte)'{');
        masks.Close = Equal(a, b, c, d, (byte)'}');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d, byte value)
    {
        Vector128<byte> wanted = Vector128.Create(value);
        return Join(
            Vector128.Equals(a, wanted).ExtractMostSignificantBits(), Vector128.Equals(b, wanted).ExtractMostSignificantBits(),
            Vector128.Equals(c, wanted).ExtractMostSignificantBits(), Vector128.Equals(d, wanted).ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(uint a, uint b, uint c, uint d) => a | (ulong)b << 16 | (ulong)c << 32 | (ulong)d << 48;
}

/// <summary>Two vectors of 32 bytes.</summary>
internal readonly struct Vector256BlockScanner : IBlockScanner
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scan(ref readonly byte block, out RawMasks masks)
    {
        // SAFETY: the caller promises 64 readable bytes; the two loads cover exactly those.
        Vector256<byte> a = Vector256.LoadUnsafe(in block);
        Vector256<byte> b = Vector256.LoadUnsafe(in block, 32);
        masks.Quote = Equal(a, b, (byte)'"');
        masks.Backslash = Equal(a, b, (byte)'\\');
        masks.Comma = Equal(a, b, (byte)',');
        masks.NonAscii = a.ExtractMostSignificantBits() | (ulong)b.ExtractMostSignificantBits() << 32;
        Vector256<byte> high = Vector256.Create((byte)0xE0);
        masks.Control = Equal(a & high, b & high, 0);
        Vector256<byte> fold = Vector256.Create((byte)0x20);
        a |= fold;
        b |= fold;
        masks.Open = Equal(a, b, (byte)'{');
        masks.Close = Equal(a, b, (byte)'}');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal(Vector256<byte> a, Vector256<byte> b, byte value)
    {
        Vector256<byte> wanted = Vector256.Create(value);
        return Vector256.Equals(a, wanted).ExtractMostSignificantBits()
            | (ulong)Vector256.Equals(b, wanted).ExtractMostSignificantBits() << 32;
    }
}

/// <summary>One vector of 64 bytes; AVX-512 compares straight into a 64-bit mask.</summary>
internal readonly struct Vector512BlockScanner : IBlockScanner
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scan(ref readonly byte block, out RawMasks masks)
    {
        // SAFETY: the caller promises 64 readable bytes; the load covers exactly those.
        Vector512<byte> a = Vector512.LoadUnsafe(in block);
        masks.Quote = Equal(a, (byte)'"');
        masks.Backslash = Equal(a, (byte)'\\');
        masks.Comma = Equal(a, (byte)',');
        masks.NonAscii = a.ExtractMostSignificantBits();
        masks.Control = Vector512.LessThan(a, Vector512.Create((byte)0x20)).ExtractMostSignificantBits();
        a |= Vector512.Create((byte)0x20);
        masks.Open = Equal(a, (byte)'{');
        masks.Close = Equal(a, (byte)'}');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal(Vector512<byte> a, byte value) =>
        Vector512.Equals(a, Vector512.Create(value)).ExtractMostSignificantBits();
}

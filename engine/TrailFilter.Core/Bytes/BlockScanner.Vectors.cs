using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrailFilter.Core.Bytes;

/// <summary>Four vectors of 16 bytes.</summary>
internal readonly struct Vector128BlockScanner : IBlockScanner<Vector128BlockScanner>
{
    private readonly Vector128<byte> _a;
    private readonly Vector128<byte> _b;
    private readonly Vector128<byte> _c;
    private readonly Vector128<byte> _d;

    private Vector128BlockScanner(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d) =>
        (_a, _b, _c, _d) = (a, b, c, d);

    // SAFETY: the caller promises 64 readable bytes; the four loads cover exactly those.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128BlockScanner Load(ref readonly byte block) => new(
        Vector128.LoadUnsafe(in block), Vector128.LoadUnsafe(in block, 16),
        Vector128.LoadUnsafe(in block, 32), Vector128.LoadUnsafe(in block, 48));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value)
    {
        Vector128<byte> wanted = Vector128.Create(value);
        return Join(Vector128.Equals(_a, wanted), Vector128.Equals(_b, wanted), Vector128.Equals(_c, wanted), Vector128.Equals(_d, wanted));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EqualFolded(byte value)
    {
        Vector128<byte> fold = Vector128.Create((byte)0x20);
        return new Vector128BlockScanner(_a | fold, _b | fold, _c | fold, _d | fold).Equal(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Control()
    {
        Vector128<byte> high = Vector128.Create((byte)0xE0);
        return new Vector128BlockScanner(_a & high, _b & high, _c & high, _d & high).Equal(0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonAscii() => Join(_a, _b, _c, _d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Unusual()
    {
        Vector128<byte> wanted = Vector128.Create((byte)'\\');
        Vector128<sbyte> lowest = Vector128.Min(
            Vector128.Min(_a.AsSByte(), _b.AsSByte()), Vector128.Min(_c.AsSByte(), _d.AsSByte()));
        Vector128<byte> found = Vector128.Equals(_a, wanted) | Vector128.Equals(_b, wanted)
            | Vector128.Equals(_c, wanted) | Vector128.Equals(_d, wanted);
        return (found | Vector128.LessThan(lowest, Vector128.Create((sbyte)0x20)).AsByte()).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d) =>
        a.ExtractMostSignificantBits() | (ulong)b.ExtractMostSignificantBits() << 16
        | (ulong)c.ExtractMostSignificantBits() << 32 | (ulong)d.ExtractMostSignificantBits() << 48;
}

/// <summary>Two vectors of 32 bytes.</summary>
internal readonly struct Vector256BlockScanner : IBlockScanner<Vector256BlockScanner>
{
    private readonly Vector256<byte> _a;
    private readonly Vector256<byte> _b;

    private Vector256BlockScanner(Vector256<byte> a, Vector256<byte> b) => (_a, _b) = (a, b);

    // SAFETY: the caller promises 64 readable bytes; the two loads cover exactly those.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256BlockScanner Load(ref readonly byte block) =>
        new(Vector256.LoadUnsafe(in block), Vector256.LoadUnsafe(in block, 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value)
    {
        Vector256<byte> wanted = Vector256.Create(value);
        return Join(Vector256.Equals(_a, wanted), Vector256.Equals(_b, wanted));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EqualFolded(byte value)
    {
        Vector256<byte> fold = Vector256.Create((byte)0x20);
        return new Vector256BlockScanner(_a | fold, _b | fold).Equal(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Control()
    {
        Vector256<byte> high = Vector256.Create((byte)0xE0);
        return new Vector256BlockScanner(_a & high, _b & high).Equal(0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonAscii() => Join(_a, _b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Unusual()
    {
        Vector256<byte> wanted = Vector256.Create((byte)'\\');
        Vector256<byte> found = Vector256.Equals(_a, wanted) | Vector256.Equals(_b, wanted);
        Vector256<sbyte> lowest = Vector256.Min(_a.AsSByte(), _b.AsSByte());
        return (found | Vector256.LessThan(lowest, Vector256.Create((sbyte)0x20)).AsByte()).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(Vector256<byte> a, Vector256<byte> b) =>
        a.ExtractMostSignificantBits() | (ulong)b.ExtractMostSignificantBits() << 32;
}

/// <summary>One vector of 64 bytes; AVX-512 compares straight into a 64-bit mask.</summary>
internal readonly struct Vector512BlockScanner : IBlockScanner<Vector512BlockScanner>
{
    private readonly Vector512<byte> _a;

    private Vector512BlockScanner(Vector512<byte> a) => _a = a;

    // SAFETY: the caller promises 64 readable bytes; the load covers exactly those.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512BlockScanner Load(ref readonly byte block) => new(Vector512.LoadUnsafe(in block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value) => Vector512.Equals(_a, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EqualFolded(byte value) => new Vector512BlockScanner(_a | Vector512.Create((byte)0x20)).Equal(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Control() => Vector512.LessThan(_a, Vector512.Create((byte)0x20)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonAscii() => _a.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Unusual() => Equal((byte)'\\')
        | Vector512.LessThan(_a.AsSByte(), Vector512.Create((sbyte)0x20)).ExtractMostSignificantBits();
}

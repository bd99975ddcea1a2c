using System.Runtime.CompilerServices;

namespace TrailFilter.Core.Bytes;

/// <summary>One byte at a time: what the others must agree with, and what machines without vectors run.</summary>
internal readonly ref struct ScalarBlockScanner : IBlockScanner<ScalarBlockScanner>
{
    private readonly ref readonly byte _block;

    private ScalarBlockScanner(ref readonly byte block) => _block = ref block;

    public static ScalarBlockScanner Load(ref readonly byte block) => new(in block);

    public ulong Equal(byte value)
    {
        ulong mask = 0;
        for (int i = 0; i < BlockScanner.BlockSize; i++)
        {
            mask |= At(i) == value ? 1UL << i : 0;
        }

        return mask;
    }

    public ulong EqualFolded(byte value)
    {
        ulong mask = 0;
        for (int i = 0; i < BlockScanner.BlockSize; i++)
        {
            mask |= (At(i) | 0x20) == value ? 1UL << i : 0;
        }

        return mask;
    }

    public ulong Control()
    {
        ulong mask = 0;
        for (int i = 0; i < BlockScanner.BlockSize; i++)
        {
            mask |= At(i) < 0x20 ? 1UL << i : 0;
        }

        return mask;
    }

    public ulong NonAscii()
    {
        ulong mask = 0;
        for (int i = 0; i < BlockScanner.BlockSize; i++)
        {
            mask |= At(i) >= 0x80 ? 1UL << i : 0;
        }

        return mask;
    }

    public ulong Unusual() => Control() | NonAscii() | Equal((byte)'\\');

    // SAFETY: whoever loaded the block promised 64 readable bytes, and i stays below 64.
    private byte At(int i) => Unsafe.Add(ref Unsafe.AsRef(in _block), i);
}

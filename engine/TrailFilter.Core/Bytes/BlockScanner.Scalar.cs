using System.Runtime.CompilerServices;

namespace TrailFilter.Core.Bytes;

/// <summary>One byte at a time: what the others must agree with, and what machines without vectors run.</summary>
internal readonly struct ScalarBlockScanner : IBlockScanner
{
    public static void Scan(ref readonly byte block, out RawMasks masks)
    {
        masks = default;
        for (int i = 0; i < IBlockScanner.BlockSize; i++)
        {
            // SAFETY: the caller promises 64 readable bytes.
            byte value = Unsafe.Add(ref Unsafe.AsRef(in block), i);
            ulong bit = 1UL << i;
            switch (value)
            {
                case (byte)'"':
                    masks.Quote |= bit;
                    break;
                case (byte)'\\':
                    masks.Backslash |= bit;
                    break;
                case (byte)'{' or (byte)'[':
                    masks.Open |= bit;
                    break;
                case (byte)'}' or (byte)']':
                    masks.Close |= bit;
                    break;
                case (byte)',':
                    masks.Comma |= bit;
                    break;
                case < 0x20:
                    masks.Control |= bit;
                    break;
                case >= 0x80:
                    masks.NonAscii |= bit;
                    break;
            }
        }
    }
}

using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrailFilter.Core.Bytes;

/// <summary>What a block of 64 bytes holds, a bit for each byte, before strings are known.</summary>
internal struct RawMasks
{
    public ulong Quote;
    public ulong Backslash;

    /// <summary><c>{</c> and <c>[</c>.</summary>
    public ulong Open;

    /// <summary><c>}</c> and <c>]</c>.</summary>
    public ulong Close;
    public ulong Comma;

    /// <summary>Bytes below 0x20.</summary>
    public ulong Control;

    /// <summary>Bytes from 0x80.</summary>
    public ulong NonAscii;
}

/// <summary>Compares 64 bytes at once. A type argument, so that each width is compiled into its own loop without a call.</summary>
internal interface IBlockScanner
{
    /// <summary>Bytes in a block: the masks are 64 bits wide.</summary>
    const int BlockSize = 64;

    /// <summary>Fills the masks of one block.</summary>
    /// <param name="block">The first of 64 readable bytes.</param>
    /// <param name="masks">The masks.</param>
    static abstract void Scan(ref readonly byte block, out RawMasks masks);
}

/// <summary>Chooses the scanner.</summary>
internal static class BlockScanner
{
    /// <summary>Whether this machine can run a kind.</summary>
    internal static bool IsSupported(ScanKind kind) => kind switch
    {
        ScanKind.Auto or ScanKind.Scalar => true,
        ScanKind.Vector128 => Vector128.IsHardwareAccelerated,
        ScanKind.Vector256 => Vector256.IsHardwareAccelerated,
        ScanKind.Vector512 => Avx512BW.IsSupported,
        _ => false,
    };

    /// <summary>The kind that will run: the one asked for, or the widest the machine has.</summary>
    /// <exception cref="PlatformNotSupportedException">The kind asked for cannot run here.</exception>
    internal static ScanKind Resolve(ScanKind kind)
    {
        if (!IsSupported(kind))
        {
            throw new PlatformNotSupportedException($"This machine has no instructions for {kind}.");
        }

        return kind != ScanKind.Auto ? kind
            : IsSupported(ScanKind.Vector512) ? ScanKind.Vector512
            : IsSupported(ScanKind.Vector256) ? ScanKind.Vector256
            : IsSupported(ScanKind.Vector128) ? ScanKind.Vector128
            : ScanKind.Scalar;
    }
}

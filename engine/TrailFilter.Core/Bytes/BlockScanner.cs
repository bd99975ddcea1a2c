using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// 64 bytes that can be compared at once. A type argument, so that each width is compiled into its own loop without a call, and
/// asked for one mask at a time, so that the masks need not all be kept in registers together.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IBlockScanner<TSelf>
    where TSelf : struct, IBlockScanner<TSelf>, allows ref struct
{
    /// <summary>Takes a block.</summary>
    /// <param name="block">The first of 64 readable bytes.</param>
    static abstract TSelf Load(ref readonly byte block);

    /// <summary>A bit for each byte that equals a value.</summary>
    ulong Equal(byte value);

    /// <summary>
    /// A bit for each byte that equals a value once 0x20 is set in it. That folds the two kinds of bracket into one: <c>[</c>
    /// becomes <c>{</c>, <c>]</c> becomes <c>}</c>, and nothing else does.
    /// </summary>
    ulong EqualFolded(byte value);

    /// <summary>A bit for each byte below 0x20.</summary>
    ulong Control();

    /// <summary>A bit for each byte from 0x80.</summary>
    ulong NonAscii();

    /// <summary>
    /// Not zero when any byte is a backslash, below 0x20 or from 0x80; compact archives have few such blocks. The latter two are
    /// those below 0x20 if bytes had a sign.
    /// </summary>
    ulong Unusual();
}

/// <summary>Chooses the scanner.</summary>
internal static class BlockScanner
{
    /// <summary>Bytes in a block: the masks are 64 bits wide.</summary>
    public const int BlockSize = 64;

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

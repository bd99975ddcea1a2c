using System.Runtime.InteropServices;

namespace TrailFilter.Pipeline.Decompression.Native;

/// <summary>The functions of ISA-L, as its header declares them. To be called only when <see cref="OptionalLibrary"/> has it.</summary>
internal static partial class IsaLFunctions
{
    /// <summary>The name <see cref="OptionalLibrary"/> resolves.</summary>
    public const string Library = "trailfilter-isal";

    /// <summary>Goes on with the CRC-32 that gzip uses; 0 begins one.</summary>
    [LibraryImport(Library, EntryPoint = "crc32_gzip_refl")]
    public static partial uint Crc32(uint checksum, ReadOnlySpan<byte> bytes, ulong length);
}

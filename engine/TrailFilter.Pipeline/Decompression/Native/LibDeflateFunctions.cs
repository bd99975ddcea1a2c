using System.Runtime.InteropServices;

namespace TrailFilter.Pipeline.Decompression.Native;

/// <summary>The functions of libdeflate, as its header declares them. To be called only when <see cref="OptionalLibrary"/> has it.</summary>
internal static partial class LibDeflateFunctions
{
    /// <summary>The name <see cref="OptionalLibrary"/> resolves.</summary>
    public const string Library = "trailfilter-libdeflate";

    /// <summary>Null when there is no memory.</summary>
    [LibraryImport(Library, EntryPoint = "libdeflate_alloc_decompressor")]
    public static partial nint AllocDecompressor();

    [LibraryImport(Library, EntryPoint = "libdeflate_free_decompressor")]
    public static partial void FreeDecompressor(nint decompressor);

    /// <summary>Inflates one deflate stream; 0 = it was good and all of it fitted.</summary>
    [LibraryImport(Library, EntryPoint = "libdeflate_deflate_decompress_ex")]
    public static partial int Inflate(
        LibDeflateHandle decompressor,
        ReadOnlySpan<byte> packed,
        nuint packedLength,
        Span<byte> content,
        nuint contentRoom,
        out nuint packedUsed,
        out nuint contentLength);
}

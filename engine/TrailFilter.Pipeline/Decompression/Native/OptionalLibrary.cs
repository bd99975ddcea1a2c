using System.Reflection;
using System.Runtime.InteropServices;

namespace TrailFilter.Pipeline.Decompression.Native;

/// <summary>
/// A shared library of the system that is used where there is one. That it is absent, too old or broken is no error: then .NET does
/// the work. Thread-safe.
/// </summary>
internal sealed class OptionalLibrary
{
    private readonly nint _handle;

    // The loader's search path stands; neither the working directory nor the program's folder is looked at.
    private const DllImportSearchPath SystemOnly = DllImportSearchPath.System32;

    static OptionalLibrary() => NativeLibrary.SetDllImportResolver(typeof(OptionalLibrary).Assembly, Resolve);

    private OptionalLibrary(nint handle, string file)
    {
        _handle = handle;
        File = file;
    }

    /// <summary>libdeflate: inflates whole members. Every version has had the same interface (soname 0).</summary>
    public static OptionalLibrary? LibDeflate { get; } = Find(
        ["libdeflate.so.0", "libdeflate.0.dylib", "libdeflate.dll"],
        ["libdeflate_alloc_decompressor", "libdeflate_free_decompressor", "libdeflate_deflate_decompress_ex"]);

    /// <summary>ISA-L: only its CRC-32 is used.</summary>
    public static OptionalLibrary? IsaL { get; } = Find(["libisal.so.2", "libisal.2.dylib", "isa-l.dll"], ["crc32_gzip_refl"]);

    /// <summary>The name it was loaded by.</summary>
    public string File { get; }

    /// <summary>Where it lies, or only its name where the system does not tell.</summary>
    public string Path
    {
        get
        {
            const string Maps = "/proc/self/maps";
            string? line = System.IO.File.Exists(Maps)
                ? System.IO.File.ReadLines(Maps).FirstOrDefault(line => line.Contains($"/{File}", StringComparison.Ordinal))
                : null;
            return line is null ? File : line[line.IndexOf('/', StringComparison.Ordinal)..];
        }
    }

    /// <summary>Loads the first of several names that can be loaded and has the functions.</summary>
    internal static OptionalLibrary? Find(ReadOnlySpan<string> files, ReadOnlySpan<string> functions)
    {
        foreach (string file in files)
        {
            if (NativeLibrary.TryLoad(file, typeof(OptionalLibrary).Assembly, SystemOnly, out nint handle))
            {
                if (HasAll(handle, functions))
                {
                    return new OptionalLibrary(handle, file);
                }

                NativeLibrary.Free(handle);
            }
        }

        return null;
    }

    private static bool HasAll(nint handle, ReadOnlySpan<string> functions)
    {
        foreach (string function in functions)
        {
            if (!NativeLibrary.TryGetExport(handle, function, out _))
            {
                return false;
            }
        }

        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        LibDeflateFunctions.Library => LibDeflate?._handle ?? 0,
        IsaLFunctions.Library => IsaL?._handle ?? 0,
        _ => 0,
    };
}

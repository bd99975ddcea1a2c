using TrailFilter.Pipeline.Decompression.Native;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>Which inflater the process uses: libdeflate where the machine has it, unless an environment variable says otherwise.</summary>
public static class GzipInflation
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "TRAILFILTER_INFLATE";

    private const string SystemWord = "system";

    /// <summary>
    /// What the variable may say: <c>system</c> for .NET's inflater alone, <c>libdeflate</c> for what is also done without it. Empty
    /// is as if it were not there.
    /// </summary>
    public static IReadOnlyList<string> Words { get; } = [SystemWord, "libdeflate"];

    /// <summary>What the variable says when it is none of <see cref="Words"/>; else null. Then it is as if it were not there.</summary>
    public static string? UnknownWord =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } word && !Words.Contains(word) ? word : null;

    /// <summary>What inflates gzip members, with where it lies, in one line for a person.</summary>
    public static string Description => Chosen == GzipInflater.System
        ? $".NET's zlib{(IsRefused ? $", as {Variable} says" : "; there is no libdeflate")}"
        : $"libdeflate ({OptionalLibrary.LibDeflate!.Path}), "
          + $"CRC-32 of {(GzipChecksum.IsNative ? $"ISA-L ({OptionalLibrary.IsaL!.Path})" : ".NET")}, else .NET's zlib";

    /// <summary>What is used.</summary>
    internal static GzipInflater Chosen { get; } =
        IsRefused || !LibDeflate.IsAvailable ? GzipInflater.System : GzipInflater.LibDeflate;

    private static bool IsRefused => Environment.GetEnvironmentVariable(Variable) == SystemWord;
}

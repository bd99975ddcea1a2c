namespace TrailFilter.Cli.StartUp;

/// <summary>The levels of x86-64 instruction sets for which the native program is built, in rising order.</summary>
internal enum InstructionLevel
{
    /// <summary>Every x64 machine that .NET runs on: vectors of 16 bytes.</summary>
    Baseline,

    /// <summary>x86-64-v3, AVX2 and what came with it: vectors of 32 bytes.</summary>
    V3,

    /// <summary>x86-64-v4, the first AVX-512 instruction sets: vectors of 64 bytes.</summary>
    V4,
}

/// <summary>The names of the levels, which are those of the x86-64 psABI, of compilers and of the folders beside the program.</summary>
internal static class InstructionLevels
{
    /// <summary>All names, for messages.</summary>
    public const string Names = "x86-64, x86-64-v3, x86-64-v4";

    /// <summary>The level's name.</summary>
    public static string NameOf(InstructionLevel level) => level switch
    {
        InstructionLevel.V4 => "x86-64-v4",
        InstructionLevel.V3 => "x86-64-v3",
        _ => "x86-64",
    };

    /// <summary>The level of a name; null if there is none of that name.</summary>
    public static InstructionLevel? Named(string name) => name switch
    {
        "x86-64-v4" => InstructionLevel.V4,
        "x86-64-v3" => InstructionLevel.V3,
        "x86-64" => InstructionLevel.Baseline,
        _ => null,
    };
}

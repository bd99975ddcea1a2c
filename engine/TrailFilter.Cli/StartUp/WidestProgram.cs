using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TrailFilter.Cli.StartUp;

/// <summary>
/// The native compiler decides once, for all machines, which vectors a program uses. So the program is published three times: for
/// every x64 machine, and beside that one, in folders named after their level, for machines that have more. The first looks at the
/// machine and goes on as the widest of them.
/// </summary>
internal static class WidestProgram
{
    /// <summary>The environment variable that names the highest level to use.</summary>
    public const string LevelVariable = "TRAILFILTER_INSTRUCTIONS";

    // Set before going on. By a link the wider program may be this one again, which must not go on for ever.
    private const string WentOnVariable = "TRAILFILTER_WENT_ON";

    /// <summary>
    /// Goes on as the widest program that stands beside this one and runs on this machine. It is the same process: whoever started
    /// it sees nothing. It comes back where there is no such program, and under the JIT, which needs none.
    /// </summary>
    /// <returns>What is wrong with the environment variable, in a sentence; null if nothing is.</returns>
    public static string? GoOn()
    {
        // All but the last are constants for the native compiler: only the program for every x64 machine has the rest in it.
        if (RuntimeFeature.IsDynamicCodeSupported || !X86Base.IsSupported || Avx.IsSupported || !OperatingSystem.IsLinux()
            || Environment.GetEnvironmentVariable(WentOnVariable) is not null || Environment.ProcessPath is not { } program)
        {
            return null;
        }

        var highest = InstructionLevel.V4;
        if (Environment.GetEnvironmentVariable(LevelVariable) is { Length: > 0 } name)
        {
            if (InstructionLevels.Named(name) is not { } named)
            {
                return $"{LevelVariable} is \"{name}\"; it names the highest level to use: {InstructionLevels.Names}.";
            }

            highest = named;
        }

        InstructionLevel level = highest == InstructionLevel.Baseline ? highest : Processor.Level();
        string folder = Path.GetDirectoryName(program)!;
        for (level = level < highest ? level : highest; level > InstructionLevel.Baseline; level--)
        {
            string wider = Path.Combine(folder, InstructionLevels.NameOf(level), Path.GetFileName(program));
            if (File.Exists(wider) && SystemCalls.SetVariable(WentOnVariable, "1", overwrite: 1) == 0)
            {
                // One that cannot be started is like one that is not there.
                _ = SystemCalls.GoOnAs(wider, [.. Environment.GetCommandLineArgs(), null]);
            }
        }

        return null;
    }
}

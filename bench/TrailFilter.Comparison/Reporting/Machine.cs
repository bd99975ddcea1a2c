using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using TrailFilter.Comparison.Building;

namespace TrailFilter.Comparison.Reporting;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    /// <summary>The widest instruction level that the native compiler can be asked for and the machine has.</summary>
    public static string Level => Avx512BW.VL.IsSupported ? "x86-64-v4" : Avx2.IsSupported ? "x86-64-v3" : "x86-64-v2";

    /// <summary>One line: processor, cores, instruction level, memory, kernel, runtime.</summary>
    public static string Describe()
    {
        string processor = Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        string memory = Field("/proc/meminfo", "MemTotal") ?? "?";
        return $"{processor}, {Environment.ProcessorCount} cores, {Level}, memory {memory}; "
            + $"{RuntimeInformation.OSDescription}, kernel {Tools.FirstLine("uname", "-r")}; {RuntimeInformation.FrameworkDescription}";
    }

    /// <summary>How much else ran: the load averages.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "?";

    private static string? Field(string file, string name) =>
        File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using TrailFilter.Comparison.Building;

namespace TrailFilter.Comparison.Reporting;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    /// <summary>One line: processor, cores, instruction level, memory, kernel, runtime.</summary>
    public static string Describe()
    {
        string processor = Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        string memory = Field("/proc/meminfo", "MemTotal") ?? "?";
        string level = Avx512BW.VL.IsSupported ? "x86-64-v4 (AVX-512)" : Avx2.IsSupported ? "x86-64-v3 (AVX2)" : "below AVX2";
        return $"{processor}, {Environment.ProcessorCount} cores, {level}, memory {memory}; "
            + $"{RuntimeInformation.OSDescription}, kernel {Tools.FirstLine("uname", "-r")}; {RuntimeInformation.FrameworkDescription}";
    }

    /// <summary>How much else ran: the load averages.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "?";

    private static string? Field(string file, string name) =>
        File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
}

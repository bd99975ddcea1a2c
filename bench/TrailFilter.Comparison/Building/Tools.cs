using System.Diagnostics;

namespace TrailFilter.Comparison.Building;

/// <summary>Programs found on the PATH, and short questions to them.</summary>
internal static class Tools
{
    /// <summary>Whether a program is on the PATH.</summary>
    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>The first line that a program prints, on either output; empty when there is none.</summary>
    public static string FirstLine(string program, params string[] arguments)
    {
        if (!Has(program))
        {
            return "";
        }

        (_, string text) = Run(null, program, arguments);
        return text.Split('\n', 2)[0].Trim();
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit status, and all it wrote on both outputs.</returns>
    public static (int Status, string Text) Run(string? folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };

        // `dotnet run` leaves these to its children, and a build inside would take them for its own.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        // No build server that outlives the comparison and takes its processor time.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + errors.Result);
    }
}

using System.Diagnostics;

namespace TrailFilter.Cli.Tests.Running;

/// <summary>
/// The built program, run as a process of its own. TRAILFILTER_PROGRAM names another build of it, a native one for instance.
/// </summary>
internal static class Trailfilter
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>The executable.</summary>
    public static string Path { get; } = Find();

    /// <summary>Runs the program with nothing on standard input.</summary>
    public static Task<ProgramResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs the program.</summary>
    public static Task<ProgramResult> RunAsync(byte[] input, params string[] arguments) =>
        RunFileAsync(Path, input, [], arguments);

    /// <summary>Runs a script of bash, in which <c>$T</c> is the program.</summary>
    public static Task<ProgramResult> BashAsync(string script, params (string Name, string Value)[] environment) =>
        RunFileAsync("bash", [], [("T", Path), .. environment], ["-c", script]);

    /// <summary>Begins the program and leaves it running.</summary>
    public static Process Start(params string[] arguments) => Start(Path, [], arguments);

    private static async Task<ProgramResult> RunFileAsync(
        string file, byte[] input, (string Name, string Value)[] environment, string[] arguments)
    {
        using Process process = Start(file, environment, arguments);
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            Task<byte[]> output = ReadAsync(process.StandardOutput.BaseStream, limit.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            await WriteAsync(process, input, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ProgramResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{file} {string.Join(' ', arguments)} did not end within {s_limit.TotalSeconds} "
                + "seconds.");
        }
    }

    private static Process Start(string file, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        // What the person or server that runs the tests has set must not change them.
        foreach (string name in new[] { "CI", "NO_COLOR", "TRAILFILTER_SCAN", "TRAILFILTER_INFLATE" })
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task WriteAsync(Process process, byte[] input, CancellationToken limit)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, limit);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all; what it says about that is the test's business.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken limit)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, limit);
        return bytes.ToArray();
    }

    // artifacts/bin/TrailFilter.Cli.Tests/debug/ is where the tests are, artifacts/bin/TrailFilter.Cli/debug/ where the program
    // is.
    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("TRAILFILTER_PROGRAM") is { Length: > 0 } named)
        {
            return System.IO.Path.GetFullPath(named);
        }

        var here = new DirectoryInfo(System.IO.Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string name = OperatingSystem.IsWindows() ? "trailfilter.exe" : "trailfilter";
        string path = System.IO.Path.Combine(here.Parent!.Parent!.FullName, "TrailFilter.Cli", here.Name, name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"The program is not built: {path}");
    }
}

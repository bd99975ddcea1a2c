using TrailFilter.Comparison.Reporting;

namespace TrailFilter.Comparison.Building;

/// <summary>The programs that are compared, built from this repository into one folder.</summary>
/// <param name="root">The repository.</param>
/// <param name="folder">Where they go.</param>
internal sealed class Builds(string root, string folder)
{
    /// <summary>Our program, just in time compiled and native.</summary>
    public string Jit => Path.Combine(folder, "jit", "trailfilter");

    /// <summary>The native one, which goes on as the program with the widest vectors; or the one for AVX2 beside it.</summary>
    public string Native(bool avx2) => Path.Combine(folder, "native", avx2 ? "x86-64-v3" : "", "trailfilter");

    /// <summary>The C# baselines and the engine over memory.</summary>
    public string DotnetPeers => Path.Combine(folder, "peers-jit", "dotnet-peers");

    public string DotnetPeersNative(bool avx2) => Path.Combine(folder, avx2 ? "peers-avx2" : "peers-native", "dotnet-peers");

    public string Measure => Path.Combine(folder, "measure");

    /// <summary>DuckDB, whether it could be built or not.</summary>
    public string DuckDb => Path.Combine(folder, "duckdb", "duckdb-peer");

    /// <summary>Builds everything, or only what is not there yet.</summary>
    /// <exception cref="ComparisonException">Our own programs or the one that measures cannot be built.</exception>
    public void Build(bool onlyMissing)
    {
        Directory.CreateDirectory(folder);
        Compile(onlyMissing, Measure, CompilerOf("gcc", "clang"), "-O2", Path.Combine("measure", "measure.c"));
        foreach ((string suffix, string level) in new[] { ("", "native"), ("-avx2", "x86-64-v3") })
        {
            foreach (string part in new[] { "lines", "documents", "memory" })
            {
                TryCompileSimdjson(onlyMissing, part, suffix, level);
            }
        }

        if (!(onlyMissing && File.Exists(DuckDb)) && TryPublish("bench/peers/duckdb", DuckDb) is { } refused)
        {
            Console.Error.WriteLine($"Without DuckDB: {refused.Trim().Split('\n')[^1]}");
        }

        string[] native = ["-r", "linux-x64", "-p:PublishAot=true", $"-p:CppCompilerAndLinker={CompilerOf("clang", "gcc")}"];
        Publish(onlyMissing, "engine/TrailFilter.Cli", Jit);
        Publish(onlyMissing, "engine/TrailFilter.Cli", Native(avx2: false), native);
        Publish(onlyMissing, "bench/peers/dotnet", DotnetPeers);
        Publish(onlyMissing, "bench/peers/dotnet", DotnetPeersNative(avx2: true), [.. native, "-p:IlcInstructionSet=x86-64-v3%2caes"]);
        Publish(onlyMissing, "bench/peers/dotnet", DotnetPeersNative(avx2: false), [.. native, $"-p:IlcInstructionSet={Machine.Level}%2caes"]);
    }

    /// <summary>A simdjson program, whether it could be built or not.</summary>
    /// <param name="part">lines, documents or memory.</param>
    /// <param name="avx2">Built for AVX2 only.</param>
    public string Simdjson(string part, bool avx2 = false) => Path.Combine(folder, $"simdjson-{part}{(avx2 ? "-avx2" : "")}");

    private void Publish(bool onlyMissing, string project, string program, params string[] more)
    {
        if (!(onlyMissing && File.Exists(program)) && TryPublish(project, program, more) is { } refused)
        {
            throw new ComparisonException($"{project} cannot be published:\n{refused}");
        }
    }

    /// <summary>The one place that says how .NET programs are published.</summary>
    /// <returns>What went wrong, or nothing.</returns>
    private string? TryPublish(string project, string program, params string[] more)
    {
        Say(program);
        string[] arguments = ["publish", project, "-c", "Release", "-o", Path.GetDirectoryName(program)!, "-v", "quiet", "--nologo", .. more];
        (int status, string text) = Tools.Run(root, "dotnet", arguments);
        return status == 0 ? null : text;
    }

    private void TryCompileSimdjson(bool onlyMissing, string part, string suffix, string level)
    {
        if (Tools.Has("g++") && File.Exists("/usr/include/simdjson.h"))
        {
            string source = Path.Combine("simdjson", part + ".cpp");
            Compile(onlyMissing, Simdjson(part) + suffix, "g++", "-std=c++17", "-O3", $"-march={level}", source, "-lsimdjson", "-lpthread");
        }
    }

    private void Compile(bool onlyMissing, string program, string compiler, params string[] arguments)
    {
        if (onlyMissing && File.Exists(program))
        {
            return;
        }

        Say(program);
        (int status, string text) = Tools.Run(Path.Combine(root, "bench", "peers"), compiler, ["-o", program, .. arguments]);
        if (status != 0)
        {
            throw new ComparisonException($"{program} cannot be built:\n{text}");
        }
    }

    private static string CompilerOf(params string[] names) =>
        names.FirstOrDefault(Tools.Has) ?? throw new ComparisonException("A C compiler is needed: apt-get install gcc (or clang).");

    private void Say(string program) => Console.Error.WriteLine($"Building {Path.GetRelativePath(folder, program)}");
}

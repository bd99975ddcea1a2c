using TrailFilter.Comparison.Building;
using TrailFilter.Comparison.Measuring;

namespace TrailFilter.Comparison.Groups;

/// <summary>The contenders that several groups have in common, ready to be pointed at files.</summary>
internal static class Roster
{
    /// <summary>Just in time compiled code with AVX-512 switched off; the native programs of these tables are built without.</summary>
    private static readonly (string Name, string Value)[] s_avx2 = [("DOTNET_EnableAVX512", "0")];

    private static readonly (string Name, string Value)[] s_haswell = [("SIMDJSON_FORCE_IMPLEMENTATION", "haswell")];

    /// <summary>The name of simdjson's contender in a whole-process table.</summary>
    public static string SimdjsonName(int cores) => cores == 1 ? "simdjson" : $"simdjson, {cores} threads";

    /// <summary>Our program over some inputs.</summary>
    public static Contender Ours(Session session, bool native, int cores, bool strict, string[] inputs, bool avx2 = false) =>
        new(
            $"trailfilter {(native ? "native" : "JIT")}{(strict ? " --strict" : "")}{(cores > 1 ? $", {cores} threads" : "")}",
            [
                native ? session.Builds.Native(avx2) : session.Builds.Jit, "filter", "--quiet", "--selectors", session.Corpus.Selectors,
                "--threads", $"{cores}", .. strict ? (string[])["--strict"] : [], .. inputs,
            ])
        {
            Cores = cores,
            Environment = avx2 ? s_avx2 : [],
            Against = SimdjsonName(cores),
        };

    /// <summary>A simdjson program.</summary>
    public static Contender Simdjson(Session session, string part, string name, string[] arguments, bool avx2 = false)
    {
        string program = session.Builds.Simdjson(part, avx2);
        return new Contender(name, [program, .. arguments])
        {
            Environment = avx2 ? s_haswell : [],
            Against = name,
            Missing = File.Exists(program) ? null : "apt-get install libsimdjson-dev g++",
        };
    }

    /// <summary>A program of bench/peers/dotnet.</summary>
    public static Contender Dotnet(Session session, string name, bool native, string[] arguments, bool avx2 = false) =>
        new($"{name} {(native ? "native" : "JIT")}", [native ? session.Builds.DotnetPeersNative(avx2) : session.Builds.DotnetPeers, .. arguments])
        {
            Environment = avx2 ? s_avx2 : [],
            Against = SimdjsonName(1),
        };

    /// <summary>DuckDB over files of lines or of Records.</summary>
    public static Contender DuckDb(Session session, string name, int cores, string form, params string[] files) =>
        new(name + (cores > 1 ? $", {cores} threads" : ""), [session.Builds.DuckDb, form, $"{cores}", .. files])
        {
            Cores = cores,
            Against = SimdjsonName(cores),
            Missing = File.Exists(session.Builds.DuckDb) ? null : "the package DuckDB.NET.Data.Full could not be restored",
        };

    /// <summary>A program from the PATH.</summary>
    public static Contender Tool(string package, string name, params string[] command) =>
        new(name, command)
        {
            Against = SimdjsonName(1),
            Missing = Tools.Has(command[0]) ? null : $"apt-get install {package}",
        };
}

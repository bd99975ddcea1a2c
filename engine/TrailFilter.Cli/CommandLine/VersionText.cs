using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Bytes;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Cli.CommandLine;

/// <summary>Writes the program's name and version; asked for more, what decides how fast it is here.</summary>
internal sealed class VersionText(Option<bool> verbose) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var text = new StringBuilder($"{Tool}\n");
        if (parseResult.GetValue(verbose))
        {
            string compiled = RuntimeFeature.IsDynamicCodeCompiled ? "compiled as it runs (JIT)" : "compiled ahead of time (native AOT)";
            text.Append($"runtime: {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {compiled}\n");
            text.Append($"vectors: {VectorsOf(ScanKinds.Widest)}\n");
            text.Append($"gzip: {GzipInflation.Description}\n");
            text.Append($"zstd: ZstdSharp {VersionOf(typeof(ZstdSharp.Decompressor).Assembly)}\n");
        }

        ResultFile.Print(text.ToString());
        return ExitCodes.Done;
    }

    /// <summary>The program's name and version, as reports give it.</summary>
    public static string Tool { get; } = $"{TrailFilterCommand.ProgramName} {VersionOf(typeof(VersionText).Assembly)}";

    // Behind a plus sign the build puts the commit.
    private static string? VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private static string VectorsOf(ScanKind kind) => kind switch
    {
        ScanKind.Vector512 => "64 bytes at a time (Vector512)",
        ScanKind.Vector256 => "32 bytes at a time (Vector256)",
        ScanKind.Vector128 => "16 bytes at a time (Vector128)",
        _ => "none, one byte at a time",
    };
}

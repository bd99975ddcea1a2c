using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using TrailFilter.Cli.Terminal;

namespace TrailFilter.Cli.CommandLine;

/// <summary>Writes the program's name and version.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        // Behind a plus sign the build puts the commit.
        ResultFile.Print($"{TrailFilterCommand.ProgramName} {version?.InformationalVersion.Split('+')[0]}\n");
        return ExitCodes.Done;
    }
}

namespace TrailFilter.Cli.CommandLine;

/// <summary>A command that can be copied from a help page, and what it does.</summary>
internal sealed record Example(string Purpose, string Command);

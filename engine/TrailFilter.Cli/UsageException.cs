namespace TrailFilter.Cli;

/// <summary>The command line asks for something that cannot be. The message is one sentence or two, for the user.</summary>
internal sealed class UsageException(string message) : Exception(message);

using System.CommandLine;

namespace TrailFilter.Cli.CommandLine;

/// <summary>Options that stand together on a help page.</summary>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options);

using System.CommandLine;

namespace TrailFilter.Cli.CommandLine;

/// <summary>A command with what its help page shows: how it is written, examples, and its options in groups.</summary>
internal abstract class Verb(string name, string description) : Command(name, description)
{
    private readonly List<OptionGroup> _groups = [];

    /// <summary>How it is written, after the program's and its own name.</summary>
    public string Synopsis { get; protected init; } = "";

    /// <summary>What it is good for, each with the command; they come first on the help page.</summary>
    public IReadOnlyList<Example> Examples { get; protected init; } = [];

    /// <summary>Notes at the end of the help page.</summary>
    public IReadOnlyList<string> Notes { get; protected init; } = [];

    /// <summary>The options, in the order of the help page.</summary>
    public IReadOnlyList<OptionGroup> Groups => _groups;

    /// <summary>Adds options under a title.</summary>
    protected void AddGroup(string title, params ReadOnlySpan<Option> options)
    {
        _groups.Add(new OptionGroup(title, [.. options]));
        foreach (Option option in options)
        {
            Add(option);
        }
    }
}

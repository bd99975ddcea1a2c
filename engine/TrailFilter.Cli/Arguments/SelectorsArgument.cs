namespace TrailFilter.Cli.Arguments;

/// <summary>One <c>--selectors</c>: a file with event selectors, and perhaps the name to count its trail under.</summary>
/// <param name="Name">The name, or null when none was written.</param>
/// <param name="Path">The file, <c>-</c> for standard input, or the word <see cref="Default"/>.</param>
internal sealed record SelectorsArgument(string? Name, string Path)
{
    /// <summary>The word for a trail that never had selectors.</summary>
    public const string Default = "default";

    /// <summary>Whether the selectors come from standard input.</summary>
    public bool IsStandardInput => Path == "-";

    /// <summary>Reads <c>[NAME=]FILE</c>. A name holds no separator of paths, so <c>logs/day=1/s.json</c> is all path.</summary>
    /// <param name="option">The option, for the message.</param>
    /// <param name="text">Its value.</param>
    /// <exception cref="UsageException">The name or the file is empty.</exception>
    public static SelectorsArgument Parse(string option, string text)
    {
        int end = text.IndexOf('=', StringComparison.Ordinal);
        var argument = end < 0 || text.AsSpan(0, end).ContainsAny('/', '\\')
            ? new SelectorsArgument(null, text)
            : new SelectorsArgument(text[..end], text[(end + 1)..]);
        return argument is { Name: "" } or { Path: "" }
            ? throw new UsageException($"{option} {text}: write FILE or NAME=FILE, or the word {Default}.")
            : argument;
    }
}

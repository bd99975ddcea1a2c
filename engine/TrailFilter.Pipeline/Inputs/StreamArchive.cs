namespace TrailFilter.Pipeline.Inputs;

/// <summary>An open stream as an archive: standard input, or what another program hands over.</summary>
/// <param name="name">The name messages use.</param>
/// <param name="stream">The stream, read from where it stands; the run disposes it.</param>
/// <param name="relativePath">Where results go in a mirrored tree; <c>stdin</c> when not given.</param>
public sealed class StreamArchive(string name, Stream stream, string relativePath = "stdin") : InputArchive
{
    /// <inheritdoc/>
    public override string Name { get; } = name;

    /// <inheritdoc/>
    public override string RelativePath { get; } = relativePath;

    /// <summary>The standard input of this process.</summary>
    public static StreamArchive StandardInput() => new("standard input", Console.OpenStandardInput());

    /// <summary>The stream itself.</summary>
    public override Stream Open() => stream;
}

namespace TrailFilter.Pipeline.Inputs;

/// <summary>One input: a file, a stream, or something that was asked for and cannot be read. Opened at most once per run.</summary>
public abstract class InputArchive
{
    /// <summary>The name messages use: the path as the user would write it, or a word such as <c>standard input</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The path below the input it was found through, with <c>/</c> between parts and never <c>..</c>: where its results go in a
    /// mirrored tree.
    /// </summary>
    public abstract string RelativePath { get; }

    /// <summary>The full path, or null when it is no file.</summary>
    public virtual string? FullPath => null;

    /// <summary>Its length in bytes as found, or null when nobody knows; it may be another when it is read.</summary>
    public virtual long? Length => null;

    /// <summary>Opens it for reading from its beginning.</summary>
    /// <returns>A stream the caller disposes. One that can seek must know its length.</returns>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be opened.</exception>
    public abstract Stream Open();

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

namespace TrailFilter.Pipeline.Inputs;

/// <summary>
/// An input that was asked for and cannot be read: a path that is not there, a folder without permission, a pattern nothing fits.
/// It stands in the list at its place, so that its fault is reported in input order and never forgotten.
/// </summary>
internal sealed class UnreadableInput(string name, string problem) : InputArchive
{
    /// <inheritdoc/>
    public override string Name { get; } = name;

    /// <inheritdoc/>
    public override string RelativePath => "unreadable";

    /// <summary>Always fails.</summary>
    public override Stream Open() => throw new IOException(problem);
}

namespace TrailFilter.Pipeline.Inputs;

/// <summary>An input that names nothing at all, most often because it is misspelt.</summary>
/// <param name="Input">It, as given.</param>
/// <param name="IsPattern">Whether it is a pattern that no file fits; otherwise there is no such file or folder.</param>
public sealed record MissingInput(string Input, bool IsPattern);

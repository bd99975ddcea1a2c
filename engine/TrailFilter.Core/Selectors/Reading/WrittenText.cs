namespace TrailFilter.Core.Selectors.Reading;

/// <summary>A text of the file and its place.</summary>
internal readonly record struct WrittenText(string Value, WrittenNode At);

namespace TrailFilter.Lints;

/// <summary>One operation of a JSON patch (RFC 6902).</summary>
/// <param name="Operation"><c>add</c>, <c>remove</c> or <c>replace</c>.</param>
/// <param name="Path">A JSON pointer (RFC 6901).</param>
/// <param name="Value">The value as JSON text; <see langword="null"/> for <c>remove</c>.</param>
public sealed record PatchOperation(string Operation, string Path, string? Value);

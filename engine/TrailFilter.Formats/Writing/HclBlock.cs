using System.Text.Json.Nodes;

namespace TrailFilter.Formats.Writing;

/// <summary>A block of Terraform source.</summary>
/// <param name="Header">What stands before its brace.</param>
/// <param name="Body">Arguments, and lists of objects for the blocks in it.</param>
/// <param name="Expressions">Arguments that are no literal values: each name with its expression.</param>
internal sealed record HclBlock(string Header, JsonObject Body, IReadOnlyList<(string Key, string Expression)> Expressions);

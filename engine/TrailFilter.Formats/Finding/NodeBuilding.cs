using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Finding;

/// <summary>Makes nodes of the tree in the API's spelling; each has the place of what it was made from.</summary>
internal static class NodeBuilding
{
    /// <summary>A node with the kind and text of another, without its children.</summary>
    internal static WrittenNode Like(WrittenNode source, WrittenNode? parent, string? key) =>
        Of(source.Kind, source.Text, source, parent, key);

    /// <summary>A node at the place of another.</summary>
    internal static WrittenNode Of(JsonValueKind kind, string text, WrittenNode origin, WrittenNode? parent, string? key) =>
        new(kind, origin.Offset, parent, key, parent?.Count ?? 0) { Text = text, Origin = origin };

    /// <summary>Adds a text.</summary>
    internal static void AddText(WrittenNode parent, string key, string text, WrittenNode origin) =>
        parent.Add(Of(JsonValueKind.String, text, origin, parent, key));
}

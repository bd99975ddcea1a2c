using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>Recognises what <c>aws cloudtrail put-event-selectors --generate-cli-skeleton</c> prints, not filled in.</summary>
internal static class CliSkeleton
{
    /// <summary>
    /// Whether every string is empty and there is one at all. ReadWriteType, the only key with a fixed set of values, is
    /// filled in by the skeleton.
    /// </summary>
    internal static bool Is(WrittenNode root)
    {
        if (root.Kind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return false;
        }

        bool found = false;
        var open = new Stack<WrittenNode>([root]);
        while (open.TryPop(out WrittenNode? node))
        {
            if (node.Kind == JsonValueKind.String && node.Key != SelectorKeys.ReadWriteType)
            {
                if (node.Text.Length > 0)
                {
                    return false;
                }

                found = true;
            }

            foreach (WrittenNode child in node.Children)
            {
                open.Push(child);
            }
        }

        return found;
    }
}

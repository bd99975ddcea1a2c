using System.Globalization;
using System.Text.Json.Nodes;

namespace TrailFilter.Lints.Tests;

/// <summary>Applies a JSON patch by the letter of RFC 6902; what it does not allow fails the test.</summary>
internal static class JsonPatch
{
    internal static JsonNode Apply(JsonNode document, IEnumerable<PatchOperation> patch)
    {
        JsonNode root = document.DeepClone();
        foreach (PatchOperation operation in patch)
        {
            string[] steps = [.. operation.Path.Split('/').Skip(1).Select(static step => step.Replace("~1", "/").Replace("~0", "~"))];
            Assert.True(operation.Path.StartsWith('/') && steps.Length > 0, operation.Path);
            JsonNode owner = steps[..^1].Aggregate(root, (node, step) =>
                (node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : node[step]) ?? throw new InvalidOperationException($"{operation} fits nothing in {document}"));
            Change(owner, steps[^1], operation);
        }

        return root;
    }

    private static void Change(JsonNode owner, string step, PatchOperation operation)
    {
        JsonNode? value = operation.Value is { } json ? JsonNode.Parse(json) : null;
        if (owner is JsonArray list)
        {
            int index = step == "-" ? list.Count : int.Parse(step, CultureInfo.InvariantCulture);
            Assert.InRange(index, 0, operation.Operation == "add" ? list.Count : list.Count - 1);
            if (operation.Operation != "add")
            {
                list.RemoveAt(index);
            }

            if (operation.Operation != "remove")
            {
                list.Insert(index, value);
            }

            return;
        }

        JsonObject members = owner.AsObject();
        Assert.True(operation.Operation == "add" || members.ContainsKey(step), $"{operation} fits nothing in {owner}");
        if (operation.Operation == "remove")
        {
            members.Remove(step);
        }
        else
        {
            members[step] = value;
        }
    }
}

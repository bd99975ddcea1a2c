using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Formats.Finding;

namespace TrailFilter.Formats.Terraform;

/// <summary>
/// Which values of a plan are known only after it is applied: <c>resource_changes[].change.after_unknown</c> mirrors a resource and
/// has true in each of their places. The planned values just lack them.
/// </summary>
internal sealed class UnknownValues
{
    private readonly Dictionary<string, WrittenNode> _byAddress = new(StringComparer.Ordinal);

    private UnknownValues()
    {
    }

    /// <summary>Collects them.</summary>
    internal static UnknownValues Of(WrittenNode plan)
    {
        var unknowns = new UnknownValues();
        foreach (WrittenNode change in plan.Member("resource_changes")?.Children ?? [])
        {
            if (change.Member("address") is { } address
                && change.Member("change")?.Member("after_unknown") is { Kind: JsonValueKind.Object } unknown)
            {
                unknowns._byAddress[address.Text] = unknown;
            }
        }

        return unknowns;
    }

    /// <summary>Adds an error for each unknown value of a trail's selectors.</summary>
    /// <param name="draft">Gets the errors.</param>
    /// <param name="address">Its address.</param>
    /// <param name="values">Its known values, which the unknown ones are missing in.</param>
    /// <param name="selectors">What is known of its selectors.</param>
    internal void Tell(TrailDraft draft, string? address, WrittenNode values, WrittenNode? selectors)
    {
        if (address is null || !_byAddress.TryGetValue(address, out WrittenNode? unknown))
        {
            return;
        }

        foreach (WrittenNode list in unknown.Children.Where(static child => ApiSpelling.HoldsSelectors(child.Key!)))
        {
            // Only one of the two kinds can be set: where one is known, the other is none, though a provider computes it.
            if (list.Kind == JsonValueKind.True && selectors is not null)
            {
                continue;
            }

            TellEach(draft, list, values);
        }
    }

    private static void TellEach(TrailDraft draft, WrittenNode list, WrittenNode values)
    {
        var open = new Stack<WrittenNode>([list]);
        while (open.TryPop(out WrittenNode? node))
        {
            if (node.Kind == JsonValueKind.True && node.Key == "name" && node.Parent?.Parent == list)
            {
                draft.Notes.Add($"{node.Path}: the name of this selector is not known and left out; it decides nothing.");
            }
            else if (node.Kind == JsonValueKind.True)
            {
                draft.Problems.Error(
                    node,
                    $"The value of {StepsTo(node, list)} is known only after the plan is applied.",
                    "Write the value itself in the configuration, or apply it and give terraform show -json of the state.");
                draft.UnknownPaths.Add($"{values.Path}.{StepsTo(node, list)}");
            }

            for (int i = node.Count - 1; i >= 0; i--)
            {
                open.Push(node.Children[i]);
            }
        }
    }

    private static string StepsTo(WrittenNode node, WrittenNode list)
    {
        string path = node.Path;
        string above = list.Parent!.Path;
        return path[above.Length..].TrimStart('.');
    }
}

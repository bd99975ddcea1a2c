using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Finding;

/// <summary>
/// Names as tools spell the API's: EventSelectors is eventSelectors to AWS Config and event_selectors to Steampipe and Terraform.
/// </summary>
internal static class LooseName
{
    /// <summary>A name in small letters without underscores.</summary>
    internal static string Of(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The text of the first member with one of the names, in their order.</summary>
    internal static string? TextOf(WrittenNode node, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Member(node, name) is { Kind: JsonValueKind.String, Text.Length: > 0 } found)
            {
                return found.Text;
            }
        }

        return null;
    }

    /// <summary>The first member with a name, however it is spelt.</summary>
    internal static WrittenNode? Member(WrittenNode node, string name)
    {
        foreach (WrittenNode child in node.Children)
        {
            if (child.Key is { } key && Of(key) == name)
            {
                return child;
            }
        }

        return null;
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>
/// Reads JSON values as the types the API asks for. Another type is an error; where its meaning is plain (a lone string for a
/// list, <c>true</c> for <c>"true"</c>) it is still taken, so that the refused file can be evaluated.
/// </summary>
internal static class TypedJson
{
    /// <summary>A string; <see langword="null"/> when absent or of another type.</summary>
    internal static WrittenText? Text(WrittenNode? node, ProblemList problems)
    {
        switch (node?.Kind)
        {
            case null:
                return null;
            case JsonValueKind.String:
                return new WrittenText(node.Text, node);
            case JsonValueKind.True or JsonValueKind.False:
                string text = node.Kind == JsonValueKind.True ? "true" : "false";
                problems.Error(node, "A string is expected here, not a boolean.", $"Write \"{text}\", in quotes.");
                return new WrittenText(text, node);
            default:
                problems.Error(node, $"A string is expected here, not {node.Article}.", AdviceAgainst(node));
                return null;
        }
    }

    /// <summary>A boolean; <see langword="null"/> when absent or of another type.</summary>
    internal static bool? Flag(WrittenNode? node, ProblemList problems)
    {
        switch (node?.Kind)
        {
            case null:
                return null;
            case JsonValueKind.True or JsonValueKind.False:
                return node.Kind == JsonValueKind.True;
            case JsonValueKind.String when bool.TryParse(node.Text, out bool value):
                problems.Error(
                    node, "A boolean is expected here, not a string.", $"Write {(value ? "true" : "false")}, without quotes.");
                return value;
            default:
                problems.Error(node, $"A boolean is expected here, not {node.Article}.", "Write true or false, without quotes.");
                return null;
        }
    }

    /// <summary>The items of a list; none when absent or of another type.</summary>
    /// <param name="node">The list.</param>
    /// <param name="itemKind">The type an item must have; one such value in place of the list is taken as its only item.</param>
    /// <param name="problems">Gets what is wrong.</param>
    internal static IReadOnlyList<WrittenNode> Items(WrittenNode? node, JsonValueKind itemKind, ProblemList problems)
    {
        switch (node?.Kind)
        {
            case null:
                return [];
            case JsonValueKind.Array:
                return node.Children;
            case JsonValueKind.Null:
                problems.Error(node, "A list is expected here, not null.", "Leave the key out.");
                return [];
            default:
                problems.Error(node, $"A list is expected here, not {node.Article}.", "Put it in brackets: [ ].");
                return node.Kind == itemKind ? [node] : [];
        }
    }

    /// <summary>A list of strings; empty when absent or of another type.</summary>
    internal static ImmutableArray<WrittenText> Texts(WrittenNode? node, ProblemList problems)
    {
        ImmutableArray<WrittenText>.Builder texts = ImmutableArray.CreateBuilder<WrittenText>();
        foreach (WrittenNode item in Items(node, JsonValueKind.String, problems))
        {
            if (Text(item, problems) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>Whether a value is an object; where not, an error.</summary>
    internal static bool IsObject(WrittenNode node, string noun, ProblemList problems)
    {
        if (node.Kind == JsonValueKind.Object)
        {
            return true;
        }

        string expected = char.ToUpperInvariant(noun[0]) + noun[1..];
        problems.Error(node, $"{expected} is expected here, not {node.Article}.", "Write an object: { }.");
        return false;
    }

    private static string AdviceAgainst(WrittenNode node) => node.Kind switch
    {
        JsonValueKind.Null => "Leave the key out.",
        JsonValueKind.Object => "Write the value itself: the API knows no references or functions of templates.",
        _ => "Write it as a string in quotes.",
    };
}

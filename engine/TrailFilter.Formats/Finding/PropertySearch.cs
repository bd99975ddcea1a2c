using System.Text;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Formats.Text;

namespace TrailFilter.Formats.Finding;

/// <summary>
/// Finds trails in any other JSON or YAML by the names of their properties: get-trail and describe-trails, AWS Config items,
/// Steampipe's rows, records of PutEventSelectors. Where they were found is told.
/// </summary>
internal static class PropertySearch
{
    /// <summary>All trails, in the order of the file; the root of the API's own form is not among them.</summary>
    internal static List<TrailDraft> Find(WrittenNode root, ProblemList problems)
    {
        List<TrailDraft> found = [];
        var open = new Stack<WrittenNode>([root]);
        while (open.TryPop(out WrittenNode? node))
        {
            if (node.Kind == JsonValueKind.Object && DraftOf(node, root, problems) is { } draft)
            {
                found.Add(draft);
                continue;
            }

            // The last child is pushed first, so that the first one comes out next.
            for (int i = node.Count - 1; i >= 0; i--)
            {
                WrittenNode child = node.Children[i];

                // What a call answered repeats what it asked for.
                if (child.Key != "responseElements")
                {
                    open.Push(LooseName.Of(child.Key ?? "") is "configuration" ? Unwrap(child, problems) : child);
                }
            }
        }

        return found;
    }

    private static TrailDraft? DraftOf(WrittenNode node, WrittenNode root, ProblemList problems)
    {
        bool holds = node.Children.Any(child =>
            ApiSpelling.HoldsSelectors(child.Key!)
            && child.Kind is JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.String
            && !IsMisspeltRoot(node, root, child));
        if (!holds && !TrailDescriptions.Is(node))
        {
            return null;
        }

        bool isStore = IsStore(node);
        var draft = new TrailDraft(node, isStore ? "event data store" : "trail", isStore ? TrailKind.EventDataStore : null)
        {
            Name = LooseName.TextOf(node, "trailname", "name", "title"),
            LogBucket = LooseName.TextOf(node, "s3bucketname"),
        };
        draft.AddName(LooseName.TextOf(node, "trailarn", "eventdatastorearn", "arn"));
        for (WrittenNode? above = node.Parent; above is not null && draft.Name is null; above = above.Parent)
        {
            draft.Name = LooseName.TextOf(above, "resourcename");
        }

        draft.Name ??= draft.OtherNames.FirstOrDefault();
        draft.OwnName = draft.Name;
        draft.Selectors = ApiSpelling.Document(node, child => Unwrap(child, problems));
        if (draft.Selectors is null)
        {
            TrailDescriptions.Fill(draft);
        }
        else
        {
            draft.Notes.Add($"The selectors were found by name, at {draft.At.Path}.");
        }

        return draft;
    }

    /// <summary>
    /// Selectors at the top in another spelling, and nothing that another tool would write beside them: the API's own form with a
    /// misspelt key, which its reader corrects.
    /// </summary>
    private static bool IsMisspeltRoot(WrittenNode node, WrittenNode root, WrittenNode selectors) =>
        node == root && !selectors.Key!.Contains('_', StringComparison.Ordinal)
        && LooseName.Member(node, "s3bucketname") is null && LooseName.Member(node, "resourcetype") is null;

    private static bool IsStore(WrittenNode node)
    {
        for (WrittenNode? above = node; above is not null; above = above.Parent)
        {
            string arn = LooseName.TextOf(above, "eventdatastorearn", "arn", "trailarn") ?? "";
            if (arn.Contains(":eventdatastore/", StringComparison.Ordinal)
                || LooseName.TextOf(above, "resourcetype") == "AWS::CloudTrail::EventDataStore")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a text says that is JSON itself, as AWS Config's history writes a configuration; anything else as it is.</summary>
    private static WrittenNode Unwrap(WrittenNode node, ProblemList problems)
    {
        if (node.Kind != JsonValueKind.String || node.Text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return node;
        }

        // Its problems would have places within the text; whatever is no JSON stays a text, and is told as one.
        var inner = new ProblemList();
        WrittenNode? root = SelectorJsonParser.Parse(
            Encoding.UTF8.GetBytes(node.Text), inner, TreeLimits.MaxDepth / 2, TreeLimits.MaxNodes / 10, TreeLimits.TooMuch);
        if (root is null || inner.HasAny)
        {
            problems.Warning(
                node, ProblemRules.BrokenJsonText, "The text looks like JSON and is not valid JSON; it is passed over.", "Write the object itself, or valid JSON.");
            return node;
        }

        return Graft(root, node);
    }

    /// <summary>The tree of a text, at the place of the text: its paths go on from there, its line is that of the text.</summary>
    private static WrittenNode Graft(WrittenNode root, WrittenNode at)
    {
        WrittenNode top = Placed(root, at, at.Parent, at.Key, at.Index);
        var open = new Stack<(WrittenNode Source, WrittenNode Made)>([(root, top)]);
        while (open.TryPop(out (WrittenNode Source, WrittenNode Made) pair))
        {
            foreach (WrittenNode child in pair.Source.Children)
            {
                WrittenNode made = Placed(child, at, pair.Made, child.Key, pair.Made.Count);
                pair.Made.Add(made);
                open.Push((child, made));
            }
        }

        return top;
    }

    private static WrittenNode Placed(WrittenNode source, WrittenNode at, WrittenNode? parent, string? key, int index) =>
        new(source.Kind, at.Offset + 1 + source.Offset, parent, key, index) { Text = source.Text, Line = at.Line, Column = at.Column };
}

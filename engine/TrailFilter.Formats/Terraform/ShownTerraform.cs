using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Formats.Finding;

namespace TrailFilter.Formats.Terraform;

/// <summary>What <c>terraform show -json</c> and <c>tofu show -json</c> print, of a plan or of a state.</summary>
internal static class ShownTerraform
{
    private const string FormatVersion = "format_version";

    /// <summary>The types of resources that hold selectors, and where they keep the name.</summary>
    private static readonly Dictionary<string, (TrailKind Kind, string NameKey)> s_types = new(StringComparer.Ordinal)
    {
        ["aws_cloudtrail"] = (TrailKind.Trail, "name"),
        ["awscc_cloudtrail_trail"] = (TrailKind.Trail, "trail_name"),
        ["aws_cloudtrail_event_data_store"] = (TrailKind.EventDataStore, "name"),
        ["awscc_cloudtrail_event_data_store"] = (TrailKind.EventDataStore, "name"),
    };

    /// <summary>Whether a tree is one.</summary>
    internal static bool Is(WrittenNode root) =>
        root.Kind == JsonValueKind.Object
        && root.Member(FormatVersion) is { Kind: JsonValueKind.String or JsonValueKind.Number }
        && root.Children.Any(static member =>
            member.Key is "planned_values" or "values" or "resource_changes" or "terraform_version" or "prior_state");

    /// <summary>Reads it.</summary>
    internal static SelectorsFile Read(WrittenNode root, ProblemList problems, SelectorsFileOptions options)
    {
        bool isPlan = (root.Member("planned_values") ?? root.Member("resource_changes")) is not null;
        string form = isPlan ? "Terraform plan" : "Terraform state";
        WrittenNode version = root.Member(FormatVersion)!;
        if (version.Text.Split('.')[0] is not ("0" or "1"))
        {
            problems.Error(
                version,
                $"The form of this file has version {Quoted.Text(version.Text)}; known are 1.x and, before it, 0.x.",
                "Use a version of trailfilter that knows it, or a terraform whose show -json prints format_version 1.x.");
            return SelectorsFile.Refused(form, problems);
        }

        var unknowns = UnknownValues.Of(root);
        List<TrailDraft> drafts = [];
        foreach (WrittenNode resource in Resources(root.Member("planned_values") ?? root.Member("values")))
        {
            if (DraftOf(resource, unknowns) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        if (drafts.Count == 0)
        {
            problems.Error(
                root,
                isPlan
                    ? "The plan leaves no resource of type aws_cloudtrail, aws_cloudtrail_event_data_store or awscc_cloudtrail_trail."
                    : "The state has no resource of type aws_cloudtrail, aws_cloudtrail_event_data_store or awscc_cloudtrail_trail.",
                "Show the plan or state of the configuration that has the trail; a resource of another tool cannot be read here.");
        }

        return new SelectorsFile(form, Judging.Judge(drafts, options), problems.ToImmutable(), []);
    }

    /// <summary>All resources of a module and the modules in it, in the order of the file.</summary>
    private static IEnumerable<WrittenNode> Resources(WrittenNode? values)
    {
        if (values?.Member("root_module") is not { } rootModule)
        {
            yield break;
        }

        var modules = new Stack<WrittenNode>([rootModule]);
        while (modules.TryPop(out WrittenNode? module))
        {
            foreach (WrittenNode resource in module.Member("resources")?.Children ?? [])
            {
                yield return resource;
            }

            IReadOnlyList<WrittenNode> inner = module.Member("child_modules")?.Children ?? [];
            for (int i = inner.Count - 1; i >= 0; i--)
            {
                modules.Push(inner[i]);
            }
        }
    }

    private static TrailDraft? DraftOf(WrittenNode resource, UnknownValues unknowns)
    {
        if (resource.Member("type") is not { } type || !s_types.TryGetValue(type.Text, out (TrailKind Kind, string NameKey) known)
            || resource.Member("mode")?.Text == "data" || resource.Member("values") is not { Kind: JsonValueKind.Object } values)
        {
            return null;
        }

        string? address = resource.Member("address")?.Text;
        var draft = new TrailDraft(resource, type.Text, known.Kind);
        WrittenNode? name = values.Member(known.NameKey) is { Kind: JsonValueKind.String, Text.Length: > 0 } given ? given : null;
        draft.AddName(address);
        draft.OwnName = name?.Text;
        draft.Name = draft.OwnName ?? address;
        draft.LogBucket = LooseName.TextOf(values, "s3bucketname");
        draft.AddName(LooseName.TextOf(values, "arn"));
        WrittenNode? selectors = ApiSpelling.Document(values, static value => value);
        unknowns.Tell(draft, address, values, selectors);
        if (selectors is null && !draft.Problems.HasAny)
        {
            draft.Notes.Add(
                $"{Quoted.Text(address ?? draft.At.Path)} has no selectors: it logs all management events, as AWS does without any.");
        }
        else if (selectors is not null && name is not null)
        {
            NodeBuilding.AddText(selectors, known.Kind == TrailKind.Trail ? SelectorKeys.TrailName : SelectorKeys.Name, name.Text, name);
        }

        draft.Selectors = selectors;
        return draft;
    }
}

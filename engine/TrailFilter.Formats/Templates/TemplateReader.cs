using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Formats.Finding;

namespace TrailFilter.Formats.Templates;

/// <summary>Finds the trails and event data stores of a CloudFormation template, as people write it and as CDK makes it.</summary>
internal static class TemplateReader
{
    private const string Processed =
        "If the template makes it by a macro, a nested stack or Fn::ForEach, give the processed one: "
        + "aws cloudformation get-template --stack-name NAME --template-stage Processed --query TemplateBody > template.json";

    private static readonly ImmutableArray<string> s_lists = [SelectorKeys.EventSelectors, SelectorKeys.AdvancedEventSelectors];

    /// <summary>Reads a template.</summary>
    internal static SelectorsFile Read(WrittenNode root, bool isJson, ProblemList problems, SelectorsFileOptions options)
    {
        string form = isJson ? "CloudFormation template (JSON)" : "CloudFormation template (YAML)";
        var template = new Template(root);
        var budget = new ResolvingBudget();
        var asked = new HashSet<string>(template.Parameters.Keys, StringComparer.Ordinal);
        List<TrailDraft> drafts = [];
        List<string> left = [];
        foreach (WrittenNode resource in root.Member("Resources")?.Children ?? [])
        {
            TrailKind? kind = Template.TypeOf(resource) switch
            {
                Template.TrailType => TrailKind.Trail,
                Template.StoreType => TrailKind.EventDataStore,
                _ => null,
            };
            if (kind is { } known)
            {
                var resolver = new Resolver(template, options.Parameters, budget, asked);
                if (DraftOf(resource, known, resolver) is { } draft)
                {
                    drafts.Add(draft);
                }
                else
                {
                    left.Add(resource.Key!);
                }
            }
        }

        if (drafts.Count == 0)
        {
            problems.Error(
                root.Member("Resources") ?? root,
                left.Count > 0
                    ? $"The conditions of the template leave no trail: {Quoted.Text(string.Join(", ", left))} would not be created."
                    : $"The template has no {Template.TrailType} and no {Template.StoreType}.",
                left.Count > 0 ? "Give other values: --parameter NAME=VALUE." : Processed);
        }

        return new SelectorsFile(form, Judging.Judge(drafts, options), problems.ToImmutable(), [.. asked.Order(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Selectors that only look as if they were missing: under a misspelt name, or put in by a macro. Without a word the trail would be
    /// taken to have the default.
    /// </summary>
    private static void TellHidden(TrailDraft draft, WrittenNode? node)
    {
        if (node is { Kind: not JsonValueKind.Object })
        {
            draft.Problems.Error(
                node, $"The properties of a resource are an object, not {node.Article}.", "Write the properties under Properties.");
        }

        foreach (WrittenNode property in node?.Children ?? [])
        {
            if (property.Key is not { } key || (s_lists.Contains(key) && node != draft.At))
            {
                // An item of what should be an object, or a property that is read.
            }
            else if (s_lists.Contains(key))
            {
                draft.Problems.Error(property, $"{key} stands beside the properties of the resource.", "Move it into Properties.");
            }
            else if (key.StartsWith("Fn::", StringComparison.Ordinal))
            {
                draft.Problems.Error(property, $"What {Quoted.Text(key)} puts here is not known; selectors may be among it.", Processed);
                draft.UnknownPaths.Add(property.Path);
            }
            else if (NearestName.Find(LooseName.Of(key), s_lists) is { } meant)
            {
                draft.Problems.Error(property, $"{draft.What} has no property {Quoted.Text(key)}.", $"Write {meant}.");
            }
        }
    }

    /// <summary>A resource; null when its condition is false.</summary>
    private static TrailDraft? DraftOf(WrittenNode resource, TrailKind kind, Resolver resolver)
    {
        bool isTrail = kind == TrailKind.Trail;
        var draft = new TrailDraft(resource, isTrail ? Template.TrailType : Template.StoreType, kind);
        draft.AddName(resource.Key);
        if (resource.Member("Condition") is { Kind: JsonValueKind.String } condition)
        {
            bool? holds = resolver.Conditions.IsTrue(condition.Text, condition);
            if (holds == false)
            {
                return null;
            }

            if (holds is null)
            {
                draft.Problems.Warning(
                    condition,
                    ProblemRules.UndecidedCondition,
                    $"Whether it is created depends on the condition {Quoted.Text(condition.Text)}: {resolver.Unknowns.FirstSince(0).Message}",
                    "It is read as if it were. Give the value to have the condition decided: --parameter NAME=VALUE.");
                resolver.Unknowns.ForgetFrom(0);
            }
        }

        WrittenNode? properties = resource.Member("Properties");
        WrittenNode document = NodeBuilding.Of(JsonValueKind.Object, "", properties ?? resource, null, null);
        string nameKey = isTrail ? SelectorKeys.TrailName : SelectorKeys.Name;

        // A name nobody can know is no obstacle: the logical ID names the trail then.
        WrittenNode? name = properties?.Member(nameKey) is { } written ? resolver.Resolve(written, document, nameKey) : null;
        resolver.Unknowns.ForgetFrom(0);
        draft.OwnName = name is { Kind: JsonValueKind.String } ? name.Text : null;
        draft.Name = draft.OwnName ?? resource.Key;
        foreach (string key in s_lists)
        {
            if (properties?.Member(key) is { } list && resolver.Resolve(list, document, key) is { } selectors)
            {
                document.Add(selectors);
            }
        }

        resolver.Unknowns.TellTo(draft);
        draft.Notes.AddRange(resolver.Notes);
        TellHidden(draft, resource);
        TellHidden(draft, properties);

        // Last, because what is unknown or taken for granted about the bucket is no matter of the selectors.
        WrittenNode? bucket = properties?.Member("S3BucketName") is { } given ? resolver.Resolve(given, document, "S3BucketName") : null;
        draft.LogBucket = bucket is { Kind: JsonValueKind.String, Text.Length: > 0 } ? bucket.Text : null;
        bool isDefault = document.Children.All(static list => list is { Kind: JsonValueKind.Array, Count: 0 });
        if (isDefault && !draft.Problems.HasErrors)
        {
            draft.Notes.Add($"{Quoted.Text(resource.Key!)} has no selectors: it logs all management events, as AWS does without any.");
        }
        else
        {
            if (name is { Kind: JsonValueKind.String })
            {
                document.Add(name);
            }

            draft.Selectors = document;
        }

        return draft;
    }
}

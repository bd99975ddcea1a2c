using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Writing;

/// <summary>
/// Terraform source: <c>aws_cloudtrail</c> and <c>aws_cloudtrail_event_data_store</c> of hashicorp/aws. What the resources require and
/// selectors do not say (s3_bucket_name, a name) are variables without a default.
/// </summary>
internal static class TerraformSource
{
    private static readonly ImmutableArray<string> s_blocks =
        [SelectorKeys.EventSelectors, SelectorKeys.AdvancedEventSelectors, SelectorKeys.FieldSelectors, SelectorKeys.DataResources];

    internal static WrittenFile Of(ImmutableArray<Trail> trails)
    {
        var names = new ResourceNames();
        var variables = new List<HclBlock>();
        var sources = new List<HclBlock>();
        var planned = new JsonArray();
        foreach (Trail trail in trails)
        {
            string label = names.Label(trail);
            bool isStore = trail.Kind == TrailKind.EventDataStore;
            string type = isStore ? "aws_cloudtrail_event_data_store" : "aws_cloudtrail";
            var values = new JsonObject();
            var required = new List<(string Key, string Variable)>();
            if (ResourceNames.Own(trail) is { } name)
            {
                values.Add("name", name);
            }
            else
            {
                required.Add(("name", Variable($"{label}_name", $"The name of {type}.{label}", variables)));
            }

            if (!isStore)
            {
                required.Add(("s3_bucket_name", Variable($"{label}_s3_bucket_name", $"The bucket that {type}.{label} delivers to", variables)));
            }

            var selectors = new JsonObject();
            ApiTree.AddTo(selectors, trail.Selectors);
            foreach ((string key, JsonNode? value) in (JsonObject)Spelt(selectors))
            {
                values.Add(key, value!.DeepClone());
            }

            sources.Add(new HclBlock($"resource \"{type}\" \"{label}\"", values, required));
            planned.Add((JsonNode)new JsonObject
            {
                ["address"] = $"{type}.{label}",
                ["mode"] = "managed",
                ["type"] = type,
                ["name"] = label,
                ["values"] = values.DeepClone(),
            });
        }

        var plan = new JsonObject
        {
            ["format_version"] = "1.2",
            ["planned_values"] = new JsonObject { ["root_module"] = new JsonObject { ["resources"] = planned } },
        };
        return new WrittenFile(
            Encoding.UTF8.GetBytes(HclText.Of([.. variables, .. sources])),
            Encoding.UTF8.GetBytes(plan.ToJsonString()),
            [.. trails.SelectMany(Unsure)],
            []);
    }

    private static IEnumerable<string> Unsure(Trail trail) =>
        ValuesOf(trail.Selectors).Distinct(StringComparer.Ordinal).Where(static value => !ComposedText.IsSure(value)).Select(value =>
            $"{trail.Name}: Terraform composes letters and their marks (Unicode NFC), which may make another value of {Quoted.Text(value)}.");

    private static IEnumerable<string> ValuesOf(SelectorSet selectors) =>
    [
        .. selectors.EventSelectors.SelectMany(static selector => selector.DataResources).SelectMany(static resource => resource.Values),
        .. selectors.AdvancedEventSelectors.SelectMany(static selector => selector.FieldSelectors)
            .SelectMany(static field => field.Conditions).SelectMany(static condition => condition.Values),
    ];

    private static string Variable(string name, string description, List<HclBlock> variables)
    {
        variables.Add(new HclBlock(
            $"variable \"{name}\"", new JsonObject { ["description"] = description }, [("type", "string")]));
        return $"var.{name}";
    }

    /// <summary>The API's spelling as Terraform's: <c>NotStartsWith</c> is <c>not_starts_with</c>, and what is a block has one's name.</summary>
    private static JsonNode Spelt(JsonNode node)
    {
        switch (node)
        {
            case JsonArray items:
                return new JsonArray([.. items.Select(static item => Spelt(item!))]);
            case JsonObject members:
                var made = new JsonObject();
                foreach ((string key, JsonNode? value) in members)
                {
                    made.Add(Spelt(s_blocks.Contains(key) ? key[..^1] : key), Spelt(value!));
                }

                return made;
            default:
                return node.DeepClone();
        }
    }

    private static string Spelt(string key)
    {
        var name = new StringBuilder();
        foreach (char letter in key)
        {
            name.Append(char.IsAsciiLetterUpper(letter) && name.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}

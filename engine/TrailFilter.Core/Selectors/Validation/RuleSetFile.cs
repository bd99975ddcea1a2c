using System.Collections.Immutable;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>Reads the embedded rule files. They are part of the build: a broken one is a bug and throws.</summary>
internal static class RuleSetFile
{
    private static readonly ImmutableArray<FieldOperator> s_anyOperator = [.. Enum.GetValues<FieldOperator>()];

    /// <summary>Loads a rule set.</summary>
    /// <param name="name">One of <see cref="RuleSet.Names"/>.</param>
    internal static RuleSet Load(string name)
    {
        using Stream stream = typeof(RuleSetFile).Assembly.GetManifestResourceStream($"rules/{name}.json")
            ?? throw new InvalidOperationException($"The rule set {name} is not embedded.");
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        (KnownValues types, KnownValues sources) = ReadLists(root);
        JsonElement advanced = root.GetProperty("advanced");
        return new RuleSet(
            Text(root, "name"),
            Text(root, "kind") == "trail" ? TrailKind.Trail : TrailKind.EventDataStore,
            Text(root, "source"),
            Text(root, "date"),
            root.TryGetProperty("basic", out JsonElement basic) ? ReadBasic(basic) : null,
            advanced.GetProperty("maxValues").GetInt32(),
            [
                .. advanced.GetProperty("categories").EnumerateObject()
                    .Select(category => new CategoryRules(
                        category.Name,
                        [.. category.Value.EnumerateObject().Select(field => ReadField(field, types, sources))])),
            ],
            types,
            sources);
    }

    private static (KnownValues Types, KnownValues Sources) ReadLists(JsonElement root)
    {
        if (root.TryGetProperty("listsFrom", out JsonElement other))
        {
            return RuleSet.TryGet(other.GetString()!, out RuleSet? rules)
                ? (rules.ResourceTypes, rules.NetworkEventSources)
                : throw new InvalidOperationException($"There is no rule set {other}.");
        }

        return (ReadKnown(root, "resourceTypes", "resource type"),
            ReadKnown(root, "networkEventSources", "network activity event source"));
    }

    /// <summary>A list comes in groups, one per source; the last group is the newest.</summary>
    private static KnownValues ReadKnown(JsonElement root, string key, string noun)
    {
        JsonElement groups = root.GetProperty(key);
        return new KnownValues(
            noun,
            Text(groups[groups.GetArrayLength() - 1], "date"),
            [.. groups.EnumerateArray().SelectMany(group => Texts(group.GetProperty("values")))]);
    }

    private static BasicLimits ReadBasic(JsonElement basic) => new(
        basic.GetProperty("maxSelectors").GetInt32(),
        basic.GetProperty("maxDataResources").GetInt32(),
        [.. Texts(basic.GetProperty("dataResourceTypes"))],
        [.. Texts(basic.GetProperty("excludeManagementEventSources"))]);

    private static FieldRule ReadField(JsonProperty field, KnownValues types, KnownValues sources)
    {
        JsonElement rule = field.Value;
        JsonElement operators = rule.GetProperty("operators");
        return new FieldRule(
            field.Name,
            operators.ValueKind == JsonValueKind.String ? s_anyOperator : [.. Texts(operators).Select(Enum.Parse<FieldOperator>)],
            rule.TryGetProperty("required", out JsonElement required) && required.GetBoolean(),
            rule.TryGetProperty("values", out JsonElement values) ? [.. Texts(values)] : [],
            rule.TryGetProperty("severalValues", out JsonElement several)
                ? several.GetString() == "error" ? ProblemSeverity.Error : ProblemSeverity.Warning
                : null,
            !rule.TryGetProperty("knownValues", out JsonElement list) ? null
                : list.GetString() == "resourceTypes" ? types : sources);
    }

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);
}

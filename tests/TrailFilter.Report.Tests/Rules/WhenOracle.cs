using System.Text.Json;

namespace TrailFilter.Report.Tests.Rules;

/// <summary>What data/security/README.md says of <c>when</c>, once more: with documents and strings, slow and plain.</summary>
internal static class WhenOracle
{
    /// <summary>Whether a record is one of an entry of data/security.</summary>
    internal static bool IsSecurity(JsonElement entry, JsonElement record) =>
        NameFits(entry.GetProperty("eventSource").GetString(), TextAt(record, "eventSource"))
        && entry.GetProperty("eventNames").EnumerateArray().Any(name => NameFits(name.GetString(), TextAt(record, "eventName")))
        && (!entry.TryGetProperty("when", out JsonElement when) || Holds(when, resourceType: null, record));

    /// <summary>Whether a record is one of an entry of data/wastes that is no pair of records.</summary>
    internal static bool IsWaste(JsonElement entry, JsonElement record)
    {
        JsonElement recognise = entry.GetProperty("recognise");
        return recognise.TryGetProperty("when", out JsonElement when)
            && Holds(when, recognise.TryGetProperty("resourceType", out JsonElement type) ? type.GetString() : null, record);
    }

    /// <summary>Whether all conditions of a <c>when</c> hold.</summary>
    internal static bool Holds(JsonElement when, string? resourceType, JsonElement record)
    {
        JsonProperty[] onEntries = [.. when.EnumerateObject().Where(condition => condition.Name.StartsWith("resources.", StringComparison.Ordinal))];
        bool own = when.EnumerateObject().Except(onEntries).All(condition => Holds(condition.Value, ValueAt(record, condition.Name)));
        if (!own || (onEntries.Length == 0 && resourceType is null))
        {
            return own;
        }

        return record.TryGetProperty("resources", out JsonElement resources) && resources.ValueKind == JsonValueKind.Array
            && resources.EnumerateArray().Any(entry => entry.ValueKind == JsonValueKind.Object
                && (resourceType is null || TextAt(entry, "type") == resourceType)
                && onEntries.All(condition => Holds(condition.Value, EntryValue(entry, condition.Name["resources.".Length..]))));
    }

    /// <summary>The category, inferred as far as rules need it.</summary>
    internal static string CategoryOf(JsonElement record) => TextAt(record, "eventCategory") ?? TextAt(record, "managementEvent") switch
    {
        "true" => "Management",
        "false" => "Data",
        _ => "",
    };

    /// <summary>The text at a path, or null.</summary>
    internal static string? TextAt(JsonElement record, string path) => ValueAt(record, path) is { } value ? TextOf(value) : null;

    private static JsonElement? EntryValue(JsonElement entry, string path) =>
        ValueAt(entry, path) ?? (path == "ARN" ? ValueAt(entry, "ARNPrefix") : null);

    private static JsonElement? ValueAt(JsonElement value, string path)
    {
        if (path == "eventCategory" && !(value.TryGetProperty(path, out JsonElement named) && named.ValueKind != JsonValueKind.Null))
        {
            return JsonSerializer.SerializeToElement(CategoryFromFlag(value)) is { ValueKind: JsonValueKind.String } inferred ? inferred : null;
        }

        foreach (string name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    private static string? CategoryFromFlag(JsonElement record) =>
        !record.TryGetProperty("managementEvent", out JsonElement flag) ? null
        : flag.ValueKind == JsonValueKind.True ? "Management"
        : flag.ValueKind == JsonValueKind.False ? "Data"
        : null;

    private static bool Holds(JsonElement operators, JsonElement? value)
    {
        if (operators.TryGetProperty("present", out JsonElement present) && present.GetBoolean() != value.HasValue)
        {
            return false;
        }

        string? text = value is { } there ? TextOf(there) : null;
        if (Values(operators, "notEquals").Any(other => other == text))
        {
            return false;
        }

        (string Name, Func<string, string, bool> Hits)[] positives =
        [
            ("equals", (given, wanted) => given == wanted),
            ("startsWith", (given, wanted) => given.StartsWith(wanted, StringComparison.Ordinal)),
            ("endsWith", (given, wanted) => given.EndsWith(wanted, StringComparison.Ordinal)),
            ("contains", (given, wanted) => given.Contains(wanted, StringComparison.Ordinal)),
        ];
        return !positives.Any(positive => operators.TryGetProperty(positive.Name, out _))
            || (text is not null && positives.Any(positive => Values(operators, positive.Name).Any(wanted => positive.Hits(text, wanted))));
    }

    private static IEnumerable<string> Values(JsonElement operators, string name) =>
        operators.TryGetProperty(name, out JsonElement values) ? values.EnumerateArray().Select(value => value.GetString()!) : [];

    private static bool NameFits(string? wanted, string? given) => wanted == "*" || wanted == given;

    private static string? TextOf(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                try
                {
                    return value.GetString();
                }
                catch (InvalidOperationException)
                {
                    return null; // half a surrogate pair
                }

            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number:
                return value.GetRawText();
            default:
                return null;
        }
    }
}

using System.Text.Json;

namespace TrailFilter.Synthesis.Tests;

/// <summary>
/// Whether selectors log a generated record, for the few shapes the sample selectors have: enough to see that each selects
/// something and drops something. It is no second evaluator.
/// </summary>
internal static class SelectorsOracle
{
    public static bool Logs(JsonElement configuration, JsonElement record) =>
        configuration.TryGetProperty("AdvancedEventSelectors", out JsonElement advanced)
            ? advanced.EnumerateArray().Any(selector => Passes(selector, record))
            : configuration.GetProperty("EventSelectors").EnumerateArray().Any(selector => PassesBasic(selector, record));

    private static bool Passes(JsonElement selector, JsonElement record)
    {
        List<JsonElement> fields = [.. selector.GetProperty("FieldSelectors").EnumerateArray()];
        List<JsonElement> ofEntries = [.. fields.Where(f => Corpus.Text(f, "Field")!.StartsWith("resources.", StringComparison.Ordinal))];
        bool others = fields.Except(ofEntries).All(f => PassesField(f, Value(record, Corpus.Text(f, "Field")!)));
        return others && (ofEntries.Count == 0 || Corpus.Resources(record).Any(entry => ofEntries.All(f => PassesField(f, Entry(entry, Corpus.Text(f, "Field")!)))));
    }

    private static bool PassesField(JsonElement field, string? value)
    {
        bool Hit(string name, Func<string, bool> hits) =>
            value is not null && field.TryGetProperty(name, out JsonElement values) && values.EnumerateArray().Any(v => hits(v.GetString()!));
        bool selects = field.TryGetProperty("Equals", out _) || field.TryGetProperty("StartsWith", out _);
        bool selected = Hit("Equals", v => v == value) || Hit("StartsWith", v => value!.StartsWith(v, StringComparison.Ordinal));
        bool deselected = Hit("NotEquals", v => v == value) || Hit("NotStartsWith", v => value!.StartsWith(v, StringComparison.Ordinal));
        return (!selects || selected) && !deselected;
    }

    private static bool PassesBasic(JsonElement selector, JsonElement record)
    {
        bool management = selector.GetProperty("IncludeManagementEvents").GetBoolean() && Corpus.Is(record, "eventCategory", "Management");
        return management || selector.GetProperty("DataResources").EnumerateArray().Any(data => Corpus.Resources(record).Any(entry =>
            Corpus.Is(entry, "type", Corpus.Text(data, "Type")!)
            && data.GetProperty("Values").EnumerateArray().Any(v => (Entry(entry, "resources.ARN") ?? "").StartsWith(v.GetString()!, StringComparison.Ordinal))));
    }

    private static string? Value(JsonElement record, string field) =>
        record.TryGetProperty(field, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.ValueKind == JsonValueKind.True ? "true" : "false"
            : Corpus.Text(record, field);

    private static string? Entry(JsonElement entry, string field) =>
        field == "resources.type" ? Corpus.Text(entry, "type") : Corpus.Text(entry, "ARN") ?? Corpus.Text(entry, "ARNPrefix");
}

using System.Text;
using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats.Tests;

/// <summary>Selectors as text: records compare immutable arrays by reference.</summary>
internal static class Shown
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };

    /// <summary>The selectors without the name of their trail.</summary>
    internal static string Selectors(SelectorSet? set) => JsonSerializer.Serialize(set is null ? null : set with { TrailName = null }, s_options);

    /// <summary>The same of the API's JSON, or of the word default.</summary>
    internal static string Selectors(JsonElement expected, RuleSet rules)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            return "null";
        }

        string json = expected.ValueKind == JsonValueKind.String ? expected.GetString()! : expected.GetRawText();
        SelectorReadResult read = SelectorReader.Read(Encoding.UTF8.GetBytes(json), rules);
        Assert.True(read.IsAccepted, $"The case itself is refused: {json}");
        return Selectors(read.Selectors);
    }
}

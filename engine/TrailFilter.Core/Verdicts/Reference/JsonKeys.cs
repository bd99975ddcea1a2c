using System.Text.Json;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>Looks up keys of a JSON object by their unescaped text. Where a key occurs twice the last one counts (R1).</summary>
internal static class JsonKeys
{
    /// <summary>The value of a key as selectors see it; missing when the key is absent.</summary>
    internal static FieldReading Read(JsonElement owner, string key) =>
        Find(owner, key) is { } value ? FieldReading.Of(value) : FieldReading.Missing;

    /// <summary>The value of a key, or <see langword="null"/> when the key is absent.</summary>
    /// <remarks>
    /// JsonElement.TryGetProperty would do, were it not that it throws on a neighbouring key that holds half a surrogate pair.
    /// </remarks>
    internal static JsonElement? Find(JsonElement owner, string key)
    {
        JsonElement? last = null;
        foreach (JsonProperty property in owner.EnumerateObject())
        {
            if (NameOf(property) == key)
            {
                last = property.Value;
            }
        }

        return last;
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // A key that is no text is none of the keys anybody asks for.
            return null;
        }
    }
}

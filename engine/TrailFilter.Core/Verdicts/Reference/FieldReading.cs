using System.Text.Json;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>One value of a record as selectors see it (R2).</summary>
/// <param name="Text">The text to compare, or <see langword="null"/> when the value is missing.</param>
/// <param name="IsString">Whether the record holds a JSON string, readable or not.</param>
/// <param name="IsUnreadable">Whether it is a JSON string that is no text: it holds half a surrogate pair.</param>
internal readonly record struct FieldReading(string? Text, bool IsString, bool IsUnreadable)
{
    /// <summary>Nothing to compare with.</summary>
    internal static FieldReading Missing => default;

    /// <summary>R2: a string, unescaped; a boolean as <c>true</c> or <c>false</c>; anything else is missing.</summary>
    internal static FieldReading Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => OfString(value),
        JsonValueKind.True => new FieldReading("true", IsString: false, IsUnreadable: false),
        JsonValueKind.False => new FieldReading("false", IsString: false, IsUnreadable: false),
        _ => Missing,
    };

    private static FieldReading OfString(JsonElement value)
    {
        try
        {
            return new FieldReading(value.GetString(), IsString: true, IsUnreadable: false);
        }
        catch (InvalidOperationException)
        {
            // What JsonElement answers to half a surrogate pair; there is no way to ask beforehand.
            return new FieldReading(null, IsString: true, IsUnreadable: true);
        }
    }
}

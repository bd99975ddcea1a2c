using System.Text.Json;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>One entry of a record's <c>resources</c> (R6).</summary>
/// <param name="Type">Its <c>type</c>, or <see langword="null"/> when missing.</param>
/// <param name="Arn">Its <c>ARN</c>; its <c>ARNPrefix</c> when <c>ARN</c> is missing; <see langword="null"/> when both are.</param>
/// <param name="ArnIsPrefix">Whether <paramref name="Arn"/> came from <c>ARNPrefix</c>.</param>
/// <param name="IsUnreadable">Whether one of the three is a string that is no text.</param>
/// <param name="Index">Its place in the array, whose other elements may be no entries.</param>
internal sealed record ResourceReading(string? Type, string? Arn, bool ArnIsPrefix, bool IsUnreadable, int Index)
{
    /// <summary>Reads an entry.</summary>
    /// <param name="entry">A JSON object.</param>
    /// <param name="index">Its place in the array.</param>
    internal static ResourceReading Of(JsonElement entry, int index)
    {
        FieldReading type = JsonKeys.Read(entry, "type");
        FieldReading arn = JsonKeys.Read(entry, "ARN");
        FieldReading prefix = JsonKeys.Read(entry, "ARNPrefix");

        // R6: ARNPrefix takes ARN's place only when ARN is missing; a lower-case arn does not count.
        bool isPrefix = arn.Text is null && prefix.Text is not null;
        return new ResourceReading(
            type.Text,
            isPrefix ? prefix.Text : arn.Text,
            isPrefix,
            type.IsUnreadable || arn.IsUnreadable || prefix.IsUnreadable,
            index);
    }
}

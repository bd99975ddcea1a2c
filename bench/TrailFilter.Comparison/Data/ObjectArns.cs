using System.Text.Json;

namespace TrailFilter.Comparison.Data;

/// <summary>The ARNs of S3 objects that records name.</summary>
internal static class ObjectArns
{
    /// <summary>In the order of the records.</summary>
    /// <param name="lines">The records, one a line.</param>
    public static IEnumerable<string> In(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            using var record = JsonDocument.Parse(line);
            if (!record.RootElement.TryGetProperty("resources", out JsonElement resources) || resources.ValueKind != JsonValueKind.Array)
            {
                continue;
            }

            foreach (JsonElement entry in resources.EnumerateArray())
            {
                if (entry.TryGetProperty("type", out JsonElement type) && type.ValueEquals("AWS::S3::Object")
                    && entry.TryGetProperty("ARN", out JsonElement arn))
                {
                    yield return arn.GetString()!;
                }
            }
        }
    }
}

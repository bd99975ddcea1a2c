using System.Text.Json;
using TrailFilter.Synthesis;

namespace TrailFilter.Peers;

/// <summary>The job of the comparison over <see cref="JsonDocument"/>: what most would write.</summary>
public static class JsonDocumentJob
{
    /// <summary>Whether the job selects a record.</summary>
    public static bool IsLogged(ReadOnlyMemory<byte> record)
    {
        using var document = JsonDocument.Parse(record);
        return IsLogged(document.RootElement);
    }

    private static bool IsLogged(JsonElement record)
    {
        if (record.GetProperty("eventCategory").GetString() != "Data"
            || BenchmarkJob.ExcludedEventNames.Contains(record.GetProperty("eventName").GetString()!)
            || !record.TryGetProperty("resources", out JsonElement resources) || resources.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (JsonElement entry in resources.EnumerateArray())
        {
            if (entry.TryGetProperty("type", out JsonElement type) && type.GetString() == "AWS::S3::Object"
                && (entry.TryGetProperty("ARN", out JsonElement arn) || entry.TryGetProperty("ARNPrefix", out arn))
                && BenchmarkJob.Prefixes.Any(prefix => arn.GetString()!.StartsWith(prefix, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}

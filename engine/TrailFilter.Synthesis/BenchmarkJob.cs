using System.Collections.Immutable;
using System.Text;
using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis;

/// <summary>
/// One filtering job to compare programs on: S3 object data events under one of fifty prefixes, without the three noisiest
/// read calls. It selects between two and three records in a hundred of <see cref="GeneratorProfile.Benchmark"/>.
/// </summary>
public static class BenchmarkJob
{
    private const int PrefixCount = 50;

    /// <summary>The fifty ARN prefixes, each of a bucket and a folder in it.</summary>
    public static ImmutableArray<string> Prefixes { get; } = MakePrefixes();

    /// <summary>The event names left out.</summary>
    public static ImmutableArray<string> ExcludedEventNames { get; } = ["HeadObject", "GetObjectAcl", "GetObjectTagging"];

    /// <summary>The job as PutEventSelectors takes it: one advanced event selector, as JSON.</summary>
    public static string SelectorsJson { get; } = MakeSelectors();

    private static ImmutableArray<string> MakePrefixes()
    {
        GeneratorProfile profile = GeneratorProfile.Benchmark;
        int buckets = profile.Accounts.Length * profile.Regions.Length * profile.BucketsPerPlace;
        int pairs = buckets * profile.PrefixesPerBucket;

        // Evenly over all pairs of bucket and folder, so that most buckets take part and none with all its folders.
        return
        [
            .. Enumerable.Range(0, PrefixCount)
                .Select(i => i * pairs / PrefixCount)
                .Select(pair => $"arn:aws:s3:::{BucketNames.Bucket(pair / profile.PrefixesPerBucket)}/{BucketNames.Prefix(pair % profile.PrefixesPerBucket)}"),
        ];
    }

    private static string MakeSelectors()
    {
        StringBuilder json = new();
        json.Append("{\"AdvancedEventSelectors\":[{\"Name\":\"Objects under fifty prefixes\",\"FieldSelectors\":[");
        json.Append("{\"Field\":\"eventCategory\",\"Equals\":[\"Data\"]},{\"Field\":\"resources.type\",\"Equals\":[\"AWS::S3::Object\"]},");
        json.Append("{\"Field\":\"eventName\",\"NotEquals\":[\"").AppendJoin("\",\"", ExcludedEventNames).Append("\"]},");
        json.Append("{\"Field\":\"resources.ARN\",\"StartsWith\":[\"").AppendJoin("\",\"", Prefixes).Append("\"]}]}]}");
        return json.ToString();
    }
}

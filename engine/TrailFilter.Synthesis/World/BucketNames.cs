using System.Globalization;

namespace TrailFilter.Synthesis.World;

/// <summary>Names of buckets and prefixes by number, so that selectors can name them without looking at records.</summary>
internal static class BucketNames
{
    private static readonly string[] s_themes =
        ["data-lake", "uploads", "exports", "media", "backups", "artifacts", "reports", "telemetry", "staging", "website"];

    private static readonly string[] s_prefixes =
    [
        "raw/", "curated/orders/", "images/", "invoices/", "logs/app/", "logs/web/", "tmp/", "models/v3/", "exports/daily/",
        "uploads/", "events/clicks/", "archive/",
    ];

    /// <summary>The name of a bucket, number counted over all places.</summary>
    public static string Bucket(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"amzn-s3-demo-{s_themes[number % s_themes.Length]}-{number + 1:00}");

    /// <summary>A bucket's prefix by number, ending in a slash.</summary>
    public static string Prefix(int number) => number < s_prefixes.Length
        ? s_prefixes[number]
        : string.Create(CultureInfo.InvariantCulture, $"{s_prefixes[number % s_prefixes.Length]}team-{number / s_prefixes.Length}/");
}

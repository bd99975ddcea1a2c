using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace TrailFilter.Synthesis;

/// <summary>
/// What the generated records look like: whose, when and in what proportions. Immutable and safe to share between threads.
/// Together with a seed it determines every byte.
/// </summary>
public sealed record GeneratorProfile
{
    /// <summary>An ordinary mixture: 55 % management, 43 % data and 2 % network activity events, with a few large, old and Insights records.</summary>
    public static GeneratorProfile Default { get; } = new();

    /// <summary>
    /// The mixture of the benchmark job (<see cref="BenchmarkJob"/>): longer user agents and keys, four accounts, no record
    /// above a few kilobytes, nothing but management, data and network activity events.
    /// </summary>
    public static GeneratorProfile Benchmark { get; } = new()
    {
        Name = "benchmark",
        Accounts = ["111122223333", "444455556666", "777788889999", "123456789012"],
        BucketsPerPlace = 4,
        PrefixesPerBucket = 9,
        ObjectsPerPrefix = 5_000,
        LargeShare = 0,
        OldShare = 0,
        InsightShare = 0,
    };

    /// <summary>The profile of the sample archive in data/sample: three accounts, Regions and days, in an organization.</summary>
    public static GeneratorProfile Sample { get; } = new()
    {
        Name = "sample",
        OrganizationId = "o-exampleorgid",
        Span = TimeSpan.FromDays(3),
        BucketsPerPlace = 1,
        PrefixesPerBucket = 6,
        ObjectsPerPrefix = 60,
        LargeShare = 0.001,
        OldShare = 0.01,
        InsightShare = 0.002,
        NetworkActivityShare = 0.03,
        DataShare = 0.42,
        BusyArchiveShare = 0,
    };

    /// <summary>The names <see cref="TryGet"/> knows.</summary>
    public static ImmutableArray<string> Names { get; } = ["default", "benchmark", "sample"];

    /// <summary>The name it is chosen by, lower case.</summary>
    public string Name { get; init; } = "default";

    /// <summary>The accounts, twelve digits each; at least one.</summary>
    public ImmutableArray<string> Accounts { get; init; } = ["111122223333", "444455556666", "777788889999"];

    /// <summary>The Regions each account works in; at least one. Global services are recorded in us-east-1 only.</summary>
    public ImmutableArray<string> Regions { get; init; } = ["us-east-1", "eu-west-1", "ap-southeast-2"];

    /// <summary>The organization in archive keys, such as o-exampleorgid; null for a trail of single accounts.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The time of the earliest records, UTC.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How long a time the records cover; at least an hour.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Share of data events among all records, 0 to 1.</summary>
    public double DataShare { get; init; } = 0.43;

    /// <summary>Share of network activity events, 0 to 1. What the other shares leave is management events.</summary>
    public double NetworkActivityShare { get; init; } = 0.02;

    /// <summary>Share of Insights and aggregated events, 0 to 1.</summary>
    public double InsightShare { get; init; } = 0.001;

    /// <summary>Share of management and data events written as CloudTrail did before eventCategory existed (1.05 and 1.03), 0 to 1.</summary>
    public double OldShare { get; init; } = 0.003;

    /// <summary>Share of records made large on purpose, 0 to 1; see <see cref="MaxRecordBytes"/>.</summary>
    public double LargeShare { get; init; } = 0.001;

    /// <summary>
    /// An upper bound for the size of a large record, in bytes, 16384 to 262144 (CloudTrail's own limit). No single field
    /// passes 100 KB, as CloudTrail's caps have it, so records end somewhat below the largest bound.
    /// </summary>
    public int MaxRecordBytes { get; init; } = 64 * 1024;

    /// <summary>Share of denied requests among those whose caller has an ARN, 0 to 1.</summary>
    public double DeniedShare { get; init; } = 0.07;

    /// <summary>Buckets in each account and Region, 1 to 1000; the trail's log bucket comes on top.</summary>
    public int BucketsPerPlace { get; init; } = 3;

    /// <summary>Prefixes in each bucket, 1 to 1000.</summary>
    public int PrefixesPerBucket { get; init; } = 8;

    /// <summary>Distinct objects under each prefix, at least 1; the product of the three is the number of distinct S3 keys.</summary>
    public int ObjectsPerPrefix { get; init; } = 1_000;

    /// <summary>Share of archives that are busy, with thousands of records, 0 to 1.</summary>
    public double BusyArchiveShare { get; init; } = 0.01;

    /// <summary>Average number of records a second in a record stream without archives, at least 1.</summary>
    public int RecordsPerSecond { get; init; } = 20;

    /// <summary>Finds a profile by name, exactly as <see cref="Names"/> writes it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="profile">The profile, when the name is known.</param>
    /// <returns>Whether the name is known.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out GeneratorProfile? profile)
    {
        profile = name switch
        {
            "default" => Default,
            "benchmark" => Benchmark,
            "sample" => Sample,
            _ => null,
        };
        return profile is not null;
    }

    /// <summary>Refuses values outside the ranges documented here.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void ThrowIfInvalid()
    {
        Require(!Accounts.IsDefaultOrEmpty && Accounts.All(IsAccount), nameof(Accounts));
        Require(!Regions.IsDefaultOrEmpty && Regions.All(region => region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')), nameof(Regions));
        Require(Span >= TimeSpan.FromHours(1), nameof(Span));
        Require(Start.Year is >= 1971 and < 9000, nameof(Start));
        foreach (double share in new[] { DataShare, NetworkActivityShare, InsightShare, OldShare, LargeShare, DeniedShare, BusyArchiveShare })
        {
            Require(share is >= 0 and <= 1, "share");
        }
        Require(DataShare + NetworkActivityShare + InsightShare <= 1, nameof(DataShare));
        Require(MaxRecordBytes is >= 16_384 and <= 262_144, nameof(MaxRecordBytes));
        Require(BucketsPerPlace is >= 1 and <= 1000, nameof(BucketsPerPlace));
        Require(PrefixesPerBucket is >= 1 and <= 1000, nameof(PrefixesPerBucket));
        Require(ObjectsPerPrefix >= 1, nameof(ObjectsPerPrefix));
        Require(RecordsPerSecond >= 1, nameof(RecordsPerSecond));
    }

    private static bool IsAccount(string account) => account.Length == 12 && account.All(char.IsAsciiDigit);

    private static void Require(bool holds, string name)
    {
        if (!holds)
        {
            throw new ArgumentException($"The profile's {name} is out of range.", name);
        }
    }
}

using System.Collections.Immutable;

namespace TrailFilter.Report.Costs;

/// <summary>What is charged, with its prices. Immutable.</summary>
internal sealed record PriceItem
{
    public const string FirstCopy = "management-events-first-copy";
    public const string FurtherCopies = "management-events-further-copies";
    public const string DataEvents = "data-events";
    public const string NetworkActivity = "network-activity-events";
    public const string InsightsOnManagement = "insights-management";
    public const string InsightsOnData = "insights-data";
    public const string LakeOneYear = "lake-ingestion-one-year-cloudtrail";
    public const string LakeOneYearOther = "lake-ingestion-one-year-other";
    public const string LakeSevenYears = "lake-ingestion-seven-year";
    public const string S3Storage = "s3-standard-storage";

    /// <summary>The items that price lists may have, in the order of a bill.</summary>
    public static ImmutableArray<string> Ids { get; } =
    [
        FirstCopy, FurtherCopies, DataEvents, NetworkActivity, InsightsOnManagement, InsightsOnData, LakeOneYear,
        LakeOneYearOther, LakeSevenYears, "lake-extended-retention", "lake-query", S3Storage,
    ];

    public required string Id { get; init; }

    public required string What { get; init; }

    public required string Unit { get; init; }

    /// <summary>How many units a price is for.</summary>
    public required double Per { get; init; }

    public required string UsageType { get; init; }

    public required ImmutableDictionary<string, string> UsageTypeIn { get; init; }

    /// <summary>The price in every Region of the list without an own one.</summary>
    public required double? Default { get; init; }

    public required ImmutableDictionary<string, double> Regions { get; init; }

    public required ImmutableDictionary<string, ImmutableArray<PriceTier>> Tiers { get; init; }

    /// <summary>What taking in events of a category into CloudTrail Lake is charged as.</summary>
    public static string OfIngestion(LakeRetention retention, string category) => (retention, category) switch
    {
        (LakeRetention.SevenYears, _) => LakeSevenYears,
        (_, "ConfigurationItem" or "Evidence" or "ActivityAuditLog") => LakeOneYearOther,
        _ => LakeOneYear,
    };
}

/// <summary>A step of a price that falls with the volume of a month.</summary>
/// <param name="UpTo">Where the step ends, in units; infinity for the last one.</param>
/// <param name="Price">The price of what is within it.</param>
internal readonly record struct PriceTier(double UpTo, double Price);

using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Costs;

/// <summary>What a month of a proposed configuration costs more than one of the current one. Immutable.</summary>
internal sealed record CostChange
{
    /// <summary>The change, negative when it saves; null when nobody can tell any of it.</summary>
    public required double? Month { get; init; }

    /// <summary>The currency's code.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>
    /// The Regions of what has no price and is not the same in both, which is missing from <see cref="Month"/>; empty when the change
    /// is whole.
    /// </summary>
    public ImmutableArray<string> WithoutPrice { get; init; } = [];

    /// <summary>Whether the proposed configuration also logs what the input cannot show, which is missing from all this.</summary>
    public bool IsOfInputOnly { get; init; }

    /// <summary>See <see cref="CostReport.IsTooShort"/>.</summary>
    public bool IsTooShort { get; init; }

    /// <summary>Whether it is made of a sample of the archives.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>The range of <see cref="Month"/>, where it is made of a sample and a range can be told.</summary>
    public Interval? Range { get; init; }

    /// <summary>The change from the first configuration of a report to another.</summary>
    public static CostChange Of(CostReport report, int number)
    {
        ConfigurationCost now = report.Configurations[0];
        ConfigurationCost then = report.Configurations[number];
        ImmutableArray<string> without =
        [
            .. Unpriced(now, -1).Concat(Unpriced(then, 1))
                .GroupBy(static line => (line.Account, line.Region, line.Item), static line => line.Quantity)
                .Where(static group => group.Sum() != 0)
                .Select(static group => group.Key.Region)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        bool isTold = report.MonthFactor is not null
            && (without.IsEmpty || now.Lines.Concat(then.Lines).Any(static line => line.Price is not null));
        return new CostChange
        {
            Month = isTold ? MonthOf(then) - MonthOf(now) : null,
            Currency = report.Currency,
            WithoutPrice = without,
            IsTooShort = report.IsTooShort,
        };
    }

    // What has no price in both is the same in both, or named as missing.
    private static double MonthOf(ConfigurationCost cost) => cost.Month ?? cost.Lines.Sum(static line => line.Month ?? 0);

    private static IEnumerable<(string Account, string Region, string Item, double Quantity)> Unpriced(ConfigurationCost cost, int sign) =>
        cost.Lines.Where(static line => line.Price is null)
            .Select(line => (line.Account, line.Region, line.Item, sign * line.Quantity));
}
